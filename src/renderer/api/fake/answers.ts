import type { AppStateDto } from '@shared/dto/app';
import type { FreshnessDto } from '@shared/dto/common';
import type { InstrumentDto, InstrumentPricesDto } from '@shared/dto/instrument';
import type { DiffDto, DiffEntryDto, SignalRowDto, SignalsDto } from '@shared/dto/signals';
import type { StrategySummaryDto } from '@shared/dto/strategies';
import { FAKE_STRATEGIES, fakeStrategy } from './catalogue';
import { fakeRuns } from './operations';
import { fakeInstrument, fakePrices } from './instrument';
import { createFakeLists } from './lists';
import { createRankings } from './rankings';
import type { Scenario, Situation } from './scenario';
import { fakeParams, PUBLISHED_HASH } from './variants';

export const SESSION = '2026-11-23';
const PREVIOUS = '2026-11-20';
const REPORT = '2026-10-22';
export const NOW = '2026-11-24T07:30:00.000Z';
const GATE = 'prices: 212 of 288 names have a bar of the day or the day before, 90 % are needed.';
const REASONS = ['price', 'price', 'report', 'price', 'filter', 'correction'] as const;
const NEWEST_BAR = { fresh: SESSION, partial: SESSION, late: PREVIOUS, stale: '2026-11-16', empty: null } as const;
const CURRENT_SHARE = { fresh: 0.993, partial: 0.64, late: 0, stale: 0, empty: 0 } as const;

function fakeRecovery(situation: Situation): AppStateDto['recovery'] {
  if (situation === 'recovering') return { state: 'running', backupMadeAt: null, salvagedRows: 0 };
  return situation === 'restored' ? { state: 'restored', backupMadeAt: '2026-11-23T17:10:00.000Z', salvagedRows: 9 } : null;
}

/** What the invented app answers to every question about stored results. */
export function createFakeAnswers({ freshness: state, situation, language, theme }: Scenario) {
  const rankings = createRankings(SESSION, REPORT);
  const isFirstDay = situation === 'first-day';
  const freshness: FreshnessDto = { expectedSession: SESSION, currentShare: CURRENT_SHARE[state], state, newestBar: NEWEST_BAR[state] };
  const asOf = NEWEST_BAR[state] ?? SESSION;

  function rowsOf(strategyId: string, size: number | null = null): SignalRowDto[] {
    const rows = rankings.rows(strategyId, size);
    return isFirstDay ? rows.map((row) => ({ ...row, previousRank: null, event: null, change: 'none' })) : rows;
  }
  const isNews = (row: SignalRowDto): boolean => row.inTarget || row.change === 'exited' || row.event === 'ENTER' || row.event === 'EXIT';
  const isStale = (strategyId: string): boolean => situation === 'insufficient' && fakeStrategy(strategyId).kind === 'list';

  return {
    rankings,
    freshness,
    appState: (): AppStateDto => ({
      version: '0.1.0',
      demo: true,
      canSwitchMarket: true,
      apiHost: 'www.avanza.se',
      now: NOW,
      language,
      theme,
      engine: situation === 'down' ? 'down' : 'idle',
      recovery: fakeRecovery(situation),
      storageFault: null,
      online: situation !== 'offline',
      freshness,
      running: null,
      lastRun: state === 'empty' ? null : (fakeRuns(situation === 'failed-run')[0] ?? null),
      nextRunAt: '2026-11-24T16:55:00.000Z',
      pausedUntil: null,
      trayAvailable: true,
    }),
    strategies: (): StrategySummaryDto[] =>
      FAKE_STRATEGIES.map((strategy, index) => {
        const { id, name, kind, months } = strategy;
        const rows = state === 'empty' ? [] : rowsOf(id);
        const count = (change: SignalRowDto['change']): number => rows.filter((row) => row.change === change).length;
        return {
          strategyId: id,
          number: `S${String(index + 1).padStart(2, '0')}`,
          name,
          kind,
          description: `${name}, as published.`,
          source: 'Published rules of Börslabbet (borslabbet.se); F-score after Piotroski 2000.',
          params: fakeParams(strategy),
          presets: id === 'sammansatt_momentum' ? [{ id: 'banded-monthly', name: 'Monthly with banding', params: { rebalanceMonths: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], keepRank: 20 } }] : [],
          rebalanceMonths: [...months],
          minHistoryDays: 376,
          engineVersion: 1,
          asOf: state === 'empty' ? null : isStale(id) ? PREVIOUS : asOf,
          status: state === 'empty' ? null : isStale(id) ? 'INSUFFICIENT_DATA' : id === 'piotroski_value' ? 'PARTIAL' : 'OK',
          gate: isStale(id) ? GATE : null,
          held: rows.filter((row) => row.inTarget).length,
          entered: count('entered'),
          exited: count('exited'),
          nextRebalance: kind === 'list' ? (months.length === 12 ? '2026-12-01' : months.includes(12) ? '2026-12-01' : months.includes(1) ? '2027-01-04' : '2027-03-01') : null,
        };
      }),
    signals(strategyId: string, all: boolean, paramsHash = PUBLISHED_HASH, size: number | null = null): SignalsDto {
      const rows = rowsOf(strategyId, size);
      return {
        strategyId,
        paramsHash,
        asOf: isStale(strategyId) ? PREVIOUS : asOf,
        status: strategyId === 'piotroski_value' ? 'PARTIAL' : 'OK',
        newestAttempt: isStale(strategyId) ? { asOf: SESSION, status: 'INSUFFICIENT_DATA', gate: GATE } : null,
        computedAt: '2026-11-23T17:00:10.000Z',
        runId: 'run-8',
        engineVersion: 1,
        revision: 1,
        freshness,
        universe: { total: rankings.companies.length, eligible: rows.length, excluded: { marketCap: 34, minFScore: 41, sector: 24, shareClass: 9, recentPrice: 2 } },
        previousAsOf: isFirstDay ? null : isStale(strategyId) || asOf !== SESSION ? '2026-11-13' : PREVIOUS,
        rows: all ? rows : rows.filter(isNews),
      };
    },
    instrument(orderbookId: string, watched: boolean): InstrumentDto | null {
      const company = rankings.companies.find((candidate) => candidate.orderbookId === orderbookId);
      return company ? fakeInstrument(rankings, company, SESSION, REPORT, watched) : null;
    },
    prices(orderbookId: string): InstrumentPricesDto | null {
      const company = rankings.companies.find((candidate) => candidate.orderbookId === orderbookId);
      return company ? fakePrices(company, SESSION) : null;
    },
    ...createFakeLists(rankings, rowsOf, asOf),
    diff(strategyId: string): DiffDto {
      const rows = rowsOf(strategyId);
      const entries = (change: (row: SignalRowDto) => boolean): DiffEntryDto[] =>
        rows.filter(change).map(({ orderbookId, ticker, name, rank, previousRank }, index) => ({ orderbookId, ticker, name, rank, previousRank, reason: REASONS[index % REASONS.length]! }));
      const entered = entries((row) => row.change === 'entered');
      const exited = entries((row) => row.change === 'exited');
      const moved = entries((row) => row.change === 'kept' && row.rank !== row.previousRank);
      const reasons = Object.fromEntries([...entered, ...exited].map(({ orderbookId, reason }) => [orderbookId, reason ?? 'price']));
      return { strategyId, from: isFirstDay ? null : PREVIOUS, to: asOf, entered, exited, moved, reasons };
    },
  };
}
