import type { EngineJob } from '@shared/engine/jobs';

export interface JobQueueDependencies<Entry, Result> {
  /** How long an entry still has to wait. Units: milliseconds. Errors: why it will never run. */
  readonly pauseMs: (entry: Entry) => number;
  readonly work: (entry: Entry) => Promise<Result>;
}

export interface JobQueue<Entry, Result> {
  /** Settles with the entry's work. */
  add(entry: Entry): Promise<Result>;
}

/** Short enough to notice a wish to stop. */
const STEP_MS = 100;

/** One job at a time, because there is one writer: small writes first, everything else in the order it came. */
export function createJobQueue<Entry extends { readonly job: EngineJob }, Result>(deps: JobQueueDependencies<Entry, Result>): JobQueue<Entry, Result> {
  let waiting: { readonly entry: Entry; resolve(result: Result): void; reject(error: unknown): void }[] = [];
  let pumping: Promise<void> | null = null;

  const next = () => waiting.find(({ entry }) => entry.job.kind === 'write') ?? waiting[0];

  async function pump(): Promise<void> {
    for (let item = next(); item !== undefined; item = next()) {
      const chosen = item;
      try {
        const pauseMs = deps.pauseMs(chosen.entry);
        if (pauseMs > 0) {
          // Chosen anew afterwards: a setting that comes during the pause does not wait for its end.
          await new Promise((resolve) => {
            setTimeout(resolve, Math.min(pauseMs, STEP_MS));
          });
          continue;
        }
        waiting = waiting.filter((other) => other !== chosen);
        chosen.resolve(await deps.work(chosen.entry));
      } catch (error) {
        waiting = waiting.filter((other) => other !== chosen);
        chosen.reject(error);
      }
    }
    pumping = null;
  }

  return {
    add: (entry) =>
      new Promise<Result>((resolve, reject) => {
        waiting.push({ entry, resolve, reject });
        // Begun a moment later: whoever asks has its promise before anything happens.
        pumping ??= Promise.resolve().then(pump);
      }),
  };
}
