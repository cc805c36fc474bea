import { CHART_LINES, CHART_RANGES, CHART_STYLES } from '@shared/chart-look';
import { Segmented } from '../../components/segmented';
import { TableToggle } from '../../components/table-toggle';
import { useWords } from '../../i18n/words';
import { useFeature } from '../../stores-context';

interface ChartToolbarProps {
  /** Strategies with a mark to show. */
  readonly strategyIds: readonly string[];
  readonly strategyName: (strategyId: string) => string;
  /** The chosen range counts again, also when it is the same one. */
  readonly onRange: () => void;
}

/** How much time, drawn how, with which lines; and the way to the table twin. */
export function ChartToolbar({ strategyIds, strategyName, onRange }: ChartToolbarProps) {
  const { text } = useWords();
  const { look, setLook, toggleLine } = useFeature('instrument');
  const { chart } = text.instrument;
  return (
    <div className="chart-toolbar">
      <Segmented
        label={chart.range}
        value={look.range}
        options={CHART_RANGES.map((range) => [range, chart.ranges[range]] as const)}
        onChange={(range) => {
          setLook({ range });
          onRange();
        }}
      />
      {look.asTable ? null : (
        <>
          <Segmented
            label={chart.style}
            value={look.style}
            options={CHART_STYLES.map((style) => [style, chart.styles[style]] as const)}
            onChange={(style) => {
              setLook({ style });
            }}
          />
          <div className="chart-lines" role="group" aria-label={text.instrument.chart.title}>
            {CHART_LINES.map((line) => (
              <button
                key={line}
                type="button"
                className="toggle"
                aria-pressed={look.lines[line]}
                onClick={() => {
                  toggleLine(line);
                }}
              >
                {chart.lines[line]}
              </button>
            ))}
          </div>
          {strategyIds.length === 0 ? null : (
            <label className="chart-signals">
              <span>{chart.signals}</span>
              <select
                value={look.signals}
                onChange={(event) => {
                  setLook({ signals: event.target.value });
                }}
              >
                <option value="all">{chart.allSignals}</option>
                <option value="none">{chart.noSignals}</option>
                {strategyIds.map((strategyId) => (
                  <option key={strategyId} value={strategyId}>
                    {strategyName(strategyId)}
                  </option>
                ))}
              </select>
            </label>
          )}
        </>
      )}
      <TableToggle
        isTable={look.asTable}
        onToggle={(asTable) => {
          setLook({ asTable });
        }}
      />
    </div>
  );
}
