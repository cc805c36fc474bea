import { describe, expect, it } from 'vitest';
import type { SignalRowDto, SignalsDto } from '@shared/dto/signals';
import { createRankings } from '../../src/renderer/api/fake/rankings';
import { createWords } from '../../src/renderer/i18n/words';
import { signalColumns } from '../../src/renderer/features/signals/columns';
import { fitColumns } from '../../src/renderer/features/signals/fitted-columns';
import { selectedRows } from '../../src/renderer/features/signals/selected-rows';
import { sortRows } from '../../src/renderer/lib/sorting';
import { rowsAsText } from '../../src/renderer/lib/spreadsheet';
import { shownRows } from '../../src/renderer/features/signals/shown-rows';
import { distanceText } from '../../src/renderer/features/places';
import { rowsOfElements, rowWindow } from '../../src/renderer/lib/use-row-window';

const rankings = createRankings('2026-11-23', '2026-10-22');
const words = createWords('sv');
const momentum = rankings.rows('sammansatt_momentum');
const state = rankings.rows('golden_cross');

function columnsOf(strategyId: string, rows: readonly SignalRowDto[]) {
  return signalColumns(strategyId, rows, words);
}

describe('the columns of a list', () => {
  it('show the deciding figure once, marked, with its unit in the header', () => {
    const columns = columnsOf('sammansatt_momentum', momentum);
    expect(columns.map(({ id }) => id)).not.toContain('score');
    expect(columns.filter(({ decides }) => decides)).toMatchObject([{ id: 'cm', unit: '%' }]);
  });

  it('have a score of their own where no figure is the score', () => {
    const combined = momentum.map((row) => ({ ...row, components: { sammansatt_momentum: { value: 0.025, rank: 1, of: null, contribution: null, asOf: null } } }));
    expect(columnsOf('svenska_portfoljen', combined).map(({ id }) => id)).toContain('score');
  });

  it('collect the figures of all rows when each row carries its own', () => {
    const [first, second] = momentum;
    const rows = [
      { ...first!, components: { trendande_varde: { value: 0.025, rank: 1, of: null, contribution: null, asOf: null } } },
      { ...second!, components: { trendande_kvalitet: { value: 0.05, rank: 1, of: null, contribution: null, asOf: null } } },
    ];
    expect(columnsOf('svenska_portfoljen', rows).map(({ id }) => id)).toEqual(expect.arrayContaining(['trendande_varde', 'trendande_kvalitet']));
  });

  it('are state, event and since for a state strategy, without rank and weight', () => {
    const ids = columnsOf('golden_cross', state).map(({ id }) => id);
    expect(ids.slice(0, 4)).toEqual(['state', 'name', 'ticker', 'since']);
    expect(ids).not.toContain('rank');
    expect(ids).not.toContain('weight');
  });

  it('sort missing values last in both directions', () => {
    const [a, b, c] = momentum;
    const rows = [{ ...a!, components: {} }, b!, c!];
    const column = columnsOf('sammansatt_momentum', momentum).find(({ id }) => id === 'cm')!;
    for (const direction of ['up', 'down'] as const) {
      expect(sortRows(rows, column, direction, words.formats.compareNames).at(-1)?.orderbookId).toBe(a!.orderbookId);
    }
  });
});

describe('the columns that fit', () => {
  const trail = { days: 60, border: 10, ranks: new Map() };
  const ranking = signalColumns('sammansatt_momentum', momentum, words, trail);

  it.each([
    ['a ranking', ranking],
    ['states', columnsOf('golden_cross', state)],
  ])('of %s never need more than the box, and show more in a wider one', (_kind, all) => {
    let before = 0;
    for (let width = 570; width <= 1800; width += 10) {
      const { drawn } = fitColumns(all, width);
      // 16 px beside each, 12 at both ends of a row, as the styles have it.
      expect(drawn.reduce((sum, { leastPx }) => sum + leastPx + 16, 24), String(width)).toBeLessThanOrEqual(width);
      const figures = drawn.filter(({ isFigure }) => isFigure).length;
      before = Math.max(before, figures);
      expect(figures, String(width)).toBeGreaterThanOrEqual(before - 1);
    }
    expect(before).toBe(all.filter(({ isFigure }) => isFigure).length);
  });

  it('give the line of former places up before the second figure, and one figure never', () => {
    const ids = (width: number) => fitColumns(ranking, width).drawn.map(({ id }) => id);
    expect(ids(670)).toContain('history');
    expect(ids(600)).not.toContain('history');
    expect(ids(600)).toEqual(expect.arrayContaining(['name', 'cm', 'ret3']));
    expect(ids(300)).toEqual(['rank', 'before', 'name', 'cm']);
  });

  it('are all there to sort by and to copy, also those that a narrow box does not draw', () => {
    expect(fitColumns(ranking, 600).columns.map(({ id }) => id)).toEqual(expect.arrayContaining(['ticker', 'weight']));
  });
});

describe('what a list shows', () => {
  const signals = { rows: momentum } as unknown as SignalsDto;

  it('is the target alone, or the target and then the rest of the ranking', () => {
    const target = shownRows(signals, false, '');
    const all = shownRows(signals, true, '');
    expect(target.rows.every((row) => row.inTarget)).toBe(true);
    expect(target.rows).toHaveLength(10);
    expect(all.rows).toHaveLength(momentum.length);
    expect(all.rows.map((row) => row.rank)).toEqual(momentum.map((row) => row.rank));
  });

  it('keeps what left apart, also what is not ranked any more', () => {
    const gone: SignalRowDto = { ...momentum[20]!, rank: null, change: 'exited', previousRank: 8, components: {} };
    const shown = shownRows({ ...signals, rows: [...momentum, gone] }, true, '');
    expect(shown.departed).toContain(gone);
    expect(shown.rows).not.toContain(gone);
  });

  it('is found by name or ticker without minding capitals', () => {
    const [first] = momentum;
    expect(shownRows(signals, true, ` ${first!.name.toUpperCase()} `).rows).toContain(first);
    expect(shownRows(signals, true, first!.ticker.toLowerCase()).rows).toContain(first);
  });
});

describe('copied rows', () => {
  it('are the stretch between the two ends, whichever end came first', () => {
    const ids = momentum.slice(2, 6).map((row) => row.orderbookId);
    const forwards = selectedRows(momentum, { anchorId: ids[0]!, cursorId: ids[3]! });
    const backwards = selectedRows(momentum, { anchorId: ids[3]!, cursorId: ids[0]! });
    expect(forwards.map((row) => row.orderbookId)).toEqual(ids);
    expect(backwards).toEqual(forwards);
  });

  it('have a header and tabs, in full precision with the language’s decimal sign', () => {
    const columns = columnsOf('sammansatt_momentum', momentum).filter(({ id, isFigure }) => !isFigure || id === 'cm');
    const [row] = momentum;
    const [header, line] = rowsAsText([row!], columns, 'sv').split('\n');
    expect(header).toBe('Plats\tFörra\tNamn\tKortnamn\tMomentum\tVikt');
    const cells = line!.split('\t');
    expect(Number(cells[4]!.replace(',', '.'))).toBeCloseTo(row!.components.cm!.value!, 9);
    expect(cells[5]).toBe('0,1');
  });
});

describe('a long list', () => {
  it('is drawn whole up to sixty rows', () => {
    expect(rowWindow(60, 30, { top: 0, height: 600 })).toEqual({ first: 0, last: 60 });
  });

  it('is drawn only where it is visible beyond that', () => {
    expect(rowWindow(5000, 30, { top: 30_000, height: 600 })).toEqual({ first: 988, last: 1032 });
  });

  it('has as many elements at its ends', () => {
    expect(rowWindow(300, 30, { top: 8700, height: 600 })).toEqual({ first: 256, last: 300 });
    expect(rowWindow(300, 30, { top: 0, height: 600 })).toEqual({ first: 0, last: 44 });
  });

  it('gives the rows that come in to the elements of those that went out, in both directions, and to no other', () => {
    const before = rowsOfElements({ first: 100, last: 108 }, 100);
    expect(before).toEqual([100, 101, 102, 103, 104, 105, 106, 107]);
    expect(rowsOfElements({ first: 103, last: 111 }, 100)).toEqual([108, 109, 110, 103, 104, 105, 106, 107]);
    expect(rowsOfElements({ first: 98, last: 106 }, 100)).toEqual([100, 101, 102, 103, 104, 105, 98, 99]);
  });

  it('draws each row of the stretch once, however far it was scrolled', () => {
    for (const first of [0, 7, 40, 5001]) {
      const rows = rowsOfElements({ first, last: first + 13 }, 27);
      expect([...rows].sort((a, b) => a - b)).toEqual(Array.from({ length: 13 }, (_, place) => first + place));
    }
  });

  it('has no elements without rows', () => {
    expect(rowsOfElements({ first: 0, last: 0 }, 0)).toEqual([]);
  });
});

describe('the distance to the border', () => {
  it.each([
    [-7, '7 platser innanför gränsen'],
    [-1, '1 plats innanför gränsen'],
    [0, 'sista platsen innanför gränsen'],
    [1, '1 plats från gränsen'],
    [12, '12 platser från gränsen'],
  ])('%i is said in words', (distance, expected) => {
    expect(distanceText(distance, words)).toBe(expected);
  });
});
