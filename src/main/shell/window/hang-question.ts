import type { MessageBoxOptions } from 'electron';

const WORDS = {
  sv: { message: 'Fönstret svarar inte.', detail: 'Kurser och signaler är oskadda, och en synkning går vidare.', wait: 'Vänta', reload: 'Ladda om fönstret' },
  en: { message: 'The window does not answer.', detail: 'Prices and signals are safe, and a sync goes on.', wait: 'Wait', reload: 'Reload the window' },
} as const;

/** The button that reloads; the other one, and closing the question, wait. */
export const RELOAD_BUTTON = 1;

/** What is asked when the page hangs. */
export function hangQuestion(language: 'sv' | 'en', signal: AbortSignal): MessageBoxOptions {
  const words = WORDS[language];
  return { type: 'question', title: 'Kursvakt', message: words.message, detail: words.detail, buttons: [words.wait, words.reload], defaultId: 0, cancelId: 0, signal };
}
