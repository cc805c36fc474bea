import { resolveBound } from '@core/domain/bound';
import type { ParamDto, ParamValueDto } from '@shared/dto/strategies';
import { createSpreadsheetCell } from './spreadsheet';
import type { Language } from './format';

export type ParamUnit = 'millions' | 'percent';
export type ParamTexts = Readonly<Record<string, string>>;

const UNITS: Readonly<Record<string, ParamUnit>> = {
  minMarketCap: 'millions',
  minMedianTurnover: 'millions',
  dropFraction: 'percent',
  poolFraction: 'percent',
  cheapFraction: 'percent',
  sleeveWeights: 'percent',
  riskFreeAnnual: 'percent',
  maxPayout: 'percent',
};
const SCALES: Readonly<Record<ParamUnit, number>> = { millions: 1e-6, percent: 100 };
/** Scaled back and forth a number must stay what it was: 0.07 · 100 is not 7. */
const KEPT_DIGITS = 12;

/** What is wrong with a text, with the limits it should keep to, as the person writes them. */
export type Complaint =
  | { readonly kind: 'whole' | 'number'; readonly low: number; readonly high: number }
  | { readonly kind: 'list'; readonly low: number; readonly high: number; readonly shortest: number; readonly longest: number }
  | { readonly kind: 'sum'; readonly sum: number }
  | { readonly kind: 'texts'; readonly longest: number };

/** In what a person reads and writes a parameter; plain where there is no unit. */
export function paramUnit(name: string): ParamUnit | null {
  return UNITS[name] ?? null;
}

/** A value in the unit in which it is shown. */
export function shownNumber(name: string, value: number): number {
  const unit = paramUnit(name);
  return unit === null ? value : Number((value * SCALES[unit]).toPrecision(KEPT_DIGITS));
}

function storedNumber(name: string, shown: number): number {
  const unit = paramUnit(name);
  return unit === null ? shown : Number((shown / SCALES[unit]).toPrecision(KEPT_DIGITS));
}

/** How a value stands in its field; numbers with the language's decimal sign, lists of texts a line each. */
export function paramText(name: string, value: ParamValueDto, language: Language): string {
  const cell = createSpreadsheetCell(language);
  const one = (item: number | string): string => (typeof item === 'number' ? cell(shownNumber(name, item)) : item);
  if (Array.isArray(value)) return value.map(one).join(value.some((item) => typeof item === 'string') ? '\n' : '; ');
  return value === null ? '' : typeof value === 'boolean' ? String(value) : one(value);
}

/** Decimal comma or point, any kind of space or minus. Missing: NaN when it is no number. */
function numberOf(text: string): number {
  const digits = text.replaceAll(/[\s\u00a0\u202f]/g, '').replace('\u2212', '-').replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(digits) ? Number(digits) : Number.NaN;
}

interface Limits {
  readonly low: number;
  readonly high: number;
}

type Reading = { readonly value: ParamValueDto } | { readonly complaint: Complaint };

function readNumber(name: string, param: ParamDto, text: string, { low, high }: Limits): Reading {
  if (param.nullable && text.trim() === '') return { value: null };
  const value = storedNumber(name, numberOf(text));
  const isFine = value >= low && value <= high && (param.type === 'number' || Number.isInteger(value));
  return isFine ? { value } : { complaint: { kind: param.type === 'integer' ? 'whole' : 'number', low: shownNumber(name, low), high: shownNumber(name, high) } };
}

function readNumbers(name: string, param: ParamDto, text: string, { low, high }: Limits): Reading {
  const rules = param.list ?? { minLength: 1, maxLength: 1, sum: null, unique: false };
  // A comma is a decimal sign where fractions are meant, and separates where only whole numbers are.
  const parts = text.split(param.type === 'integerList' ? /[;,\s]+/ : /[;\s]+/).filter((part) => part !== '');
  const values = parts.map((part) => storedNumber(name, numberOf(part)));
  const isFine =
    values.length >= rules.minLength &&
    values.length <= rules.maxLength &&
    values.every((value) => value >= low && value <= high && (param.type === 'numberList' || Number.isInteger(value))) &&
    (!rules.unique || new Set(values).size === values.length);
  if (!isFine) return { complaint: { kind: 'list', low: shownNumber(name, low), high: shownNumber(name, high), shortest: rules.minLength, longest: rules.maxLength } };
  const sum = values.reduce((total, value) => total + value, 0);
  if (rules.sum !== null && Math.abs(sum - rules.sum) > 1e-9) return { complaint: { kind: 'sum', sum: shownNumber(name, rules.sum) } };
  return { value: values };
}

function readOne(name: string, param: ParamDto, text: string, limits: Limits): Reading {
  switch (param.type) {
    case 'integer':
    case 'number':
      return readNumber(name, param, text, limits);
    case 'integerList':
    case 'numberList':
      return readNumbers(name, param, text, limits);
    case 'choice':
      return { value: param.choices?.find((choice) => String(choice) === text) ?? null };
    case 'flag':
      return { value: text === 'true' };
    case 'textList': {
      const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
      const longest = param.list?.maxLength ?? 0;
      return lines.length <= longest ? { value: lines } : { complaint: { kind: 'texts', longest } };
    }
  }
}

export interface ParamReading {
  /** Every parameter, defaults filled in; one that is complained about has its default. */
  readonly values: Readonly<Record<string, ParamValueDto>>;
  /** Only what differs from the defaults. */
  readonly overrides: Readonly<Record<string, ParamValueDto>>;
  readonly complaints: Readonly<Record<string, Complaint>>;
  /** The limits in force, which may move with other parameters. */
  readonly limits: Readonly<Record<string, Limits>>;
  readonly defaults: Readonly<Record<string, ParamValueDto>>;
}

/** Reads a form: texts by parameter, only of the fields that were touched. The engine checks the values once more. */
export function readParams(params: Readonly<Record<string, ParamDto>>, texts: ParamTexts): ParamReading {
  const values: Record<string, ParamValueDto> = {};
  const overrides: Record<string, ParamValueDto> = {};
  const complaints: Record<string, Complaint> = {};
  const limits: Record<string, Limits> = {};
  const defaults: Record<string, ParamValueDto> = {};
  for (const [name, param] of Object.entries(params)) {
    const standard = param.follows.default === null ? param.default : resolveBound(param.follows.default, values);
    const bound = (end: 'min' | 'max'): number => {
      const follows = param.follows[end];
      return follows === null ? (param[end] ?? Number.NaN) : resolveBound(follows, values);
    };
    defaults[name] = standard;
    values[name] = standard;
    limits[name] = { low: bound('min'), high: bound('max') };
    const text = texts[name];
    if (text === undefined) continue;
    const reading = readOne(name, param, text, limits[name]);
    if ('complaint' in reading) complaints[name] = reading.complaint;
    else {
      values[name] = reading.value;
      if (JSON.stringify(reading.value) !== JSON.stringify(standard)) overrides[name] = reading.value;
    }
  }
  return { values, overrides, complaints, limits, defaults };
}
