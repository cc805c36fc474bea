import { counted } from '../counted';

const until = (words: string) => (when: string | null) => (when === null ? words : `${words} till ${when}`);

/** Swedish words for what the app does by itself: when, when not, and why late. */
export const svResident = {
  pausing: {
    pause: 'Pausa automatisk synkning',
    choices: { 'pause-hour': 'En timme', 'pause-tomorrow': 'Till i morgon', 'pause-for-good': 'Tills vidare' },
    until: (when: string) => `Pausad till ${when}`,
    forGood: 'Automatisk synkning pausad',
    resume: 'Återuppta automatisk synkning',
  },
  times: {
    when: 'Tid för synkning',
    afterClose: 'Efter stängning',
    fixed: 'Egna klockslag',
    time: (number: number) => `Klockslag ${String(number)}`,
    add: 'Lägg till klockslag',
    remove: (time: string) => `Ta bort ${time}`,
    removeShort: 'Ta bort',
    hint: 'Före stängning hämtas gårdagens kurser.',
  },
  due: {
    caughtUp: (planned: string, reason: string) => `Tog igen ${planned}: ${reason}`,
    causes: {
      off: until('Kursvakt var avstängd'),
      asleep: until('datorn sov'),
      paused: until('synkningen var pausad'),
      offline: until('nätet var borta'),
      retry: (_when: string | null) => 'förra försöket misslyckades',
      busy: (_when: string | null) => 'en annan körning pågick',
    },
    others: (missed: number) => `Gäller även ${counted(missed, 'annan missad tid', 'andra missade tider')}`,
  },
};
