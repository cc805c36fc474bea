import { useId, type KeyboardEvent } from 'react';
import type { InstrumentHitDto } from '@shared/dto/app';
import { useWords } from '../i18n/words';
import { Icon } from './icon';
import { useHits } from './use-hits';
import { useWalk } from './use-walk';

interface ShareSearchProps {
  readonly label: string;
  readonly onChoose: (hit: InstrumentHitDto) => void;
}

/** A field that finds any stored share; arrows choose, Enter takes, Escape empties it. */
export function ShareSearch({ label, onChoose }: ShareSearchProps) {
  const { text } = useWords();
  const id = useId();
  const { query, write, placeOf, point, step } = useWalk();
  const { hits, isAnswered } = useHits(query);
  const isOpen = query.trim() !== '' && (hits.length > 0 || isAnswered);
  const chosen = placeOf(hits.length);
  const clear = (): void => {
    write('');
  };
  const take = (hit: InstrumentHitDto | undefined): void => {
    if (!hit) return;
    clear();
    onChoose(hit);
  };
  function onKeyDown(event: KeyboardEvent): void {
    if (query === '') return;
    if (event.key === 'Enter' && isAnswered) take(hits[chosen]);
    else if (event.key === 'Escape') clear();
    else if (!step(event.key, hits.length)) return;
    event.preventDefault();
    // Escape means something else to what is around the field.
    event.stopPropagation();
  }
  return (
    <div
      className="share-search"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) clear();
      }}
    >
      <Icon name="search" />
      <input
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded={isOpen}
        aria-autocomplete="list"
        aria-controls={isOpen ? `${id}-hits` : undefined}
        aria-activedescendant={isOpen && hits[chosen] ? `${id}-${hits[chosen].orderbookId}` : undefined}
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        value={query}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          write(event.target.value);
        }}
      />
      {isOpen && hits.length > 0 ? (
        <ul id={`${id}-hits`} role="listbox" aria-label={label}>
          {hits.map((hit, index) => (
            <li
              key={hit.orderbookId}
              id={`${id}-${hit.orderbookId}`}
              role="option"
              aria-selected={index === chosen}
              // The field keeps the focus, so that leaving it can close the list.
              onMouseDown={(event) => { event.preventDefault(); }}
              onMouseMove={() => { point(index); }}
              onClick={() => { take(hit); }}
            >
              <span className="option-label">{hit.name}</span>
              <span className="option-hint">{hit.ticker}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {isOpen && hits.length === 0 ? (
        <p id={`${id}-hits`} className="share-search-none muted" role="status">
          {text.app.noHits}
        </p>
      ) : null}
    </div>
  );
}
