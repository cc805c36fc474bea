export interface QuitStep {
  readonly name: string;
  run(): void | Promise<void>;
}

/**
 * Runs the steps in order, each however it ends, and comes back when all are done or the deadline is
 * over, whichever is first. Returns the names of the steps that had not finished.
 */
export async function runQuitSequence(
  steps: readonly QuitStep[],
  deadlineMs: number,
  sleep: (delayMs: number) => Promise<void>,
): Promise<readonly string[]> {
  const open = new Set(steps.map((step) => step.name));
  const all = (async () => {
    for (const step of steps) {
      try {
        await step.run();
      } catch {
        // A step that fails must not keep the others from saving what they hold.
      }
      open.delete(step.name);
    }
  })();
  await Promise.race([all, sleep(deadlineMs)]);
  return [...open];
}
