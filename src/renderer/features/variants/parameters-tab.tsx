import { useMemo } from 'react';
import { FailureNotice, LoadFailure } from '../../components/notice';
import { useWords } from '../../i18n/words';
import { readParams } from '../../lib/params';
import { useFeature } from '../../stores-context';
import { ParameterForm } from './parameter-form';
import { PreviewResult } from './preview-result';
import { SideBySide } from './side-by-side';

/** With which numbers the strategy runs, what others would give, and the variants that were kept. */
export function ParametersTab() {
  const { text } = useWords();
  const { strategyId } = useFeature('navigation');
  const { value: strategies } = useFeature('strategies');
  const variants = useFeature('variants');
  const { value: sets, texts, preview, refusal } = variants;
  const strategy = strategies?.find((one) => one.strategyId === strategyId);
  const reading = useMemo(() => (strategy ? readParams(strategy.params, texts) : null), [strategy, texts]);
  if (!strategy || !reading) return null;
  return (
    <div className="tab-column parameters-tab">
      <LoadFailure loaded={variants} onRetry={() => void variants.show(strategyId)} />
      <p className="lead">{text.variants.lead}</p>
      <ParameterForm key={strategyId} strategy={strategy} sets={sets ?? []} reading={reading} />
      {refusal ? <FailureNotice failure={refusal} /> : null}
      {preview ? <PreviewResult preview={preview} /> : null}
      <section aria-labelledby="side-title" className="side-section">
        <h2 id="side-title">{text.variants.sideBySide}</h2>
        <SideBySide strategy={strategy} sets={sets ?? []} />
      </section>
    </div>
  );
}
