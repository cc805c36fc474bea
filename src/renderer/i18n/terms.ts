import type { StrategyDto } from '@shared/dto/strategies';
import type { Formats } from '../lib/format';
import type { Messages } from './sv';

/** The word for a technical name, or the name itself: something new is never invisible. */
export function termOf(terms: Readonly<Record<string, string>>, key: string): string {
  return Object.hasOwn(terms, key) ? terms[key]! : key;
}

export function strategyName({ strategyId, name }: Pick<StrategyDto, 'strategyId' | 'name'>, { terms }: Messages): string {
  const known = termOf(terms.strategyNames, strategyId);
  return known === strategyId ? name : known;
}

export function strategyDescription(strategy: Pick<StrategyDto, 'strategyId' | 'description'>, { terms }: Messages): string {
  const known = termOf(terms.strategyDescriptions, strategy.strategyId);
  return known === strategy.strategyId ? termOf(terms.strategyPhrases, strategy.description) : known;
}

/** Where a strategy's rules come from. `isTitle`: the English title of a book or an article, in every language. */
export function strategySource({ source }: Pick<StrategyDto, 'source'>, { terms }: Messages): { readonly words: string; readonly isTitle: boolean } {
  return { words: termOf(terms.strategyPhrases, source), isTitle: !Object.hasOwn(terms.strategyPhrases, source) };
}

/** What an instrument is, in words: `se.xsto.large cap stockholm` is Large Cap Stockholm. */
export function filterValueText(value: string, { terms, explain }: Messages): string {
  const other = /^represented by (.+)$/.exec(value)?.[1];
  if (other !== undefined) return explain.representedBy(other);
  const known = termOf(terms.filterValues, value);
  const list = /^[a-z]{2}\.[a-z]+\.(.+)$/.exec(value)?.[1];
  return list === undefined ? known : list.replaceAll(/(^| )\p{Ll}/gu, (letter) => letter.toUpperCase());
}

/**
 * Tests of a figure carry the figure's name; all others have one of their own. A combination names the list before the
 * test: `trendande_varde:marketCap`.
 */
export function filterName(name: string, messages: Messages): string {
  const { terms } = messages;
  const [list, test] = name.split(':');
  if (list !== undefined && test !== undefined) return `${termOf(terms.strategyNames, list)}: ${filterName(test, messages)}`;
  const known = termOf(terms.filters, name);
  return known === name ? termOf(terms.factors, name) : known;
}

/** A closed data gate in the person's language: `prices: 12 of 50 names …, 90 % are needed.` */
export function gateText(gate: string, { terms }: Messages, formats: Formats): string {
  const [, id = '', rest = ''] = /^([a-z-]+): (.*)$/.exec(gate) ?? [];
  const words = termOf(terms.gates, id);
  if (words === id) return gate;
  const figures = /^(\d+)(?: of (\d+))? names.*?(\d+)( %)? are needed/.exec(rest);
  if (!figures) return words;
  const [, count, total, needed, percent] = figures;
  const need = percent === undefined ? formats.integer(Number(needed)) : formats.wholePercent(Number(needed) / 100);
  return `${words.replace(/\.$/, ':')} ${terms.gateFigures(formats.integer(Number(count)), total === undefined ? null : formats.integer(Number(total)), need)}`;
}
