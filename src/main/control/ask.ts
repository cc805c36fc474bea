import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerNameOf, CONTROL_FOLDER, controlReplySchema, questionName, type ControlReply, type ControlRequest } from './protocol';

export interface AskOptions {
  readonly homeFolder: string;
  /** Never used before. */
  readonly id: string;
  readonly sleep: (delayMs: number) => Promise<void>;
  readonly patienceMs?: number;
}

const LOOK_EVERY_MS = 50;
/** A clean-up looks at the memory after each rung and may have to wait for the page. */
const PATIENCE_MS = 20_000;

function readReply(file: string): ControlReply | null {
  try {
    return controlReplySchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data ?? null;
  } catch {
    return null;
  }
}

/** Asks the app that runs on a data folder. Missing: null when none answers in time. */
export async function askRunningApp(request: ControlRequest, { homeFolder, id, sleep, patienceMs = PATIENCE_MS }: AskOptions): Promise<ControlReply | null> {
  const folder = join(homeFolder, CONTROL_FOLDER);
  if (!existsSync(folder)) return null;
  const question = join(folder, questionName(id));
  const answer = join(folder, answerNameOf(questionName(id)) ?? '');
  writeFileSync(`${question}.part`, JSON.stringify(request), { mode: 0o600 });
  renameSync(`${question}.part`, question);
  try {
    for (let waitedMs = 0; waitedMs <= patienceMs; waitedMs += LOOK_EVERY_MS) {
      if (existsSync(answer)) return readReply(answer);
      await sleep(LOOK_EVERY_MS);
    }
    return null;
  } finally {
    rmSync(question, { force: true });
    rmSync(answer, { force: true });
  }
}
