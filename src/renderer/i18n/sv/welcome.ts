/** Swedish words for the first start, which can be read again later. */
export const svWelcome = {
  welcome: {
    demo: ['Påhittat', 'Bolagen kommer från en demomarknad på den här datorn, i en egen datamapp.'] as readonly [string, string],
    real: ['Riktiga data', 'Vill du prova utan att fråga Avanza finns en påhittad marknad, i en egen datamapp.'] as readonly [string, string],
    switchMarket: { demo: 'Prova med påhittade bolag', avanza: 'Gå över till riktiga data' },
    switchHint: 'Kursvakt startar om. De båda marknaderna har var sin datamapp och var sina inställningar.',
    choices: 'Vad Kursvakt får göra på egen hand',
    choicesHint: 'Ingenting, tills du väljer det. Det går att hoppa över och ändras i inställningarna.',
    told: 'Vilka strategier ska höra av sig?',
    toLists: 'Visa listorna',
    keys: 'Ctrl K söker i allt, ? visar alla kortkommandon. Ctrl W stänger fönstret, Ctrl Q avslutar Kursvakt.',
    again: 'Kom igång',
    againHint: 'Vad Kursvakt gör och vem appen pratar med.',
    open: 'Visa igen',
  },
};
