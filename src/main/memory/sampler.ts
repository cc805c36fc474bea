import { samplingPaceMs, type Situation } from '@core/memory/sampling-pace';
import type { MemoryDto } from '@shared/dto/memory';
import type { SetTimer } from './timers';

export interface SamplerDependencies {
  readonly read: () => MemoryDto;
  readonly situation: () => Situation;
  readonly onSample: (sample: MemoryDto) => void;
  readonly setTimer: SetTimer;
}

export interface Sampler {
  /** Looks now; the next look is a whole pace from here. */
  sample(): MemoryDto;
  /** To be told whenever the situation has changed: the pace follows at once. */
  situationChanged(): void;
  stop(): void;
}

/** One timer that looks at the memory as often as the situation asks for, and not at all while nobody is there. */
export function createSampler(deps: SamplerDependencies): Sampler {
  let timer: { cancel(): void } | null = null;
  let paceMs: number | null = null;
  let stopped = false;

  function plan(): void {
    timer?.cancel();
    paceMs = stopped ? null : samplingPaceMs(deps.situation());
    timer = paceMs === null ? null : deps.setTimer(sample, paceMs);
  }

  function sample(): MemoryDto {
    const memory = deps.read();
    deps.onSample(memory);
    plan();
    return memory;
  }

  plan();
  return {
    sample,
    situationChanged: () => {
      // The same pace goes on: a window that is moved about must not put the next look off for ever.
      if (!stopped && samplingPaceMs(deps.situation()) !== paceMs) plan();
    },
    stop() {
      stopped = true;
      plan();
    },
  };
}
