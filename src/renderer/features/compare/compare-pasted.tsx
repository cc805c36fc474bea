import type { CompareDto } from '@shared/dto/compare';
import { DataTable } from '../../components/data-table';
import { LoadFailure } from '../../components/notice';
import { EmptyState } from '../../components/page';
import { useWords } from '../../i18n/words';
import { useFeature } from '../../stores-context';
import { useSetNames } from '../overlap-names';
import { Difference } from './difference';

function PasteField() {
  const { text } = useWords();
  const { text: pasted, setText, compare, pending } = useFeature('compare');
  return (
    <form
      className="paste"
      onSubmit={(event) => {
        event.preventDefault();
        void compare();
      }}
    >
      <label htmlFor="pasted-list">{text.compare.field}</label>
      <textarea
        id="pasted-list"
        rows={7}
        maxLength={20_000}
        spellCheck={false}
        placeholder={text.compare.placeholder}
        value={pasted}
        onChange={(event) => {
          setText(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void compare();
        }}
      />
      <button type="submit" className="primary" disabled={pasted.trim() === '' || pending}>
        {text.compare.start}
      </button>
    </form>
  );
}

/** How many lines were understood, and those that were not or only by a guess. */
function Understood({ lines }: { readonly lines: CompareDto['lines'] }) {
  const { text } = useWords();
  const unknown = lines.filter(({ instrument }) => instrument === null);
  const guessed = lines.filter(({ isGuess }) => isGuess);
  return (
    <div className="understood" role="status">
      <p>{text.compare.found(lines.length - unknown.length, lines.length)}</p>
      {unknown.length === 0 ? null : (
        <p>
          <strong>{text.compare.unknown}:</strong> {unknown.map((line) => line.text).join(' · ')}
        </p>
      )}
      {guessed.length === 0 ? null : (
        <p className="muted">
          {text.compare.guessed}: {guessed.map((line) => `${line.text} ${text.compare.means(line.instrument?.name ?? '')}`).join(' · ')}
        </p>
      )}
    </div>
  );
}

/** A list from anywhere beside every stored one, and for one of them what makes the difference. */
export function ComparePasted() {
  const { text, formats } = useWords();
  const loaded = useFeature('compare');
  const nameOf = useSetNames();
  const { value, look, refresh } = loaded;
  const known = value?.lines.filter(({ instrument }) => instrument !== null).length ?? 0;
  const looked = value?.sets.find(({ id }) => id === value.detail?.id);
  const sets = [...(value?.sets ?? [])].sort((a, b) => b.common - a.common);
  return (
    <>
      <p className="lead">{text.compare.lead}</p>
      <PasteField />
      <LoadFailure loaded={loaded} onRetry={() => void refresh()} />
      {value ? <Understood lines={value.lines} /> : null}
      {value && known === 0 ? <EmptyState title={text.compare.nothing} /> : null}
      {value && known > 0 ? (
        <div className="compare-grid">
          <DataTable
            label={text.compare.strategies}
            caption={text.compare.strategies}
            className="dense"
            rows={sets}
            head="name"
            columns={[
              {
                id: 'name',
                title: text.today.strategy,
                value: (set) => nameOf(set),
                cell: (set) => (
                  <button type="button" className="link" aria-label={text.compare.look(nameOf(set))} aria-pressed={set.id === looked?.id} onClick={() => void look(set.id)}>
                    {nameOf(set)}
                  </button>
                ),
              },
              {
                id: 'common',
                title: text.compare.common,
                value: ({ common }) => common,
                align: 'right',
                cell: ({ common }) => (
                  <>
                    <span className="share-bar" aria-hidden="true">
                      <span style={{ width: `${String((100 * common) / known)}%` }} />
                    </span>{' '}
                    {text.compare.of(formats.integer(common), formats.integer(known))}
                  </>
                ),
              },
              { id: 'size', title: text.compare.size, value: ({ size }) => size, align: 'right', cell: ({ size }) => <span className="muted">{formats.integer(size)}</span> },
            ]}
            rowKey={({ id }) => id}
            rowClass={({ id }) => (id === looked?.id ? 'looked' : undefined)}
          />
          {value.detail && looked ? <Difference detail={value.detail} name={nameOf(looked)} strategyId={looked.strategyId} /> : null}
        </div>
      ) : null}
    </>
  );
}
