import type { ParamDto, ParamValueDto } from '@shared/dto/strategies';
import type { PreviewDto, VariantSetDto } from '@shared/dto/variants';
import type { SignalRowDto } from '@shared/dto/signals';
import { fakeStrategy, type FakeStrategy } from './catalogue';
import type { Rankings } from './rankings';

export const PUBLISHED_HASH = '0123456789abcdef';

const PLAIN = { min: null, max: null, choices: null, nullable: false, follows: { default: null, min: null, max: null }, list: null } as const;

/** A parameter table with one of each kind; the real one has more of them. */
export function fakeParams({ n, kind, months }: FakeStrategy): Record<string, ParamDto> {
  const universe: Record<string, ParamDto> = {
    minMarketCap: { ...PLAIN, type: 'number', default: 2_000_000_000, min: 0, max: 1e12, description: 'Smallest market value of the whole company, in SEK.' },
    excludedSectors: { ...PLAIN, type: 'textList', default: ['Försäkring', 'Investmentbolag'], list: { minLength: 0, maxLength: 40, sum: null, unique: false }, description: 'Sector names that shut a company out.' },
  };
  if (kind === 'state') return { fast: { ...PLAIN, type: 'integer', default: 50, min: 5, max: 100, description: 'Days of the fast mean.' }, ...universe };
  return {
    lookbacks: { ...PLAIN, type: 'integerList', default: [3, 6, 12], min: 1, max: 36, list: { minLength: 1, maxLength: 5, sum: null, unique: false }, description: 'Months over which the returns are taken; their mean is the score.' },
    fScoreMode: { ...PLAIN, type: 'choice', default: 'absolute', choices: ['absolute', 'dropLowest', 'off'], description: 'Leave out low F-scores.' },
    dropFraction: { ...PLAIN, type: 'number', default: 0.2, min: 0, max: 0.5, description: 'Part with the lowest F-scores left out in the mode dropLowest.' },
    n: { ...PLAIN, type: 'integer', default: n, min: 1, max: 100, description: 'Number of names in the list.' },
    keepRank: { ...PLAIN, type: 'integer', default: n, min: n, max: 5 * n, follows: { default: { param: 'n' }, min: { param: 'n' }, max: { param: 'n', times: 5 } }, description: 'A name that is held stays while its rank is at most this.' },
    rebalanceMonths: { ...PLAIN, type: 'integerList', default: [...months], min: 1, max: 12, list: { minLength: 1, maxLength: 12, sum: null, unique: true }, description: 'Months in which the model portfolio may change.' },
    ...universe,
  };
}

interface SavedVariant {
  readonly strategyId: string;
  readonly paramsHash: string;
  readonly name: string | null;
  readonly params: Record<string, ParamValueDto>;
}

function hashOf(params: SavedVariant['params']): string {
  let hash = 0;
  for (const letter of JSON.stringify(params)) hash = (Math.imul(hash, 31) + letter.charCodeAt(0)) >>> 0;
  return hash.toString(16).padStart(16, '0');
}

/** The person's variants in the invented app: another number of names is the only thing that changes a list. */
export function createFakeVariants(rankings: Rankings, session: string) {
  const complete = (strategyId: string, params: SavedVariant['params']): SavedVariant['params'] => {
    const strategy = fakeStrategy(strategyId);
    return { ...Object.fromEntries(Object.entries(fakeParams(strategy)).map(([name, param]) => [name, param.default])), ...params };
  };
  const made = (strategyId: string, name: string | null, params: SavedVariant['params']): SavedVariant => {
    const whole = complete(strategyId, params);
    return { strategyId, name, params: whole, paramsHash: name === null ? PUBLISHED_HASH : hashOf(whole) };
  };
  let saved: SavedVariant[] = [made('sammansatt_momentum', 'Femton', { n: 15 })];

  const sizeOf = ({ params }: SavedVariant): number => (typeof params.n === 'number' ? params.n : 10);
  const targetOf = (variant: SavedVariant): SignalRowDto[] => rankings.rows(variant.strategyId, sizeOf(variant)).filter((row) => row.inTarget);
  const named = ({ orderbookId, ticker, name, rank, score }: SignalRowDto): PreviewDto['target'][number] => ({ orderbookId, ticker, name, rank, score });

  return {
    /** How many names the list of a variant has; null for the published one. */
    sizeOf(strategyId: string, paramsHash: string | undefined): number | null {
      const variant = saved.find((one) => one.strategyId === strategyId && one.paramsHash === paramsHash);
      return variant ? sizeOf(variant) : null;
    },
    list(strategyId: string): VariantSetDto[] {
      const own = saved.filter((one) => one.strategyId === strategyId);
      return [made(strategyId, null, {}), ...own].map((variant) => {
        const target = targetOf(variant);
        // A variant of the invented app ranks as the published one does, but for its first two names.
        const rankOf = (rank: number | null): number => (variant.name !== null && rank !== null && rank < 3 ? 3 - rank : (rank ?? 0));
        const places = fakeStrategy(strategyId).kind === 'state' ? {} : Object.fromEntries(rankings.rows(strategyId, sizeOf(variant)).map(({ orderbookId, rank }) => [orderbookId, rankOf(rank)]));
        return { ...variant, asOf: session, status: 'OK', held: target.length, names: target.map(({ orderbookId, ticker, name }) => ({ orderbookId, ticker, name })), places, entered: 1, exited: 1, nextRebalance: '2026-12-01' };
      });
    },
    preview(strategyId: string, params: SavedVariant['params']): PreviewDto {
      const variant = made(strategyId, 'preview', params);
      const [after, before] = [targetOf(variant), targetOf(made(strategyId, null, {}))];
      const without = (rows: readonly SignalRowDto[], others: readonly SignalRowDto[]) => rows.filter((row) => !others.some(({ orderbookId }) => orderbookId === row.orderbookId)).map(named);
      return { strategyId, paramsHash: variant.paramsHash, asOf: session, status: 'OK', gate: null, eligible: rankings.rows(strategyId).length, target: after.map(named), entered: without(after, before), exited: without(before, after) };
    },
    save(strategyId: string, name: string, params: SavedVariant['params']): VariantSetDto[] {
      saved = [...saved, made(strategyId, name, params)];
      return this.list(strategyId);
    },
    remove(strategyId: string, paramsHash: string): VariantSetDto[] {
      saved = saved.filter((one) => one.strategyId !== strategyId || one.paramsHash !== paramsHash);
      return this.list(strategyId);
    },
  };
}
