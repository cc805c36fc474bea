import { useEffect, useRef, type KeyboardEvent } from 'react';
import { Dialog } from '../../components/dialog';
import { Icon } from '../../components/icon';
import { useHits } from '../../components/use-hits';
import { useWalk } from '../../components/use-walk';
import { useWords } from '../../i18n/words';
import { useFeature, useStores } from '../../stores-context';
import { paletteEntries, type Entry, type EntryAction, type EntryGroup } from './entries';

const GROUPS: readonly EntryGroup[] = ['strategies', 'instruments', 'pages', 'settings', 'actions'];

function useRun(): (action: EntryAction) => void {
  const { navigation, status, memory, settings } = useStores();
  return (action) => {
    const { openStrategy, showInstrument, show, setOverlay } = navigation.getState();
    setOverlay(null);
    if (action.kind === 'strategy') openStrategy(action.strategyId);
    else if (action.kind === 'page') show(action.page);
    else if (action.kind === 'instrument') showInstrument(action.orderbookId);
    else if (action.kind === 'setting') {
      settings.getState().find(action.label);
      show('settings');
    } else if (action.kind === 'resync') void status.getState().resync();
    else if (action.kind === 'cancel') void status.getState().cancel();
    else if (action.kind === 'shortcuts' || action.kind === 'export') setOverlay(action.kind);
    else {
      show('memory');
      void memory.getState().clean();
    }
  };
}

interface OptionProps {
  readonly entry: Entry;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly onRun: () => void;
}

function Option({ entry, isChosen, onChoose, onRun }: OptionProps) {
  const element = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isChosen) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  return (
    <li ref={element} id={`entry-${entry.id}`} role="option" aria-selected={isChosen} onClick={onRun} onMouseMove={onChoose}>
      {entry.icon ? <Icon name={entry.icon} /> : <span className="icon" />}
      <span className="option-label">{entry.label}</span>
      <span className="option-hint">{entry.hint}</span>
    </li>
  );
}

/** Everything by typing: strategies, any share, pages, actions. */
export function CommandPalette() {
  const { text } = useWords();
  const { setOverlay } = useFeature('navigation');
  const { value: strategies } = useFeature('strategies');
  const { progress } = useFeature('status');
  const { query, write, placeOf, point, step } = useWalk();
  const { hits } = useHits(query);
  const run = useRun();
  const found = paletteEntries(query, { text, strategies: strategies ?? [], hits, isSyncing: progress !== null });
  const entries = GROUPS.flatMap((group) => found.filter((entry) => entry.group === group));
  const chosen = placeOf(entries.length);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter' && entries[chosen]) run(entries[chosen].action);
    else if (!step(event.key, entries.length)) return;
    event.preventDefault();
  }

  return (
    <Dialog
      label={text.app.palette}
      className="palette"
      onClose={() => {
        setOverlay(null);
      }}
    >
      <div className="palette-search">
        <Icon name="search" />
        <input
          type="text"
          role="combobox"
          aria-expanded="true"
          aria-autocomplete="list"
          aria-controls="palette-entries"
          aria-activedescendant={entries[chosen] ? `entry-${entries[chosen].id}` : undefined}
          aria-label={text.app.palette}
          placeholder={text.app.paletteHint}
          autoFocus
          spellCheck={false}
          value={query}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            write(event.target.value);
          }}
        />
      </div>
      <ul id="palette-entries" role="listbox" aria-label={text.app.palette} tabIndex={-1}>
        {entries.map((entry, index) => (
          <OptionWithHeading
            key={entry.id}
            heading={entries[index - 1]?.group === entry.group ? null : text.app.paletteGroups[entry.group]}
            entry={entry}
            isChosen={index === chosen}
            onChoose={() => {
              point(index);
            }}
            onRun={() => {
              run(entry.action);
            }}
          />
        ))}
      </ul>
      {entries.length === 0 ? <p className="palette-empty">{text.app.noHits}</p> : null}
    </Dialog>
  );
}

function OptionWithHeading({ heading, ...option }: OptionProps & { readonly heading: string | null }) {
  return (
    <>
      {heading === null ? null : (
        <li role="presentation" className="palette-heading">
          {heading}
        </li>
      )}
      <Option {...option} />
    </>
  );
}
