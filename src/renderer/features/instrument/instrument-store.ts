import { createStore, type StoreApi } from 'zustand/vanilla';
import type { InstrumentDto, InstrumentPricesDto } from '@shared/dto/instrument';
import { createLoader, NOTHING_LOADED, type Loaded, type StoreDependencies } from '../../lib/loading';

export const RANGES = ['3m', '1y', '3y', '5y', 'all'] as const;
export type Range = (typeof RANGES)[number];
export const CHART_LINES = ['averages', 'channel', 'volume', 'rsi', 'macd', 'payouts'] as const;
export type ChartLine = (typeof CHART_LINES)[number];

/** How the person looks at charts; the same for every share. */
export interface ChartLook {
  readonly range: Range;
  readonly style: 'candles' | 'line';
  readonly lines: Readonly<Record<ChartLine, boolean>>;
  /** Whose entries and exits are marked: `all`, `none` or one strategy's id. */
  readonly signals: string;
  readonly asTable: boolean;
}

export interface InstrumentPage extends Loaded<InstrumentDto> {
  readonly orderbookId: string | null;
  readonly prices: Loaded<InstrumentPricesDto>;
  readonly look: ChartLook;
  /** Shows an instrument; another one than before starts without the old one's figures. */
  open(orderbookId: string): Promise<void>;
  refresh(): Promise<void>;
  /** Lets the prices go: a page that is not shown keeps none. */
  close(): void;
  setLook(change: Partial<ChartLook>): void;
  toggleLine(line: ChartLine): void;
}

const FIRST_LOOK: ChartLook = {
  range: '1y',
  style: 'candles',
  lines: { averages: true, channel: false, volume: true, rsi: false, macd: false, payouts: true },
  signals: 'all',
  asTable: false,
};

/** One instrument: what is stored about it, and its prices as bytes. */
export function createInstrumentStore(deps: StoreDependencies): StoreApi<InstrumentPage> {
  return createStore<InstrumentPage>()((set, get) => {
    const page = createLoader(deps, 'instruments:read', set);
    const prices = createLoader(deps, 'instruments:prices', (change) => {
      set((state) => ({ prices: { ...state.prices, ...change } }));
    });
    const refresh = async (): Promise<void> => {
      const { orderbookId } = get();
      if (orderbookId !== null) await Promise.all([page.load({ orderbookId }), prices.load({ orderbookId })]);
    };
    const clear = (): void => {
      page.clear();
      prices.clear();
    };
    return {
      ...NOTHING_LOADED,
      orderbookId: null,
      prices: NOTHING_LOADED,
      look: FIRST_LOOK,
      refresh,
      open(orderbookId) {
        if (get().orderbookId !== orderbookId) {
          clear();
          set({ orderbookId });
        }
        return refresh();
      },
      close() {
        clear();
        set({ orderbookId: null });
      },
      setLook: (change) => {
        set((state) => ({ look: { ...state.look, ...change } }));
      },
      toggleLine: (line) => {
        set(({ look }) => ({ look: { ...look, lines: { ...look.lines, [line]: !look.lines[line] } } }));
      },
    };
  });
}
