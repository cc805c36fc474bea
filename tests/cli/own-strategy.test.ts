import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCommandLine, type CommandLine, type Printed } from './cli-bench';

const DOCS = new URL('../../docs/', import.meta.url);
const chapter = readFileSync(new URL('strategies.md', DOCS), 'utf8').split('A **strategy of your own**')[1]!;
const block = (language: string): string => new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(chapter)![1]!;

/** The arguments of each documented line, without the comment behind it and the quotes of the shell. */
const DOCUMENTED = block('sh').trim().split('\n').map((line) => {
  const words = line.replace('npm run -s kursvakt -- ', '').replace(/\s+#.*/, '').match(/'[^']*'|\S+/g)!;
  return words.map((word) => word.replace(/^'|'$/g, ''));
});

let cli: CommandLine;
beforeAll(async () => {
  cli = await startCommandLine(240);
  writeFileSync(join(cli.home, 'quality.json'), block('json'));
  expect((await cli.json(['sync'])).exitCode).toBe(0);
}, 240_000);
afterAll(() => cli.close());

function inHome(args: readonly string[]): string[] {
  return args.map((word) => (word.endsWith('.json') ? join(cli.home, word) : word));
}

describe('the worked example of docs/strategies.md', { timeout: 240_000 }, () => {
  it('does what is written there, command by command', async () => {
    const answers = new Map<string, Printed>();
    for (const args of DOCUMENTED) {
      const { exitCode, value } = await cli.json(inHome(args));
      expect({ args, exitCode }).toEqual({ args, exitCode: 0 });
      answers.set(args.join(' '), value);
      if (args[0] !== 'signals' || args.includes('--variant')) continue;
      const [row] = value.rows;
      const explained = (await cli.json(['explain', 'custom_quality', row.orderbookId])).value;
      const { roe, cm, customSum } = explained.components;
      expect(customSum.value).toBe(2 * Number(roe.rank) + Number(cm.rank));
      expect(explained).toMatchObject({ rank: 1, score: customSum.value, firstFailedFilter: null });
      expect(explained.filters.map((filter: Printed) => filter.name)).toEqual(expect.arrayContaining(['marketCap', 'pe']));
    }
    expect(answers.get('signals custom_quality')!.rows).toHaveLength(20);
    expect(answers.get('signals custom_quality --variant ten')!.rows).toHaveLength(10);
  });

  it('“custom schema” prints the published schema, with nothing stored yet', async () => {
    const empty = { KURSVAKT_HOME: join(cli.home, 'empty') };
    const published = JSON.parse(readFileSync(new URL('own-strategy.schema.json', DOCS), 'utf8'));
    expect(await cli.json(['custom', 'schema'], empty)).toEqual({ exitCode: 0, value: published });
    expect(JSON.parse((await cli.run(['custom', 'schema'], empty)).stdout)).toEqual(published);
  });
});

describe('an own strategy whose rules are changed', { timeout: 240_000 }, () => {
  it('is computed again by a sync of the same day, with a history of its own, and its variants go along', async () => {
    const file = join(cli.home, 'rules.json');
    const write = (rules: object): void => {
      writeFileSync(file, JSON.stringify({ id: 'mine', name: 'Mine', filters: [], ranks: [{ factor: 'pe', direction: 'asc', weight: 1 }], ...rules }));
    };
    const names = (rows: Printed): string[] => rows.map((row: Printed) => row.ticker);
    write({});
    await cli.json(['custom', 'add', file]);
    await cli.json(['variant', 'save', 'custom_mine', 'five', '--params', '{"n": 5}']);
    await cli.json(['sync']);
    const cheap = (await cli.json(['signals', 'custom_mine'])).value;
    write({ ranks: [{ factor: 'cm', direction: 'desc', weight: 1 }] });
    await cli.json(['custom', 'add', file]);
    expect((await cli.json(['signals', 'custom_mine'])).value).toMatchObject({ error: { kind: 'no-data' } });
    expect((await cli.json(['sync'])).value.replay ?? null).toBeNull();
    const rising = (await cli.json(['signals', 'custom_mine'])).value;
    expect(rising.paramsHash).not.toBe(cheap.paramsHash);
    expect(names(rising.rows)).not.toEqual(names(cheap.rows));
    expect(rising.rows.every((row: Printed) => row.change === 'none')).toBe(true);
    const five = (await cli.json(['signals', 'custom_mine', '--variant', 'five'])).value;
    expect(names(five.rows)).toEqual(names(rising.rows).slice(0, 5));
    // The old rules again, under another name: what they said is still there, and nothing has to be computed.
    write({ name: 'Mine again' });
    await cli.json(['custom', 'add', file]);
    expect((await cli.json(['signals', 'custom_mine'])).value).toMatchObject({ paramsHash: cheap.paramsHash, rows: cheap.rows });
  });
});
