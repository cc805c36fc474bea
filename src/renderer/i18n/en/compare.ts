import { counted } from '../counted';
import type { svCompare } from '../sv/compare';

export const enCompare: typeof svCompare = {
  compare: {
    tabs: { label: 'Comparisons', matrix: 'Between the strategies', pasted: 'With a list of your own' },
    withVariants: 'Show variants',
    lead: 'Paste tickers, names or ISINs, from a spreadsheet or a web page. The list does not leave the computer.',
    field: 'List to compare',
    placeholder: 'VOLV B\nSandvik, Investor B\nSE0000667891',
    start: 'Compare',
    found: (known, lines) => `${String(known)} of ${counted(lines, 'line is', 'lines are')} known.`,
    unknown: 'Unknown lines',
    guessed: 'Read as',
    means: (name) => name,
    strategies: 'Overlap with each strategy',
    common: 'Shared',
    size: 'In the list',
    of: (count, total) => `${count} of ${total}`,
    look: (name) => `Show the difference from ${name}`,
    against: (name) => `Against ${name}`,
    missed: 'Not in the strategy’s list',
    why: 'Why',
    extra: 'Only in the strategy’s list',
    shared: 'In both',
    same: 'The lists are the same.',
    outside: (rank, places) => `rank ${rank}, ${counted(places, 'place', 'places')} from the border`,
    drags: (factor, value, place) => `${factor} ${value} ranks ${place}`,
    flat: 'is out',
    nothingKnown: 'No test is stored.',
    nothing: 'No line is known.',
  },
};
