import { counted } from '../counted';
import type { Messages } from '../sv';

const until = (words: string) => (when: string | null) => (when === null ? words : `${words} until ${when}`);

/** English words for what the app does by itself: when, when not, and why late. */
export const enResident: Pick<Messages, 'pausing' | 'times' | 'due'> = {
  pausing: {
    pause: 'Pause automatic sync',
    choices: { 'pause-hour': 'One hour', 'pause-tomorrow': 'Until tomorrow', 'pause-for-good': 'Until I resume it' },
    until: (when) => `Paused until ${when}`,
    forGood: 'Automatic sync paused',
    resume: 'Resume automatic sync',
  },
  times: {
    when: 'Time of the sync',
    afterClose: 'After the close',
    fixed: 'Own times',
    time: (number) => `Time ${String(number)}`,
    add: 'Add a time',
    remove: (time) => `Remove ${time}`,
    removeShort: 'Remove',
    hint: 'Before the close, yesterday’s prices are fetched.',
  },
  due: {
    caughtUp: (planned, reason) => `Caught up: ${planned}, ${reason}`,
    causes: {
      off: until('Kursvakt was off'),
      asleep: until('the computer slept'),
      paused: until('syncing was paused'),
      offline: until('the network was away'),
      retry: () => 'the attempt before had failed',
      busy: () => 'another run was under way',
    },
    others: (missed) => `Also covers ${counted(missed, 'other missed time', 'other missed times')}`,
  },
};
