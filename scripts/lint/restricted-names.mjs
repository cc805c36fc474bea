const ARGUMENT = 'Core decides and does nothing: take it as an argument.';
const NETWORK = 'Only src/main/avanza/http.ts asks the network.';

/** Ways to the network that need no import. */
export const NETWORK_GLOBALS = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'].map((name) => ({ name, message: NETWORK }));

/** What would make core depend on the machine, the moment or chance. */
export const CORE_GLOBALS = [
  'process',
  'console',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'performance',
  'crypto',
  'navigator',
  'globalThis',
  'require',
  'Buffer',
].map((name) => ({ name, message: ARGUMENT }));

export const CORE_PROPERTIES = [
  { object: 'Date', property: 'now', message: 'Core reads no clock: take the instant as an argument.' },
  { object: 'Math', property: 'random', message: 'Core knows no chance: take the random source as an argument.' },
];
