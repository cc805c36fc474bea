import { describe, expect, it } from 'vitest';
import { factorUnit, unitMargin, unitNumber, unitText } from '../../src/renderer/lib/factors';
import { createFormats, daysBetween } from '../../src/renderer/lib/format';
import { createSpreadsheetCell } from '../../src/renderer/lib/spreadsheet';

const MINUS = '\u2212';
const NBSP = '\u00a0';
const sv = createFormats('sv');
const en = createFormats('en');

describe('numbers on the screen', () => {
  it.each([
    [-1234567.5, `${MINUS}1${NBSP}234${NBSP}567,50`, `${MINUS}1,234,567.50`],
    [0, '0,00', '0.00'],
    [-0.004, '0,00', '0.00'],
    [0.125, '0,13', '0.13'],
    [12, '12,00', '12.00'],
  ])('%s has a real minus and the language’s own signs', (value, swedish, english) => {
    expect(sv.fixed(value, 2)).toBe(swedish);
    expect(en.fixed(value, 2)).toBe(english);
  });

  it.each([
    [0.294117, `29,4${NBSP}%`, '29.4%'],
    [-0.043478, `${MINUS}4,3${NBSP}%`, `${MINUS}4.3%`],
    [1, `100,0${NBSP}%`, '100.0%'],
  ])('the fraction %s is written as percent the way each language does', (value, swedish, english) => {
    expect(sv.percent(value)).toBe(swedish);
    expect(en.percent(value)).toBe(english);
  });

  it('shows what is missing as a dash, never as zero', () => {
    expect(sv.integer(null)).toBe('–');
    expect(sv.fixed(Number.NaN, 2)).toBe('–');
    expect(sv.megabytes(null)).toBe('–');
    expect(sv.instant(null)).toBe('–');
  });

  it('gives a margin its sign in both directions and zero none', () => {
    expect(unitMargin('points', 1.5, sv)).toBe('+1,5');
    expect(unitMargin('points', -0.3, sv)).toBe(`${MINUS}0,3`);
    expect(unitMargin('points', 0, sv)).toBe('0,0');
  });
});

describe('units of figures', () => {
  it.each([
    ['ret3', 0.294117, '29,4', `29,4${NBSP}%`, '29.4%'],
    ['pe', 12.34, '12,3', '12,3×', '12.3×'],
    ['marketCap', 13_734_491_611, '13,7', `13,7${NBSP}mdkr`, `13.7${NBSP}SEK bn`],
    ['fScaled', 6.428, '6,4', '6,4', '6.4'],
    ['fRaw', 7, '7', '7', '7'],
    ['somethingNew', 1.234, '1,23', '1,23', '1.23'],
  ])('%s is scaled and named by its unit', (name, value, bare, swedish, english) => {
    expect(unitNumber(factorUnit(name), value, sv)).toBe(bare);
    expect(unitText(factorUnit(name), value, sv, 'sv')).toBe(swedish);
    expect(unitText(factorUnit(name), value, en, 'en')).toBe(english);
  });
});

describe('days and times', () => {
  it('are ISO and in Stockholm in both languages', () => {
    expect(sv.instant('2026-11-23T16:55:00Z')).toBe('2026-11-23 17:55');
    expect(en.instant('2026-06-23T16:55:00Z')).toBe('2026-06-23 18:55');
  });

  it('name the weekday of an ISO day whatever the computer’s own zone is', () => {
    expect(sv.weekday('2026-11-23')).toBe('måndag');
    expect(en.weekday('2026-11-23')).toBe('Monday');
  });

  it('count calendar days over the end of summer time', () => {
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
  });

  it('say durations in the two largest units', () => {
    expect([400, 59_400, 61_000, 3_660_000].map(sv.duration)).toEqual([`0${NBSP}s`, `59${NBSP}s`, `1${NBSP}min 1${NBSP}s`, `1${NBSP}h 1${NBSP}min`]);
  });
});

describe('names', () => {
  it('sort Å, Ä and Ö last in both languages', () => {
    const names = ['Österlund', 'Zetes', 'Ängsbro', 'Ådalen', 'Abbe'];
    const expected = ['Abbe', 'Zetes', 'Ådalen', 'Ängsbro', 'Österlund'];
    expect([...names].sort(sv.compareNames)).toEqual(expected);
    expect([...names].sort(en.compareNames)).toEqual(expected);
  });
});

describe('cells for a spreadsheet', () => {
  it('have a plain minus, no spaces and the language’s decimal sign', () => {
    expect(createSpreadsheetCell('sv')(-1234567.5)).toBe('-1234567,5');
    expect(createSpreadsheetCell('en')(-1234567.5)).toBe('-1234567.5');
  });

  it('keep small numbers out of exponents', () => {
    expect(createSpreadsheetCell('sv')(0.0000012)).toBe('0,0000012');
  });

  it('never begin a formula and never break the row', () => {
    const cell = createSpreadsheetCell('sv');
    expect(cell('=HYPERLINK("http://x")')).toBe('\'=HYPERLINK("http://x")');
    expect(cell('Two\twords\nand a line')).toBe('Two words and a line');
    expect(cell(null)).toBe('');
  });
});
