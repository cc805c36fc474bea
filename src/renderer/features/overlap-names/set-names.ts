import type { HeldSetDto } from '@shared/dto/overlap';
import { strategyName } from '../../i18n/terms';
import { useWords } from '../../i18n/words';
import { useFeature } from '../../stores-context';

/** What a list is called: the strategy in the language of the window, and the variant's own name. */
export function useSetNames(): (set: Pick<HeldSetDto, 'strategyId' | 'variant'>) => string {
  const { text } = useWords();
  const { value } = useFeature('strategies');
  const names = new Map((value ?? []).map((strategy) => [strategy.strategyId, strategyName(strategy, text)]));
  return ({ strategyId, variant }) => [names.get(strategyId) ?? strategyId, variant].filter((part) => part !== null).join(' · ');
}
