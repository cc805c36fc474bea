import type { EngineStart } from '@shared/engine/protocol';
import { parseProvider, parseRate } from '../avanza/base-url';
import type { Configuration } from '../configuration';

/** Many times what the columns of the whole market take; more than this is a fault, not a market. */
const BUFFER_BUDGET_BYTES = 128 * 1024 * 1024;

/** What every job's thread is told. Errors: `invalid-input` for a provider or a pace that is not allowed. */
export function engineStartOf(configuration: Configuration, appVersion: string): Omit<EngineStart, 'job' | 'cancelFlag'> {
  const provider = parseProvider(configuration.avanzaUrl);
  return {
    homeFolder: configuration.homeFolder,
    baseUrl: configuration.avanzaUrl,
    requestsPerSecond: parseRate(configuration.rateText, provider),
    clockOffsetMs: configuration.clock.offsetMs,
    logLevel: configuration.logLevel,
    appVersion,
    bufferBudgetBytes: BUFFER_BUDGET_BYTES,
  };
}
