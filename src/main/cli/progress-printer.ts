import type { SyncProgressDto } from '@shared/dto/sync';

const LINE_EVERY_MS = 2000;

/** Progress as occasional lines: stages when they change, counts every two seconds. */
export function createProgressPrinter(print: (line: string) => void): (progress: SyncProgressDto) => void {
  let stage = '';
  let printedMs = 0;
  return (progress) => {
    const nowMs = Date.now();
    if (progress.stage === stage && nowMs - printedMs < LINE_EVERY_MS) return;
    stage = progress.stage;
    printedMs = nowMs;
    const rest = progress.remainingMs === null ? '' : `, about ${String(Math.ceil(progress.remainingMs / 1000))} s left`;
    const failed = progress.failures === 0 ? '' : `, ${String(progress.failures)} failed`;
    print(`${progress.stage} ${String(progress.done)}/${String(progress.total)}${failed}${rest}`);
  };
}
