import { FAILURE_WORDS } from '@core/format/failure-words';
import type { Messages } from '../sv';

/** English words for what can go wrong and what can be done about it. */
export const enErrors: Pick<Messages, 'errors'> = {
  errors: {
    retry: 'Try again',
    dismiss: 'Close the message',
    kept: (age) => `What is shown was read ${age} ago.`,
    loading: 'Loading …',
    kinds: FAILURE_WORDS.en,
  },
};
