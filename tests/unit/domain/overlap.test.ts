import { describe, expect, it } from 'vitest';
import { overlapOf } from '@core/domain/overlap';

const held = (name: string) => ({ orderbookId: name, ticker: name.toUpperCase(), name });

describe('the overlap of lists', () => {
  it('counts the names of every pair, and the size of each list on the diagonal', () => {
    const { shared } = overlapOf([
      { strategyId: 'a', names: [held('x'), held('y'), held('z')] },
      { strategyId: 'b', names: [held('y'), held('z')] },
      { strategyId: 'c', names: [] },
    ]);
    expect(shared).toEqual([[3, 2, 0], [2, 2, 0], [0, 0, 0]]);
  });

  it('puts the names of most lists first, and Å Ä Ö after Z', () => {
    const { members } = overlapOf([
      { strategyId: 'a', names: [held('Östen'), held('Åre'), held('Zeta')] },
      { strategyId: 'b', names: [held('Östen')] },
    ]);
    expect(members.map(({ name, strategyIds }) => [name, strategyIds])).toEqual([['Östen', ['a', 'b']], ['Zeta', ['a']], ['Åre', ['a']]]);
  });
});
