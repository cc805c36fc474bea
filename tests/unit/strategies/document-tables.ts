import { describeStrategy } from '@core/engine/describe-strategy';
import { STRATEGIES } from '@core/strategies/registry';
import type { ParamDescription } from '@core/engine/resolve-params';
import type { ParamValue } from '@core/strategies/parameter-spec';

const SHARED = new Set([
  'marketPlaces', 'currency', 'minMarketCap', 'excludedSectors', 'shareClass', 'minMedianTurnover',
  'keepRank', 'reweight', 'rebalanceMonths', 'rebalanceDay', 'weighting', 'returnType',
]);

function valueText(value: ParamValue): string {
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(', ');
  if (typeof value === 'number' && Math.abs(value) >= 1e6) return `${value / 1e6} million`;
  return String(value);
}

function rangeText(param: ParamDescription): string {
  if (param.allowed !== null) return param.allowed.length > 12 ? 'first, last, 1 … 28' : param.allowed.map(String).join(', ');
  if (param.min === null || param.max === null) return '';
  return `${valueText(param.min)} … ${valueText(param.max)}`;
}

function table(params: readonly ParamDescription[]): string[] {
  const cell = (text: string) => text.replaceAll('|', '\\|');
  return [
    '| Parameter | Default | Allowed | Meaning |',
    '|---|---|---|---|',
    ...params.map((param) => `| \`${param.name}\` | ${cell(valueText(param.default))} | ${cell(rangeText(param))} | ${cell(param.description)} |`),
  ];
}

/** The generated part of one strategy's section: what the values in the code say about it. */
function strategyBlock(number: string): string[] {
  const description = describeStrategy(STRATEGIES.find((strategy) => strategy.number === number)!);
  const universe = Object.fromEntries(description.params.map((param) => [param.name, param]));
  const lines = [`\`${description.strategyId}\` · ${description.kind} · data: ${description.needs.join(', ')} · history: ${description.minHistoryDays} days`, ''];
  if (universe.minMarketCap) {
    const excluded = valueText(universe.excludedSectors!.default);
    lines.push(`Market value from ${valueText(universe.minMarketCap.default)} SEK; share class ${valueText(universe.shareClass!.default)}; excluded sectors: ${excluded}.`, '');
  }
  if (description.rebalanceMonths.length > 0) lines.push(`Rebalanced in months ${description.rebalanceMonths.join(', ')}.`, '');
  if (description.proxies.length > 0) lines.push(`Stand-ins: ${description.proxies.join(' ')}`, '');
  const own = description.params.filter((param) => !SHARED.has(param.name));
  if (own.length > 0) lines.push(...table(own), '');
  for (const preset of description.presets) lines.push(`Preset \`${preset.id}\`: ${preset.name}.`, '');
  lines.push(`Source: ${description.source}`);
  return lines;
}

function sharedBlock(): string[] {
  const first = describeStrategy(STRATEGIES[0]!);
  return table(first.params.filter((param) => SHARED.has(param.name)));
}

/** The document with every generated block renewed; what stands between the blocks is left alone. */
export function renewTables(document: string): string {
  return document.replace(/<!-- generated (\w+) -->[\s\S]*?<!-- end -->/g, (_, block: string) => {
    const lines = block === 'shared' ? sharedBlock() : strategyBlock(block);
    return [`<!-- generated ${block} -->`, ...lines, '<!-- end -->'].join('\n');
  });
}
