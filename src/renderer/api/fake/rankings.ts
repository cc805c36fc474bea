import type { ExplanationDto, FilterOutcomeDto, SignalRowDto } from '@shared/dto/signals';
import { fakeStrategy, type FakeStrategy } from './catalogue';
import { createChance, createCompanies, type FakeCompany } from './companies';

const MIN_MARKET_CAP = 4_000_000_000;
const MIN_F_SCORE = 5;

/** What a return adds to the composite momentum of the invented lists. */
function shareOf({ order }: FakeStrategy, component: string, figures: FakeCompany['figures']): number | null {
  return order === 'cm' && /^ret/.test(component) ? figures[component]! / 3 : null;
}

interface Ranked {
  readonly company: FakeCompany;
  readonly row: SignalRowDto;
}

function placementOf(row: SignalRowDto, ranked: readonly Ranked[], n: number): Pick<ExplanationDto, 'distanceToTarget' | 'border' | 'scoreToBorder'> {
  if (row.rank === null) return { distanceToTarget: null, border: null, scoreToBorder: null };
  const other = ranked[row.rank <= n ? n : n - 1]?.row;
  const border = other ? { orderbookId: other.orderbookId, ticker: other.ticker, name: other.name, rank: other.rank!, score: other.score } : null;
  return { distanceToTarget: row.rank - n, border, scoreToBorder: row.score === null || (border?.score ?? null) === null ? null : border!.score! - row.score };
}

/** The invented lists: each strategy's rows, and why each company is in them or not. */
export function createRankings(session: string, report: string) {
  const companies = createCompanies();
  const cache = new Map<string, readonly Ranked[]>();

  function filtersOf(strategy: FakeStrategy, company: FakeCompany): FilterOutcomeDto[] {
    const { marketCap, fScaled } = company.figures;
    const text = (name: string, value: string, limit: string): FilterOutcomeDto => ({ name, passed: true, value, limit, margin: null });
    const least = (name: string, value: number, limit: number): FilterOutcomeDto => ({ name, passed: value >= limit, value, limit, margin: value - limit });
    const all = [
      text('marketPlace', 'se.xsto', 'se.xsto, se.fnse'),
      text('instrumentType', 'STOCK', 'STOCK'),
      text('currency', 'SEK', 'SEK'),
      least('marketCap', marketCap!, MIN_MARKET_CAP),
      { ...text('sector', company.sector, 'not excluded'), passed: company.sector !== 'Investmentbolag' || strategy.kind === 'state' },
      text('recentPrice', session, '2026-11-13'),
      text('tradable', 'BUYABLE_AND_SELLABLE', 'tradable'),
      text('shareClass', 'preferB', 'preferB'),
      ...(strategy.kind === 'list' ? [{ name: strategy.order, passed: true, value: company.figures[strategy.order]!, limit: null, margin: null }] : []),
      ...(strategy.components.includes('fScaled') ? [least('minFScore', fScaled!, MIN_F_SCORE)] : []),
    ];
    const stop = all.findIndex((filter) => !filter.passed);
    return stop === -1 ? all : all.slice(0, stop + 1);
  }

  function rank(strategy: FakeStrategy): readonly Ranked[] {
    const chance = createChance(strategy.id.length * 7919 + strategy.n + strategy.id.charCodeAt(0));
    const competing = companies.filter((company) => filtersOf(strategy, company).every((filter) => filter.passed));
    const key = (company: FakeCompany): number => (strategy.lowFirst ? -1 : 1) * company.figures[strategy.order]!;
    const pool = strategy.pool;
    const pooled = pool === null ? competing : [...competing].sort((a, b) => a.figures[pool]! - b.figures[pool]!).slice(0, 96);
    const before = new Map(pooled.map((company) => [company, key(company) + (chance() - 0.5) * 0.035 * Math.abs(key(company))]));
    const placesBefore = new Map([...pooled].sort((a, b) => before.get(b)! - before.get(a)!).map((company, index) => [company, index + 1]));
    const places = componentRanks(strategy, pooled);
    return [...pooled]
      .sort((a, b) => key(b) - key(a))
      .map((company, index) => ({ company, row: strategy.kind === 'list' ? listRow(strategy, company, index, placesBefore.get(company)!, places) : stateRow(strategy, company, chance) }));
  }

  function componentRanks(strategy: FakeStrategy, pooled: readonly FakeCompany[]): ReadonlyMap<string, ReadonlyMap<FakeCompany, number>> {
    return new Map(strategy.components.map((name) => [name, new Map([...pooled].sort((a, b) => b.figures[name]! - a.figures[name]!).map((company, index) => [company, index + 1]))]));
  }

  function base(strategy: FakeStrategy, company: FakeCompany, places: ReadonlyMap<string, ReadonlyMap<FakeCompany, number>>) {
    const { orderbookId, isin, ticker, name, figures } = company;
    const prices = /^(ret|cm|mom|close|sma|vol|high|market)/;
    const components = Object.fromEntries(
      strategy.components.map((component) => {
        const contribution = shareOf(strategy, component, figures);
        // Like the engine: the parts of a mean are not compared with those of others.
        const ranked = contribution === null ? places.get(component) : undefined;
        return [component, { value: figures[component]!, rank: ranked?.get(company) ?? null, of: ranked?.size ?? null, contribution, asOf: prices.test(component) ? session : report }];
      }),
    );
    const flags = Number(orderbookId) % 13 === 0 ? ['SUSPECT_JUMP'] : [];
    return { orderbookId, isin, ticker, name, components, flags, status: 'OK' as const };
  }

  function listRow(strategy: FakeStrategy, company: FakeCompany, index: number, previousRank: number, places: ReadonlyMap<string, ReadonlyMap<FakeCompany, number>>): SignalRowDto {
    const inTarget = index < strategy.n;
    const wasInTarget = previousRank <= strategy.n;
    const change = inTarget ? (wasInTarget ? 'kept' : 'entered') : wasInTarget ? 'exited' : 'none';
    const common = base(strategy, company, places);
    return { ...common, rank: index + 1, score: company.figures[strategy.order]!, inTarget, targetWeight: inTarget ? 1 / strategy.n : 0, leavesBelow: null, state: null, event: null, stateSince: null, previousRank, change };
  }

  function stateRow(strategy: FakeStrategy, company: FakeCompany, chance: () => number): SignalRowDto {
    const isLong = chance() < 0.3;
    const isNews = chance() < 0.016;
    const event = isNews ? (isLong ? ('ENTER' as const) : ('EXIT' as const)) : null;
    const stateSince = isNews ? session : `2026-${String(1 + Math.floor(chance() * 10)).padStart(2, '0')}-${String(1 + Math.floor(chance() * 27)).padStart(2, '0')}`;
    const { components, ...common } = base(strategy, company, new Map());
    const change = isNews ? (isLong ? 'entered' : 'exited') : isLong ? 'kept' : 'none';
    return { ...common, components, rank: null, score: (chance() - (isLong ? 0 : 1)) * 0.4, inTarget: isLong, targetWeight: 0, leavesBelow: isLong ? (company.figures.exitChannel ?? null) : null, state: isLong ? 'LONG' : 'FLAT', event, stateSince, previousRank: null, change };
  }

  function rowsOf(strategyId: string, size: number | null = null): readonly Ranked[] {
    const key = `${strategyId} ${String(size)}`;
    const known = cache.get(key);
    if (known) return known;
    const strategy = fakeStrategy(strategyId);
    const ranked = rank(size === null ? strategy : { ...strategy, n: size });
    cache.set(key, ranked);
    return ranked;
  }

  return {
    companies,
    /** The list of a strategy, with another number of names than the published one when `size` says so. */
    rows: (strategyId: string, size: number | null = null): SignalRowDto[] => rowsOf(strategyId, size).map(({ row }) => row),
    explain(strategyId: string, text: string): ExplanationDto | null {
      const strategy = fakeStrategy(strategyId);
      const company = companies.find((candidate) => [candidate.orderbookId, candidate.isin, candidate.ticker].includes(text));
      if (!company) return null;
      const ranked = rowsOf(strategyId);
      const found = ranked.find((entry) => entry.company === company)?.row;
      const filters = filtersOf(strategy, company);
      const { orderbookId, isin, ticker, name } = company;
      const absent: SignalRowDto = { rank: null, orderbookId, isin, ticker, name, score: null, inTarget: false, targetWeight: 0, state: null, event: null, stateSince: null, previousRank: null, change: 'none', components: {}, leavesBelow: null, flags: [], status: 'OK' };
      const row = found ?? absent;
      return {
        ...row,
        strategyId,
        asOf: session,
        ranked: found !== undefined,
        rankedCount: ranked.length,
        eligible: ranked.length,
        filters,
        ...placementOf(row, ranked, strategy.n),
        fallToLeave: row.leavesBelow === null || row.components.close === undefined ? null : 1 - row.leavesBelow / row.components.close.value!,
        firstFailedFilter: filters.find((filter) => !filter.passed)?.name ?? null,
      };
    },
  };
}

export type Rankings = ReturnType<typeof createRankings>;
