import type { StrategySummaryDto } from '@shared/dto/strategies';
import type { VariantSetDto } from '@shared/dto/variants';
import { termOf } from '../../i18n/terms';
import { useWords } from '../../i18n/words';
import { paramText, type ParamReading, type ParamTexts } from '../../lib/params';
import { useFeature } from '../../stores-context';
import { ParamField } from './param-field';

const HOLDING: ReadonlySet<string> = new Set(['n', 'keepRank', 'weighting', 'reweight', 'rebalanceMonths', 'rebalanceDay', 'tranches', 'sleeveWeights', 'minSlots']);
const UNIVERSE: ReadonlySet<string> = new Set(['marketPlaces', 'currency', 'minMarketCap', 'excludedSectors', 'shareClass', 'minMedianTurnover']);

interface ParameterFormProps {
  readonly strategy: StrategySummaryDto;
  readonly sets: readonly VariantSetDto[];
  readonly reading: ParamReading;
}

/** Sets of parameters to begin with: the published ones, those the strategy names, the person's own. */
function StartFrom({ strategy, sets }: Pick<ParameterFormProps, 'strategy' | 'sets'>) {
  const { text, language } = useWords();
  const { startFrom } = useFeature('variants');
  const presets = strategy.presets.filter(({ params }) => Object.keys(params).length > 0);
  const own = sets.filter(({ name }) => name !== null);
  if (presets.length + own.length === 0) return null;
  const textsOf = (params: VariantSetDto['params']): ParamTexts =>
    Object.fromEntries(
      Object.entries(params)
        .filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(strategy.params[name]?.default))
        .map(([name, value]) => [name, strategy.params[name]?.choices ? String(value) : paramText(name, value, language)]),
    );
  const button = (key: string, label: string, params: VariantSetDto['params']) => (
    <button
      key={key}
      type="button"
      className="chip"
      onClick={() => {
        startFrom(textsOf(params));
      }}
    >
      {label}
    </button>
  );
  return (
    <div className="start-from" role="group" aria-label={text.variants.startFrom}>
      <span className="muted">{text.variants.startFrom}</span>
      {button('published', text.variants.published, {})}
      {presets.map(({ id, name, params }) => button(id, termOf(text.presets, id) === id ? name : termOf(text.presets, id), params))}
      {own.map(({ paramsHash, name, params }) => button(paramsHash, name!, params))}
    </div>
  );
}

/** Every parameter of the strategy, in three groups; derived from the strategy's own table. */
export function ParameterForm({ strategy, sets, reading }: ParameterFormProps) {
  const { text } = useWords();
  const { value: app } = useFeature('status');
  const { tryOut, startFrom, texts, working } = useFeature('variants');
  const names = Object.keys(strategy.params);
  const groups = {
    own: names.filter((name) => !HOLDING.has(name) && !UNIVERSE.has(name)),
    holding: names.filter((name) => HOLDING.has(name) && !(strategy.kind === 'state' && name === 'n')),
    universe: names.filter((name) => UNIVERSE.has(name)),
  };
  if (strategy.kind === 'state') groups.own = names.filter((name) => !UNIVERSE.has(name));
  if (strategy.kind === 'state') groups.holding = [];
  const isReady = Object.keys(reading.overrides).length > 0 && Object.keys(reading.complaints).length === 0;
  const isWaiting = working === 'preview' && app?.running !== null;
  const fields = (wanted: readonly string[]) => wanted.map((name) => <ParamField key={name} strategyId={strategy.strategyId} name={name} param={strategy.params[name]!} reading={reading} />);
  return (
    <form
      className="parameter-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && working === null) void tryOut(reading.overrides);
      }}
    >
      <StartFrom strategy={strategy} sets={sets} />
      {(['own', 'holding'] as const).map((group) =>
        groups[group].length === 0 ? null : (
          <fieldset key={group}>
            <legend>{text.variants.groups[group]}</legend>
            {fields(groups[group])}
          </fieldset>
        ),
      )}
      {groups.universe.length === 0 ? null : (
        <details className="param-group">
          <summary>{text.variants.groups.universe}</summary>
          {fields(groups.universe)}
        </details>
      )}
      <div className="form-actions">
        <button type="submit" className="primary" disabled={!isReady || working !== null}>
          {working === 'preview' ? (isWaiting ? text.variants.waiting : text.variants.previewing) : text.variants.preview}
        </button>
        {Object.keys(texts).length > 0 ? (
          <button
            type="button"
            className="quiet"
            onClick={() => {
              startFrom({});
            }}
          >
            {text.variants.reset}
          </button>
        ) : (
          <span className="faint">{text.variants.unchanged}</span>
        )}
      </div>
    </form>
  );
}
