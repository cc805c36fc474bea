import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from '../log/logger';
import { answerNameOf, CONTROL_FOLDER, controlRequestSchema, type ControlReply, type ControlRequest } from './protocol';

export interface ControlDependencies {
  readonly homeFolder: string;
  readonly answer: (request: ControlRequest) => Promise<ControlReply>;
  readonly log: Logger;
}

/** Takes the question away and reads it. Missing: null when it is none, or somebody else took it. */
function takeQuestion(file: string): ControlRequest | null {
  try {
    const text = readFileSync(file, 'utf8');
    rmSync(file);
    return controlRequestSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/**
 * Answers the command line through files in the data folder: no socket, nothing that a network could reach.
 * Returns how to stop.
 * Errors: none; an app whose folder cannot be watched runs without this.
 */
export function answerQuestions({ homeFolder, answer, log: parent }: ControlDependencies): () => void {
  const log = parent.child('control');
  const folder = join(homeFolder, CONTROL_FOLDER);

  async function look(name: string): Promise<void> {
    const answerName = answerNameOf(name);
    const request = answerName === null ? null : takeQuestion(join(folder, name));
    if (answerName === null || request === null) return;
    const reply = await answer(request);
    const unfinished = join(folder, `${answerName}.part`);
    // Renamed when it is whole: whoever waits never reads half of it.
    writeFileSync(unfinished, JSON.stringify(reply), { mode: 0o600 });
    renameSync(unfinished, join(folder, answerName));
  }

  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // What was asked while no app ran has nobody waiting any more.
    for (const name of readdirSync(folder)) rmSync(join(folder, name), { force: true });
    const watcher = watch(folder, { persistent: false }, (_event, name) => {
      if (name === null) return;
      look(name).catch((error: unknown) => {
        log.warn('a question could not be answered', { error: error instanceof Error ? error.name : typeof error });
      });
    });
    watcher.on('error', () => {
      watcher.close();
    });
    return () => {
      watcher.close();
    };
  } catch (error) {
    log.warn('the command line cannot reach this app', { error: error instanceof Error ? error.name : typeof error });
    return () => undefined;
  }
}
