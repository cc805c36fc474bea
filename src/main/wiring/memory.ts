import { budgetTrigger, type CleanupTrigger } from '@core/memory/cleanup-ladder';
import type { CleanupDto, MemoryDto, MemoryHistoryDto, PageMemoryDto } from '@shared/dto/memory';
import type { EngineJob } from '@shared/engine/jobs';
import type { JobObserver } from '@shared/engine/protocol';
import type { EngineWrite } from '@shared/engine/writes';
import type { Settings } from '@shared/settings';
import type { EngineHost } from '../engine/host';
import type { ReadConnection } from '../handlers/read-connection';
import type { Logger } from '../log/logger';
import type { HistoryRange } from '../memory/history';
import { createIdleWatch } from '../memory/idle-watch';
import { createJobMeter } from '../memory/job-meter';
import { createLedger } from '../memory/ledger';
import { createPageReport } from '../memory/page-report';
import type { ProcessToSample } from '../memory/process-memory';
import { createSampler } from '../memory/sampler';
import { takeMemorySnapshot } from '../memory/snapshot';
import { threadMemory } from '../memory/thread-memory';
import { setSystemTimer } from '../memory/timers';
import { wireCleaner, type CleanablePage } from './cleaner';

export interface MemoryWiringDependencies {
  readonly nowMs: () => number;
  readonly log: Logger;
  /** `out/main`; the native helper lies beside it. */
  readonly builtFolder: string;
  readonly settings: () => Settings;
  readonly reading: ReadConnection;
  readonly engine: Pick<EngineHost, 'state' | 'heartbeat' | 'endIdleWorker'>;
  readonly write: (writes: readonly EngineWrite[]) => Promise<void>;
  /** Every process of the app, main first. */
  readonly processes: () => readonly ProcessToSample[];
  readonly page: CleanablePage;
  readonly onSample: (sample: MemoryDto) => void;
}

export interface MemoryWiring {
  read(): MemoryDto;
  history(range: HistoryRange): MemoryHistoryDto;
  /** Everything that can be let go, because a person asked for it. */
  clean(): Promise<CleanupDto>;
  /** The page's own account of its process, by heartbeat. */
  pageTold(report: PageMemoryDto): void;
  observeJob(job: EngineJob): JobObserver;
  /** The window came, went or was minimised. */
  pageChanged(): void;
  /** Suspended or locked; and back. */
  setAway(isAway: boolean): void;
  /** Looks no more and hands what was measured to the writer. */
  stop(): Promise<void>;
}

/** Puts the parts of the memory ledger and of the clean-up together. */
export function wireMemory(deps: MemoryWiringDependencies): MemoryWiring {
  const { nowMs, log, builtFolder, reading, engine, page } = deps;
  const pageReport = createPageReport(nowMs);
  const budgetBytes = (): number => deps.settings().memoryBudgetBytes;
  let isAway = false;
  let jobs = 0;

  const ledger = createLedger({ stored: () => reading.readModel()?.stores.memory ?? null, write: deps.write, nowMs, log });
  const read = (): MemoryDto =>
    takeMemorySnapshot({
      nowMs: nowMs(),
      processes: deps.processes(),
      main: threadMemory(),
      engine: engine.heartbeat(),
      page: pageReport.newest(),
      budgetBytes: budgetBytes(),
      lastCleanup: ledger.lastCleanup(),
    });
  const clean = wireCleaner({ builtFolder, reading, engine, page, totalBytes: () => read().totalPssBytes, budgetBytes, nowMs, keep: ledger.addCleanup, log });
  const cleanWhen = (trigger: CleanupTrigger | null): void => {
    if (trigger !== null) void clean(trigger);
  };

  const sampler = createSampler({
    read,
    situation: () => ({ isAway, isWorking: jobs > 0, isWatched: page.isShown() }),
    onSample: (sample) => {
      meter.sampled(sample.totalPssBytes);
      ledger.add(sample);
      deps.onSample(sample);
      // While a job runs, what it takes is its own affair until it crosses the line that is felt.
      const trigger = budgetTrigger(sample.totalPssBytes, sample.budgetBytes);
      if (jobs === 0 || trigger === 'hard-budget') cleanWhen(trigger);
    },
    setTimer: setSystemTimer,
  });
  const meter = createJobMeter({
    sample: () => sampler.sample().totalPssBytes,
    nowMs,
    setTimer: setSystemTimer,
    onMeasured: (job) => {
      ledger.addJob(job);
      log.info('a job’s memory', { kind: job.kind, beforeBytes: job.beforeBytes, peakBytes: job.peakBytes, afterBytes: job.afterBytes });
      if (job.afterBytes > budgetBytes()) cleanWhen('after-job');
      void ledger.flush();
    },
  });
  const idle = createIdleWatch({
    isIdle: () => jobs === 0 && !page.isOpen(),
    onIdle: () => {
      cleanWhen('idle');
    },
    setTimer: setSystemTimer,
  });
  // Starting leaves behind what an app in the tray never needs again.
  idle.touched();

  return {
    read,
    history: ledger.history,
    clean: () => clean('manual'),
    pageTold: pageReport.heard,
    observeJob(job) {
      const observer = meter.begin(job);
      jobs += 1;
      sampler.situationChanged();
      return {
        heartbeat: observer.heartbeat,
        ended(outcome) {
          jobs -= 1;
          observer.ended(outcome);
          sampler.situationChanged();
          if (job.kind !== 'write') idle.touched();
        },
      };
    },
    pageChanged() {
      if (!page.isOpen()) pageReport.forget();
      sampler.situationChanged();
      idle.touched();
    },
    setAway(value) {
      isAway = value;
      sampler.situationChanged();
    },
    async stop() {
      sampler.stop();
      idle.stop();
      await ledger.flush();
    },
  };
}
