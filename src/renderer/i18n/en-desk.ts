import { counted } from './counted';
import type { svDesk } from './sv-desk';

export const enDesk: typeof svDesk = {
  desk: {
    tabs: {
      label: 'Views of the strategy',
      ranking: 'Ranking today',
      states: 'State today',
      portfolio: 'Model portfolio',
      history: 'History',
    },
    portfolio: {
      lead: 'What somebody holds who follows the strategy. It changes on rebalance days only, never by the ranking of a single day.',
      unchangedSince: (day) => `Unchanged since ${day}`,
      validFrom: (day) => `Valid from ${day}`,
      decidedBy: (day) => `decided by the ranking of ${day}`,
      places: (count) => counted(count, 'place', 'places'),
      band: (count, keep) => `${counted(count, 'place', 'places')}, kept down to rank ${String(keep)}`,
      heldSince: 'Held since',
      rankThen: 'Rank when bought',
      rankNow: 'Rank today',
      wouldLeave: 'Would be sold today',
      place: (rank) => `rank ${rank}`,
      ifToday: (day) => `If it were rebalanced by the ranking of ${day}`,
      nothing: 'Nothing would change.',
      bought: 'Bought',
      sold: 'Sold',
      kept: (count) => `${counted(count, 'share is kept', 'shares are kept')}.`,
      notYet: (day) => `The portfolio is formed on ${day}.`,
      never: 'The portfolio has not been formed yet.',
      notYetHint: 'It begins on the strategy’s first rebalance day after the first sync. Below is what it would buy today.',
    },
    history: {
      day: 'Day',
      change: 'Change',
      places: 'Rank',
      reason: 'Reason',
      both: 'All',
      span: (days, from) => `${days} days with a list since ${from}`,
      more: (count) => `The newest ${String(count)} are shown.`,
      empty: 'The history grows with each trading day.',
      noEvents: 'Nobody has come or left yet.',
      growing: (from, days) => `The first list is of ${from}. So far there ${days === '1' ? 'is one day' : `are ${days} days`}; here you will see who comes and leaves, when and why.`,
      column: (days) => `${String(days)} days`,
      spoken: (days, from, to, best, worst) => `The newest ${String(days)} days: from rank ${String(from)} to ${String(to)}, best ${String(best)}, worst ${String(worst)}`,
    },
  },
};
