import type { StrategySummaryDto } from '@shared/dto/strategies';
import type { SignalsDto } from '@shared/dto/signals';
import { ChangeCounts } from '../../components/change-mark';
import { strategyDescription, strategyName } from '../../i18n/terms';
import { useWords, type Words } from '../../i18n/words';
import { daysBetween } from '../../lib/format';
import { useFeature } from '../../stores-context';

/** Below this the rest is rounding and no cash. */
const LEAST_CASH = 0.005;

function cashText({ rows }: SignalsDto, { text, formats }: Words): string | null {
  const held = rows.filter((row) => row.targetWeight > 0);
  const cash = 1 - held.reduce((sum, row) => sum + row.targetWeight, 0);
  return held.length > 0 && cash > LEAST_CASH ? text.list.cash(formats.wholePercent(cash)) : null;
}

/** What the strategy is, and the facts a person checks before reading the list. */
export function StrategyHeader({ strategy, signals }: { readonly strategy: StrategySummaryDto; readonly signals: SignalsDto | null }) {
  const words = useWords();
  const { text } = words;
  const { value: app } = useFeature('status');
  const { paramsHash } = useFeature('navigation');
  const { value: sets } = useFeature('variants');
  const variant = sets?.find((one) => paramsHash !== null && one.strategyId === strategy.strategyId && one.paramsHash === paramsHash);
  const { kind } = strategy;
  const { held, entered, exited, nextRebalance } = variant ?? strategy;
  const today = app?.now.slice(0, 10);
  const rebalance = nextRebalance === null ? text.strategies.daily : text.strategies.nextRebalance(nextRebalance, today === undefined ? 0 : Math.max(0, daysBetween(today, nextRebalance)));
  const cash = signals && kind === 'list' ? cashText(signals, words) : null;
  return (
    <header className="strategy-header">
      <h1 id="strategy-title">
        {strategyName(strategy, text)} <span className="strategy-number">{strategy.number}</span>
        {variant ? <span className="variant-name">{variant.name}</span> : null}
      </h1>
      <p className="lead">{strategyDescription(strategy, text)}</p>
      {signals ? (
        <ul className="facts">
          <li>
            <strong>{kind === 'list' ? text.strategies.held(held) : text.strategies.long(held)}</strong>
            {cash === null ? null : <span className="muted"> {cash}</span>}
          </li>
          {entered + exited > 0 ? (
            <li>
              <ChangeCounts entered={entered} exited={exited} enteredLabel={text.today.entered} exitedLabel={text.today.exited} />
            </li>
          ) : null}
          <li>
            {text.list.asOf(signals.asOf)}
            <span className="muted"> {signals.previousAsOf === null ? text.list.firstDay : text.list.compared(signals.previousAsOf)}</span>
          </li>
          <li>{rebalance}</li>
          {signals.revision > 1 ? <li>{text.list.correction(signals.revision)}</li> : null}
        </ul>
      ) : null}
    </header>
  );
}
