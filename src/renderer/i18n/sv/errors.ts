import { FAILURE_WORDS } from '@core/format/failure-words';

/** Swedish words for what can go wrong and what can be done about it. */
export const svErrors = {
  errors: {
    retry: 'Försök igen',
    dismiss: 'Stäng meddelandet',
    kept: (age: string) => `Det som visas hämtades för ${age} sedan.`,
    loading: 'Hämtar …',
    kinds: FAILURE_WORDS.sv,
  },
};
