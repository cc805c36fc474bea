import { useRef, useState, type KeyboardEvent } from 'react';
import { useWords } from '../../i18n/words';
import type { Pair } from './overlap-store';

/** A list of the matrix. */
export interface MatrixSet {
  readonly id: string;
  readonly name: string;
}

const STEPS: Readonly<Record<string, { readonly first: number; readonly second: number }>> = {
  ArrowUp: { first: -1, second: 0 },
  ArrowDown: { first: 1, second: 0 },
  ArrowLeft: { first: 0, second: -1 },
  ArrowRight: { first: 0, second: 1 },
};

interface MatrixProps {
  readonly sets: readonly MatrixSet[];
  /** Square, in the order of the sets. */
  readonly shared: readonly (readonly number[])[];
  readonly chosen: Pair | null;
  readonly onChoose: (pair: Pair) => void;
}

/** What a cell says aloud. */
export function useCellText(sets: readonly MatrixSet[]): (pair: Pair, count: number) => string {
  const { text } = useWords();
  const names = new Map(sets.map(({ id, name }) => [id, name]));
  return ({ first, second }, count) => (first === second ? text.overlap.own(names.get(first) ?? '', count) : text.overlap.cell(names.get(first) ?? '', names.get(second) ?? '', count));
}

const PARTS = 4;

/** How much of the shorter of two lists they share, in quarters, as a class; nothing for nothing. */
function partClass(count: number, first: number, second: number): string {
  return count === 0 ? ' none' : ` part-${String(Math.ceil((PARTS * count) / Math.min(first, second)))}`;
}

/** How many names each pair of strategies shares: one stop for the Tab key, arrows inside. */
export function OverlapMatrix({ sets, shared, chosen, onChoose }: MatrixProps) {
  const { text, formats } = useWords();
  const cellText = useCellText(sets);
  const [stop, setStop] = useState({ first: 0, second: 0 });
  const body = useRef<HTMLTableSectionElement>(null);
  const last = shared.length - 1;
  const limited = (place: number): number => Math.max(0, Math.min(last, place));
  const here = { first: limited(stop.first), second: limited(stop.second) };
  const move = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (!step || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const next = { first: limited(here.first + step.first), second: limited(here.second + step.second) };
    setStop(next);
    body.current?.querySelectorAll('tr')[next.first]?.querySelectorAll('button')[next.second]?.focus();
  };
  return (
    <div className="overlap-box">
      <table className="overlap-matrix">
        <caption className="visually-hidden">{text.overlap.matrix}</caption>
        <thead>
          <tr>
            <td />
            {sets.map(({ id, name }, place) => (
              <th key={id} scope="col" title={name}>
                <span aria-hidden="true">{place + 1}</span>
                <span className="visually-hidden">{name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={move}>
          {shared.map((counts, first) => (
            <tr key={sets[first]!.id}>
              <th scope="row" className="left">
                <span className="overlap-number" aria-hidden="true">{first + 1}</span>
                {sets[first]!.name}
              </th>
              {counts.map((count, second) => {
                const pair = { first: sets[first]!.id, second: sets[second]!.id };
                return (
                <td key={pair.second}>
                  <button
                    type="button"
                    className={`overlap-cell${first === second ? ' own' : partClass(count, counts[first]!, shared[second]![second]!)}`}
                    aria-label={cellText(pair, count)}
                    aria-pressed={chosen?.first === pair.first && chosen.second === pair.second}
                    tabIndex={first === here.first && second === here.second ? 0 : -1}
                    onClick={() => {
                      setStop({ first, second });
                      onChoose(pair);
                    }}
                  >
                    {count === 0 ? '·' : formats.integer(count)}
                  </button>
                </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
