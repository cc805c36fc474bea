import { useRef, useState, type KeyboardEvent } from 'react';
import type { OverlapDto } from '@shared/dto/overlap';
import { useWords } from '../../i18n/words';
import type { Pair } from './overlap-store';

const STEPS: Readonly<Record<string, Pair>> = {
  ArrowUp: { first: -1, second: 0 },
  ArrowDown: { first: 1, second: 0 },
  ArrowLeft: { first: 0, second: -1 },
  ArrowRight: { first: 0, second: 1 },
};

interface MatrixProps {
  readonly overlap: OverlapDto;
  readonly names: readonly string[];
  readonly chosen: Pair | null;
  readonly onChoose: (pair: Pair) => void;
}

/** What a cell says aloud. */
export function useCellText(names: readonly string[]): (pair: Pair, count: number) => string {
  const { text } = useWords();
  return ({ first, second }, count) =>
    first === second ? text.overlap.own(names[first] ?? '', count) : text.overlap.cell(names[first] ?? '', names[second] ?? '', count);
}

/** How many names each pair of strategies shares: one stop for the Tab key, arrows inside. */
export function OverlapMatrix({ overlap, names, chosen, onChoose }: MatrixProps) {
  const { text, formats } = useWords();
  const cellText = useCellText(names);
  const [stop, setStop] = useState<Pair>({ first: 0, second: 0 });
  const body = useRef<HTMLTableSectionElement>(null);
  const last = overlap.shared.length - 1;
  const limited = (place: number): number => Math.max(0, Math.min(last, place));
  const here: Pair = { first: limited(stop.first), second: limited(stop.second) };
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
            {names.map((name, place) => (
              <th key={name} scope="col" title={name}>
                <span aria-hidden="true">{place + 1}</span>
                <span className="visually-hidden">{name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={move}>
          {overlap.shared.map((counts, first) => (
            <tr key={names[first]}>
              <th scope="row" className="left">
                <span className="overlap-number" aria-hidden="true">{first + 1}</span>
                {names[first]}
              </th>
              {counts.map((count, second) => (
                <td key={names[second]}>
                  <button
                    type="button"
                    className={`overlap-cell${first === second ? ' own' : ''}${count === 0 ? ' none' : ''}`}
                    aria-label={cellText({ first, second }, count)}
                    aria-pressed={chosen?.first === first && chosen.second === second}
                    tabIndex={first === here.first && second === here.second ? 0 : -1}
                    onClick={() => {
                      setStop({ first, second });
                      onChoose({ first, second });
                    }}
                  >
                    {count === 0 ? '·' : formats.integer(count)}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
