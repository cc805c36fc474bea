import type { svWelcome } from '../sv/welcome';

/** English words for the first start, which can be read again later. */
export const enWelcome: typeof svWelcome = {
  welcome: {
    demo: ['Invented', 'The companies come from a demo market on this computer, in a data folder of its own.'],
    real: ['Real data', 'To try it without asking Avanza there is an invented market, in a data folder of its own.'],
    switchMarket: { demo: 'Try it with invented companies', avanza: 'Switch to real data' },
    switchHint: 'Kursvakt starts again. Each market has a data folder and settings of its own.',
    choices: 'What Kursvakt may do by itself',
    choicesHint: 'Nothing until you choose it. You may skip this and change it in the settings.',
    told: 'Which strategies may notify you?',
    toLists: 'Show the lists',
    keys: 'Ctrl K searches everything, ? shows all keys. Ctrl W closes the window, Ctrl Q quits Kursvakt.',
    again: 'Getting started',
    againHint: 'What Kursvakt does and whom it talks to.',
    open: 'Show again',
  },
};
