import { describe, expect, it } from 'vitest';
import { overlapOf } from '@core/domain/overlap';

const held = (name: string) => ({ orderbookId: name, ticker: name.toUpperCase(), name });

describe('the overlap of lists', () => {
  it('counts the names of every pair, and the size of each list on the diagonal', () => {
    const { shared } = overlapOf([
      { id: 'a', names: [held('x'), held('y'), held('z')] },
      { id: 'b', names: [held('y'), held('z')] },
      { id: 'c', names: [] },
    ]);
    expect(shared).toEqual([[3, 2, 0], [2, 2, 0], [0, 0, 0]]);
  });

  it('puts the names of most lists first, and Å Ä Ö after Z', () => {
    const { members } = overlapOf([
      { id: 'a', names: [held('Östen'), held('Åre'), held('Zeta')] },
      { id: 'b', names: [held('Östen')] },
    ]);
    expect(members.map(({ name, setIds }) => [name, setIds])).toEqual([['Östen', ['a', 'b']], ['Zeta', ['a']], ['Åre', ['a']]]);
  });
});
