import { answerQuestions } from '../control/answer-questions';
import type { Logger } from '../log/logger';
import type { MemoryWiring } from './memory';

export interface ControlWiringDependencies {
  readonly homeFolder: string;
  readonly memory: Pick<MemoryWiring, 'read' | 'clean'>;
  readonly log: Logger;
}

/** Lets the command line ask the running app about its memory; returns how to stop. */
export function listenToCommandLine({ homeFolder, memory, log }: ControlWiringDependencies): () => void {
  return answerQuestions({
    homeFolder,
    answer: async ({ ask }) => {
      const cleanup = ask === 'memory-clean' ? await memory.clean() : null;
      return { memory: memory.read(), cleanup };
    },
    log,
  });
}
