import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { STRATEGIES } from '@core/strategies/registry';
import { renewTables } from './document-tables';

const PATH = '../../../docs/strategies.md';
const document = readFileSync(new URL(PATH, import.meta.url), 'utf8');

describe('docs/strategies.md', () => {
  it('says what the code says (renew it with “npx vitest run tests/unit/strategies/document.test.ts -u”)', async () => {
    await expect(renewTables(document)).toMatchFileSnapshot(PATH);
  });

  it('has a section for every strategy of the catalogue', () => {
    for (const { number, name } of STRATEGIES) expect(document).toContain(`### ${number} ${name}`);
  });
});
