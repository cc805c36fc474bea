import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { checkFile } from '../../src/main/store/file/integrity';
import { listBackups } from '../../src/main/store/file/backup';
import { openReader, openWriter } from '../../src/main/store/file/database';
import { createSettingReader } from '../../src/main/store/records/settings';
import { acquireWriterLock } from '../../src/main/store/file/writer-lock';
import { buildChild, type BuiltChild } from './build-child';
import { createRandom, walk } from './fixtures';
import { temporaryFolder } from '../helpers/temporary-folder';
import { addInstruments, openTestWriter } from './helpers';
import { createPriceWriter } from '../../src/main/store/prices/price-writer';

const children = new Map<string, BuiltChild>();
const NAMES = ['batch-writer', 'lock-holder', 'backup-maker', 'open-transaction'];

beforeAll(async () => {
  for (const name of NAMES) children.set(name, await buildChild(name));
});
afterAll(() => children.forEach((child) => child.remove()));

function fileOf(name: string): string {
  return children.get(name)!.file;
}

/** Runs a child, kills it `delayMs` after its first word, and answers with all it said. */
function runAndKill(name: string, args: readonly string[], delayMs: number): Promise<string[]> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [fileOf(name), ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    let complaints = '';
    let timer: NodeJS.Timeout | undefined;
    child.stdout.on('data', (data: Buffer) => {
      said += data.toString();
      timer ??= setTimeout(() => child.kill('SIGKILL'), delayMs);
    });
    child.stderr.on('data', (data: Buffer) => (complaints += data.toString()));
    child.on('close', (_code, signal) => {
      if (signal === 'SIGKILL') done(said.split('\n').slice(0, -1));
      else failed(new Error(complaints));
    });
  });
}

describe('a process that is killed', () => {
  it('D5: loses nothing that it acknowledged and leaves nothing half done, in 30 kills at random moments', async () => {
    const file = join(temporaryFolder(), 'kursvakt.db');
    openWriter(file).close();
    const random = createRandom(26);
    let last = 0;
    for (let round = 0; round < 30; round++) {
      const said = await runAndKill('batch-writer', [file], Math.floor(random() * 120));
      last = Number(said.at(-1) ?? last);
      const reader = openReader(file);
      const batches = reader
        .query<[], { batch: number; rows: number }>(
          'SELECT started_at_ms AS batch, count(*) AS rows FROM request_log GROUP BY 1 ORDER BY 1',
        )
        .all();
      reader.close();
      expect(batches.every(({ rows }) => rows === 200)).toBe(true);
      expect(batches.at(-1)?.batch ?? 0).toBeGreaterThanOrEqual(last);
      expect(batches.map(({ batch }) => batch)).toEqual(batches.map((_, index) => index + 1));
    }
    expect(last).toBeGreaterThan(30);
    expect(checkFile(file, 'full').condition).toBe('sound');
  });

  it('frees the writer lock', async () => {
    const folder = temporaryFolder();
    const held = spawn(process.execPath, [fileOf('lock-holder'), folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(() => void held.kill('SIGKILL'));
    await new Promise((done) => held.stdout.once('data', done));
    const before = performance.now();
    expect(() => acquireWriterLock(folder)).toThrow('Another Kursvakt is writing.');
    expect(performance.now() - before).toBeLessThan(1000);
    held.kill('SIGKILL');
    await new Promise((done) => held.once('close', done));
    acquireWriterLock(folder).release();
  });

  it('D7: during a backup leaves the older backups intact and no half backup under a real name', async () => {
    const folder = temporaryFolder();
    const writer = openTestWriter({}, folder);
    for (const id of addInstruments(writer, 40)) createPriceWriter(writer).appendBars(id, walk(Number(id), '2016-01-01', 2500));
    const backups = join(folder, 'backups');
    const random = createRandom(7);
    for (let round = 0; round < 6; round++) {
      await runAndKill('backup-maker', [writer.file, backups], Math.floor(random() * 150));
      for (const backup of listBackups(backups)) expect(checkFile(backup, 'full').condition).toBe('sound');
    }
    expect(existsSync(backups) && readdirSync(backups).length > 0).toBe(true);
    expect(listBackups(backups).length).toBeLessThanOrEqual(3);
  });
});

describe('D11: a worker that is terminated inside a transaction', () => {
  it('leaves a sound, writable database without the transaction', async () => {
    const file = join(temporaryFolder(), 'kursvakt.db');
    openWriter(file).close();
    const worker = new Worker(fileOf('open-transaction'), { workerData: file });
    await new Promise((done) => worker.once('message', done));
    await worker.terminate();
    const writer = openWriter(file);
    expect(createSettingReader(writer).read().theme).toBe('system');
    writer.close();
    expect(checkFile(file, 'full').condition).toBe('sound');
  });
});
