import type { ParamValueDto } from '@shared/dto/strategies';
import { paramText, paramUnit, type Complaint } from '../lib/params';
import { MISSING } from '../lib/format';
import { termOf } from './terms';
import type { Words } from './words';

/** The name of a parameter and what it does; the technical name where there are no words yet. */
export function paramWords(strategyId: string, name: string, { text }: Words): { readonly label: string; readonly hint: string } {
  const known: Readonly<Record<string, readonly string[]>> = text.params;
  const [label, hint] = known[`${strategyId}.${name}`] ?? known[name] ?? [name, ''];
  return { label: label!, hint: hint! };
}

export function choiceText(name: string, choice: string | number | null, { text }: Words): string {
  const known: Readonly<Record<string, Readonly<Record<string, string>>>> = text.choices;
  return termOf(known[name] ?? {}, String(choice));
}

/** A value as it is read outside of its field: months by name, amounts with their unit. */
export function paramValueText(name: string, value: ParamValueDto, words: Words): string {
  const { text, language } = words;
  if (Array.isArray(value) && value.length === 0) return text.variants.none;
  if (name === 'rebalanceMonths' && Array.isArray(value)) return value.map((month) => text.variants.months[Number(month) - 1] ?? String(month)).join(', ');
  if (typeof value === 'boolean') return value ? text.variants.yes : text.variants.no;
  if (!Array.isArray(value) && Object.hasOwn(text.choices, name)) return choiceText(name, value, words);
  if (value === null) return MISSING;
  const unit = paramUnit(name);
  const plain = paramText(name, value, language).replaceAll('\n', ', ');
  return unit === null ? plain : `${plain}\u00a0${text.variants.units[unit]}`;
}

/** What is wrong with a field, and what it takes instead. */
export function complaintText(complaint: Complaint, { text, formats }: Words): string {
  const words = text.variants.complaints;
  switch (complaint.kind) {
    case 'whole':
    case 'number':
      return words[complaint.kind](formats.plain(complaint.low), formats.plain(complaint.high));
    case 'list': {
      const { shortest, longest } = complaint;
      const count = shortest === longest ? String(longest) : `${String(shortest)}–${String(longest)}`;
      return words.list(count, formats.plain(complaint.low), formats.plain(complaint.high));
    }
    case 'sum':
      return words.sum(formats.plain(complaint.sum));
    case 'texts':
      return words.texts(formats.integer(complaint.longest));
  }
}
