import type { HistoryDto, HistoryEventDto, RankHistoryDto } from '@shared/dto/history';
import type { PlacedNameDto, PortfolioDto } from '@shared/dto/portfolio';
import type { SignalRowDto } from '@shared/dto/signals';
import type { ChangeReason } from '@shared/dto/signals';
import { fakeStrategy } from './catalogue';
import { createChance } from './companies';
import type { Rankings } from './rankings';

const DAYS = 60;
const REASONS: readonly ChangeReason[] = ['price', 'price', 'report', 'price', 'filter', 'correction'];

/** Trading days before and with the given one, ascending; holidays of the invented market are ignored. */
function daysUpTo(session: string, count: number): string[] {
  const days: string[] = [];
  for (let ms = Date.parse(`${session}T12:00:00Z`); days.length < count; ms -= 86_400_000) {
    const day = new Date(ms);
    if (day.getUTCDay() % 6 !== 0) days.unshift(day.toISOString().slice(0, 10));
  }
  return days;
}

const placed = ({ orderbookId, ticker, name, rank }: SignalRowDto): PlacedNameDto => ({ orderbookId, ticker, name, rank });

/** What the invented app knows of one strategy besides its newest list. */
export function createFakeDesk(rankings: Rankings, session: string, isFirstDay: boolean) {
  const days = daysUpTo(session, isFirstDay ? 1 : DAYS);
  return {
    portfolio(strategyId: string, paramsHash: string): PortfolioDto {
      const { n, months } = fakeStrategy(strategyId);
      const rows = rankings.rows(strategyId);
      // Bought at the last rebalance: most of them still rank well, some have fallen behind.
      const held = isFirstDay ? [] : rows.filter((row) => row.rank! <= n + 4 && row.rank! % 5 !== 2).slice(0, n);
      const keepRank = strategyId === 'momentum_12_1' ? 2 * n : n;
      const sold = held.filter((row) => row.rank! > keepRank);
      const bought = rows.filter((row) => !held.includes(row)).slice(0, n - held.length + sold.length);
      return {
        strategyId,
        paramsHash,
        asOf: session,
        rebalancedOn: isFirstDay ? null : '2026-09-01',
        nextRebalance: months.includes(12) ? '2026-12-01' : '2027-03-01',
        decidedOn: months.includes(12) ? '2026-11-30' : '2027-02-26',
        places: n,
        keepRank,
        holdings: held.map((row) => ({ ...placed(row), weight: 1 / n, heldSince: row.rank! % 3 === 0 ? '2026-06-01' : '2026-09-01', rankAtPurchase: Math.max(1, row.rank! - (row.rank! % 4)) })),
        today: { kept: held.length - sold.length, bought: bought.map(placed), sold: sold.map(placed) },
      };
    },
    history(strategyId: string, paramsHash: string): HistoryDto {
      const chance = createChance(strategyId.length * 31);
      const rows = rankings.rows(strategyId).slice(0, 40);
      const events = [...days].reverse().slice(0, -1).flatMap((asOf): HistoryEventDto[] => {
        return rows.filter(() => chance() < 0.02).map(({ orderbookId, ticker, name, rank }) => {
          const change = chance() < 0.5 ? 'entered' : 'exited';
          return { asOf, orderbookId, ticker, name, change, reason: REASONS[Math.floor(chance() * REASONS.length)]!, rank, previousRank: rank === null ? null : Math.max(1, rank + (change === 'entered' ? 3 : -3)) };
        });
      });
      return { strategyId, paramsHash, firstDay: days[0]!, days: days.length, events, hasMore: false };
    },
    ranks(strategyId: string, orderbookIds: readonly string[]): RankHistoryDto {
      const rows = rankings.rows(strategyId);
      const ranks = orderbookIds.map((orderbookId): [string, (number | null)[]] => {
        const chance = createChance(Number(orderbookId));
        const rank = rows.find((row) => row.orderbookId === orderbookId)?.rank ?? null;
        const drift = (chance() - 0.4) * 30;
        return [orderbookId, days.map((_, place) => (rank === null ? null : Math.max(1, Math.round(rank + ((days.length - 1 - place) / days.length) * drift + (place === days.length - 1 ? 0 : chance() * 4)))))];
      });
      return { days, ranks: Object.fromEntries(ranks) };
    },
  };
}
