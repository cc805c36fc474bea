import { useWords } from '../../i18n/words';
import { useFeature } from '../../stores-context';

/** With which parameters the strategy is looked at; there only when there is a choice. */
export function VariantPicker() {
  const { text } = useWords();
  const { value: sets, strategyId: loadedFor } = useFeature('variants');
  const { strategyId, paramsHash, chooseVariant } = useFeature('navigation');
  if (!sets || sets.length < 2 || loadedFor !== strategyId) return null;
  return (
    <label className={`variant-picker${paramsHash === null ? '' : ' chosen'}`}>
      <span>{text.variants.choose}</span>
      <select
        value={paramsHash ?? ''}
        onChange={(event) => {
          chooseVariant(event.target.value === '' ? null : event.target.value);
        }}
      >
        {sets.map((variant) => (
          <option key={variant.paramsHash} value={variant.name === null ? '' : variant.paramsHash}>
            {variant.name ?? text.variants.published}
          </option>
        ))}
      </select>
    </label>
  );
}
