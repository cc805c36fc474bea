import type { EngineJob } from '@shared/engine/jobs';
import type { JobObserver, ThreadMemory } from '@shared/engine/protocol';
import type { MemoryJob } from '../store/records/memory-log';
import type { SetTimer } from './timers';

export interface JobMeterDependencies {
  /** Looks at the whole app now. Units: bytes. */
  readonly sample: () => number;
  readonly nowMs: () => number;
  readonly setTimer: SetTimer;
  readonly onMeasured: (job: MemoryJob) => void;
}

export interface JobMeter {
  begin(job: EngineJob): JobObserver;
  /** Hands over every look that is taken; the highest during a job is its peak. */
  sampled(totalBytes: number): void;
}

/** The system takes the pages of a thread that has ended within a second or two. */
const SETTLE_MS = 3000;
const NOT_MEASURED: JobObserver = { heartbeat: () => undefined, ended: () => undefined };

/**
 * What each job took and gave back: the app before it, at its highest, and when it had settled. Small writes
 * are left out; a job that begins while the one before settles ends that one's measurement.
 */
export function createJobMeter(deps: JobMeterDependencies): JobMeter {
  let highestBytes: number | null = null;
  let settling: { finish(): void } | null = null;

  return {
    sampled(totalBytes) {
      if (highestBytes !== null) highestBytes = Math.max(highestBytes, totalBytes);
    },
    begin(job) {
      if (job.kind === 'write' || job.kind === 'recover') return NOT_MEASURED;
      settling?.finish();
      const startedAtMs = deps.nowMs();
      const beforeBytes = deps.sample();
      highestBytes = beforeBytes;
      let enginePeakBytes = 0;
      return {
        heartbeat({ heapUsedBytes, externalBytes }: ThreadMemory) {
          enginePeakBytes = Math.max(enginePeakBytes, heapUsedBytes + externalBytes);
        },
        ended(outcome) {
          const peakBytes = highestBytes ?? beforeBytes;
          highestBytes = null;
          const endedAtMs = deps.nowMs();
          const finish = (): void => {
            timer.cancel();
            settling = null;
            const runId = 'runId' in job ? job.runId : null;
            // A preview computes, whatever becomes of its result.
            const kind = job.kind === 'preview' ? 'compute' : job.kind;
            deps.onMeasured({ kind, runId, startedAtMs, endedAtMs, outcome, beforeBytes, peakBytes, afterBytes: deps.sample(), enginePeakBytes });
          };
          const timer = deps.setTimer(finish, SETTLE_MS);
          settling = { finish };
        },
      };
    },
  };
}
