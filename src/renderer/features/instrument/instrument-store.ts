import { createStore, type StoreApi } from 'zustand/vanilla';
import { FIRST_LOOK, type ChartLine, type ChartLook } from '@shared/chart-look';
import type { InstrumentDto, InstrumentPricesDto } from '@shared/dto/instrument';
import { createLoader, NOTHING_LOADED, type Loaded, type StoreDependencies } from '../../lib/loading';

export interface InstrumentPage extends Loaded<InstrumentDto> {
  readonly orderbookId: string | null;
  readonly prices: Loaded<InstrumentPricesDto>;
  readonly look: ChartLook;
  /** Shows an instrument; another one than before starts without the old one's figures. */
  open(orderbookId: string): Promise<void>;
  refresh(): Promise<void>;
  /** Lets the prices go: a page that is not shown keeps none. */
  close(): void;
  /** Changes it for all shares; a change that changes nothing is none. */
  setLook(change: Partial<ChartLook>): void;
  /** Takes the look that was kept, as it is. */
  adoptLook(look: ChartLook): void;
  toggleLine(line: ChartLine): void;
}

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
    const setLook = (change: Partial<ChartLook>): void => {
      const { look } = get();
      const next = { ...look, ...change };
      if (JSON.stringify(next) !== JSON.stringify(look)) set({ look: next });
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
      setLook,
      adoptLook: (look) => {
        set({ look });
      },
      toggleLine: (line) => {
        const { lines } = get().look;
        setLook({ lines: { ...lines, [line]: !lines[line] } });
      },
    };
  });
}
