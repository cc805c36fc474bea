import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ParamValueDto } from '@shared/dto/strategies';
import type { FailureDto } from '@shared/dto/sync';
import type { PreviewDto, VariantSetDto } from '@shared/dto/variants';
import { createLoader, NOTHING_LOADED, type Loaded, type StoreDependencies } from '../../lib/loading';
import type { ParamTexts } from '../../lib/params';

type Params = Readonly<Record<string, ParamValueDto>>;
export type VariantWork = 'preview' | 'save' | 'remove';

export interface Variants extends Loaded<VariantSetDto[]> {
  readonly strategyId: string | null;
  /** What the person has written, by parameter; fields that were not touched are not in it. */
  readonly texts: ParamTexts;
  /** What the written parameters would give; gone as soon as one of them changes. */
  readonly preview: PreviewDto | null;
  readonly previewed: Params | null;
  readonly working: VariantWork | null;
  /** Why the newest preview, saving or removing was refused. */
  readonly refusal: FailureDto | null;
  show(strategyId: string): Promise<void>;
  edit(name: string, text: string): void;
  /** Fills the form; nothing written means the published parameters. */
  startFrom(texts: ParamTexts): void;
  tryOut(params: Params): Promise<void>;
  /** True when it was saved. */
  save(name: string): Promise<boolean>;
  remove(paramsHash: string): Promise<boolean>;
}

const UNTRIED = { preview: null, previewed: null, refusal: null } as const;

/** The variants of the chosen strategy, and the form in which the next one is tried. */
export function createVariantsStore(deps: StoreDependencies): StoreApi<Variants> {
  return createStore<Variants>()((set, get) => {
    const loader = createLoader(deps, 'variants:list', set);

    /** Runs one job; its answer counts only for the strategy it was asked for. */
    async function work<Value>(kind: VariantWork, ask: (strategyId: string) => ReturnType<typeof deps.client.call>, accept: (value: Value) => void): Promise<boolean> {
      const { strategyId, working } = get();
      if (strategyId === null || working !== null) return false;
      set({ working: kind, refusal: null });
      const answer = await ask(strategyId);
      if (get().strategyId !== strategyId) return false;
      set({ working: null, refusal: answer.ok ? null : answer.failure });
      if (answer.ok) accept(answer.value as Value);
      return answer.ok;
    }

    return {
      ...NOTHING_LOADED,
      ...UNTRIED,
      strategyId: null,
      texts: {},
      working: null,
      show(strategyId) {
        if (get().strategyId !== strategyId) {
          loader.clear();
          set({ strategyId, texts: {}, working: null, ...UNTRIED });
        }
        return loader.load({ strategyId });
      },
      edit: (name, text) => {
        set((state) => ({ texts: { ...state.texts, [name]: text }, ...UNTRIED }));
      },
      startFrom: (texts) => {
        set({ texts, ...UNTRIED });
      },
      async tryOut(params) {
        const { texts } = get();
        await work<PreviewDto>(
          'preview',
          (strategyId) => deps.client.call('variants:preview', { strategyId, params: { ...params } }),
          (preview) => {
            // Written on in the meantime: the answer is to another question.
            if (get().texts === texts) set({ preview, previewed: params });
          },
        );
      },
      save(name) {
        const params = get().previewed ?? {};
        return work<VariantSetDto[]>(
          'save',
          (strategyId) => deps.client.call('variants:save', { strategyId, name, params: { ...params } }),
          (sets) => {
            loader.accept(sets);
            set({ texts: {}, ...UNTRIED });
          },
        );
      },
      remove: (paramsHash) => work<VariantSetDto[]>('remove', (strategyId) => deps.client.call('variants:remove', { strategyId, paramsHash }), loader.accept),
    };
  });
}
