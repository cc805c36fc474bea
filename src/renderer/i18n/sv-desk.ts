import { counted } from './counted';

/** Words of one strategy's page: its views, its model portfolio, its history. */
export const svDesk = {
  desk: {
    tabs: {
      label: 'Vyer av strategin',
      ranking: 'Rankning i dag',
      states: 'Läge i dag',
      portfolio: 'Modellportfölj',
      parameters: 'Parametrar',
      history: 'Historik',
    },
    why: { adds: 'Bidrar', leavesBelow: (price: string) => `Lämnar under ${price}` },
    portfolio: {
      lead: 'Det den äger som följer strategin. Ändras bara på ombalanseringsdagar, aldrig av en enskild dags rankning.',
      unchangedSince: (day: string) => `Oförändrad sedan ${day}`,
      validFrom: (day: string) => `Gäller från ${day}`,
      decidedBy: (day: string) => `avgörs av rankningen ${day}`,
      places: (count: number) => counted(count, 'plats', 'platser'),
      band: (count: number, keep: number) => `${counted(count, 'plats', 'platser')}, behålls till plats ${String(keep)}`,
      heldSince: 'Ägd sedan',
      rankThen: 'Plats vid köp',
      rankNow: 'Plats i dag',
      wouldLeave: 'Skulle säljas i dag',
      place: (rank: string) => `plats ${rank}`,
      ifToday: (day: string) => `Om den ombalanserades efter rankningen ${day}`,
      nothing: 'Inget skulle ändras.',
      bought: 'Köps',
      sold: 'Säljs',
      kept: (count: number) => `${counted(count, 'aktie behålls', 'aktier behålls')}.`,
      notYet: (day: string) => `Portföljen bildas ${day}.`,
      never: 'Portföljen är inte bildad än.',
      notYetHint: 'Den börjar på strategins första ombalanseringsdag efter första synkningen. Nedan står vad den skulle köpa i dag.',
    },
    history: {
      day: 'Dag',
      change: 'Ändring',
      places: 'Plats',
      reason: 'Orsak',
      both: 'Alla',
      span: (days: string, from: string) => `${days} dagar med lista sedan ${from}`,
      more: (count: number) => `De senaste ${String(count)} visas.`,
      empty: 'Historiken växer med varje börsdag.',
      noEvents: 'Ingen har kommit eller lämnat än.',
      growing: (from: string, days: string) => `Första listan är från ${from}. Hittills ${days === '1' ? 'finns en dag' : `finns ${days} dagar`}; här syns sedan vem som kommer och lämnar, när och varför.`,
      column: (days: number) => `${String(days)} dagar`,
      spoken: (days: number, from: number, to: number, best: number, worst: number) =>
        `De senaste ${String(days)} dagarna: från plats ${String(from)} till ${String(to)}, bäst ${String(best)}, sämst ${String(worst)}`,
    },
  },
};
