import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { answerQuestions } from '../../../src/main/control/answer-questions';
import { askRunningApp } from '../../../src/main/control/ask';
import type { ControlReply, ControlRequest } from '../../../src/main/control/protocol';
import { recordingLog } from '../../security/recording-log';

const CLEANUP = { at: '2026-11-24T17:00:00.000Z', trigger: 'manual', beforeBytes: 9, afterBytes: 5, actions: ['drop-caches'] } as const;
const MEMORY = { at: '2026-11-24T17:00:00.000Z', processes: [], totalPssBytes: 5, budgetBytes: 10, hardBudgetBytes: 15, metric: 'pss', lastCleanup: null } as const;

function newHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'kursvakt-control-'));
  onTestFinished(() => {
    rmSync(home, { recursive: true, force: true });
  });
  return home;
}

function runningApp(home: string) {
  const asked: ControlRequest[] = [];
  const { log } = recordingLog();
  const answer = async (request: ControlRequest): Promise<ControlReply> => {
    asked.push(request);
    return { memory: { ...MEMORY, processes: [] }, cleanup: request.ask === 'memory-clean' ? { ...CLEANUP, actions: [...CLEANUP.actions] } : null };
  };
  onTestFinished(answerQuestions({ homeFolder: home, answer, log }));
  return asked;
}

describe('the running app and the command line', () => {
  it('a question is answered and leaves nothing behind', async () => {
    const home = newHome();
    const asked = runningApp(home);
    expect(await askRunningApp({ ask: 'memory-clean' }, { homeFolder: home, id: 'a-1', sleep })).toEqual({ memory: MEMORY, cleanup: CLEANUP });
    expect(await askRunningApp({ ask: 'memory' }, { homeFolder: home, id: 'a-2', sleep })).toMatchObject({ cleanup: null });
    expect(asked).toEqual([{ ask: 'memory-clean' }, { ask: 'memory' }]);
    expect(readdirSync(join(home, 'control'))).toEqual([]);
  });

  it('without a running app there is no answer, and no question stays for a later one', async () => {
    const home = newHome();
    expect(await askRunningApp({ ask: 'memory' }, { homeFolder: home, id: 'b', sleep })).toBeNull();
    mkdirSync(join(home, 'control'));
    expect(await askRunningApp({ ask: 'memory' }, { homeFolder: home, id: 'b', sleep, patienceMs: 100 })).toBeNull();
    expect(readdirSync(join(home, 'control'))).toEqual([]);
  });

  it('what is no question is not answered', async () => {
    const home = newHome();
    const asked = runningApp(home);
    for (const [name, text] of [['ask-x.json', '{"ask":"everything"}'], ['ask-y.json', '{'], ['../ask-z.json', '{"ask":"memory"}']] as const) writeFileSync(join(home, 'control', name), text);
    expect(await askRunningApp({ ask: 'memory' }, { homeFolder: home, id: 'c', sleep })).not.toBeNull();
    expect(asked).toEqual([{ ask: 'memory' }]);
  });
});
