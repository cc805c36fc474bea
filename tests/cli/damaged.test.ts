import { copyFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../helpers/temporary-folder';
import { startCommandLine, type CommandLine, type Printed } from './cli-bench';

const LIMIT_MS = 120_000;

let cli: CommandLine;
beforeAll(async () => {
  cli = await startCommandLine();
}, LIMIT_MS);
afterAll(() => cli.close());

/** A data folder with nothing but this in the database's place. */
function folderWith(put: (file: string) => void): { KURSVAKT_HOME: string } {
  const home = temporaryFolder();
  put(join(home, 'kursvakt.db'));
  return { KURSVAKT_HOME: home };
}

const TEXT = (file: string): void => writeFileSync(file, 'no database '.repeat(1000));

async function findingsOf(environment: { KURSVAKT_HOME: string }): Promise<Printed[]> {
  const { exitCode, value } = await cli.json(['doctor'], environment);
  expect(exitCode).toBe(value.ok === true ? 0 : 1);
  return value.checks.filter((check: Printed) => check.ok === false);
}

describe('a damaged database', { timeout: LIMIT_MS }, () => {
  it('is told once by doctor, with what mends it; the rest says that it has to wait', async () => {
    const environment = folderWith(TEXT);
    const [database, ...others] = await findingsOf(environment);
    expect(database).toMatchObject({ id: 'database', message: 'The database file is no database.', remedy: 'Run “kursvakt sync”: it sets the file aside and begins a new one.' });
    expect(others.map(({ id, remedy }) => [id, remedy])).toEqual([['sqlite', null], ['last-run', null], ['source', null]]);
  });

  it('is copied by no backup, which would be one of the emptiness that takes its place', async () => {
    const environment = folderWith(TEXT);
    expect(await cli.json(['backup'], environment)).toMatchObject({ exitCode: 1, value: { error: { kind: 'store-corrupt' } } });
    expect(readdirSync(environment.KURSVAKT_HOME)).not.toContain('quarantine');
  });

  it('is mended by a sync, which says so on standard error and where the old one lies', async () => {
    const environment = folderWith(TEXT);
    const { exitCode, stdout, stderr } = await cli.run(['sync', '--limit', '1', '--json'], environment);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ status: 'ok' });
    const [name] = readdirSync(join(environment.KURSVAKT_HOME, 'quarantine'));
    expect(stderr).toContain(`It lies in quarantine/${name!} now`);
    expect(await findingsOf(environment)).toEqual([]);
  });
});

describe('a database of an older Kursvakt', { timeout: LIMIT_MS }, () => {
  it('says what brings it up to date, and is nothing that doctor objects to', async () => {
    await cli.json(['sync', '--limit', '1']);
    const environment = folderWith((file) => {
      copyFileSync(join(cli.home, 'kursvakt.db'), file);
      const native = new Database(file);
      native.pragma('user_version = 1');
      native.close();
    });
    const { value } = await cli.json(['signals', 'macd_cross'], environment);
    expect(value.error).toMatchObject({ message: expect.stringContaining('of an older Kursvakt') as string, remedy: expect.stringContaining('kursvakt sync') as string });
    expect(await findingsOf(environment)).toEqual([]);
  });
});
