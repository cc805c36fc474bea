import type { Migration } from './migration';

/** What a notice tells, without a language; title and body stay what was said when it was told. */
export const NOTICE_FACTS: Migration = {
  version: 10,
  name: '0010-notice-facts',
  up: /* sql */ `
-- Null for a notice from before this column: it keeps the words it was written in.
ALTER TABLE notice ADD COLUMN facts TEXT CHECK (json_type(facts) = 'object');
`,
};
