import { describe, expect, it } from 'vitest';
import type { NoticeFacts } from '@core/domain/notice-facts';
import { wordNotice } from '@core/notify/word-notice';
import { changeKey, decideNews, type NewsContext, type StrategyNews } from '@core/notify/decide';

const TOLD_NOTHING: NewsContext = { isFirstSync: false, isAfterImport: false, isCorrectionRun: false, isWanted: () => true, alreadyTold: () => false };

function news(changes: { id?: string; name?: string; entered?: string[]; exited?: string[]; corrected?: string[] } = {}): StrategyNews {
  const item = (name: string) => ({ orderbookId: String(name.charCodeAt(0)) + String(name.length), name, isCorrection: changes.corrected?.includes(name) ?? false });
  return {
    strategyId: changes.id ?? 'sammansatt_momentum',
    strategyName: changes.name ?? 'Sammansatt Momentum',
    asOf: '2026-11-20',
    entered: (changes.entered ?? []).map(item),
    exited: (changes.exited ?? []).map(item),
  };
}

/** The decision with its facts in words. */
function said(all: readonly StrategyNews[], context: NewsContext = TOLD_NOTHING, language: 'sv' | 'en' = 'sv') {
  const decision = decideNews(all, context);
  return decision.show ? { ...decision, ...wordNotice(decision.facts, language) } : decision;
}

describe('which changes are told', () => {
  it('the title is the fact and the body the names', () => {
    expect(said([news({ entered: ['Volvo', 'Saab'], exited: ['Ericsson'] })])).toMatchObject({
      show: true,
      title: '3 nya signaler i Sammansatt Momentum',
      body: '▲ Volvo, ▲ Saab, ▼ Ericsson',
      strategyId: 'sammansatt_momentum',
      asOf: '2026-11-20',
    });
  });

  it('in English it says the same', () => {
    expect(said([news({ entered: ['Volvo'] })], TOLD_NOTHING, 'en')).toMatchObject({ title: '1 new signal in Sammansatt Momentum', body: '▲ Volvo' });
  });

  it('several strategies are one notification that counts them', () => {
    const all = [news({ entered: ['A', 'BB', 'CCC'] }), news({ id: 'b', name: 'B', exited: ['DDDD', 'EEEEE'] }), news({ id: 'c', name: 'C', entered: ['F', 'GG'] }), news({ id: 'd' })];
    expect(said(all)).toMatchObject({ strategyId: null, asOf: null, title: '7 nya signaler i 3 strategier' });
  });

  it('fifty changes are one notification with six names and how many more', () => {
    const names = Array.from({ length: 50 }, (_, index) => 'x'.repeat(index + 1));
    const decision = said([news({ entered: names })]);
    expect(decision).toMatchObject({ title: '50 nya signaler i Sammansatt Momentum' });
    expect(decision.show && decision.body.endsWith('och 44 till')).toBe(true);
  });

  it('a name that changes in two strategies is written once', () => {
    const decision = said([news({ entered: ['Volvo'] }), news({ id: 'b', entered: ['Volvo'] })]);
    expect(decision).toMatchObject({ title: '2 nya signaler i 2 strategier', body: '▲ Volvo' });
  });

  it('A8 a name is told as it is, whatever it looks like', () => {
    const decision = said([news({ entered: ['<img src=x onerror=alert(1)>'] })]);
    expect(decision).toMatchObject({ body: '▲ <img src=x onerror=alert(1)>' });
  });
});

describe('which changes are not told', () => {
  const table: readonly (readonly [string, readonly StrategyNews[], Partial<NewsContext>, string])[] = [
    ['when the person wants none', [news({ entered: ['A'] })], { isWanted: () => false }, 'not-wanted'],
    ['after an import', [news({ entered: ['A'] })], { isAfterImport: true }, 'import'],
    ['by a run that looks for corrections', [news({ entered: ['A'] })], { isCorrectionRun: true }, 'correction'],
    ['on the first sync', [news({ entered: ['A'] })], { isFirstSync: true }, 'first-sync'],
    ['without a change', [news()], {}, 'nothing-new'],
    ['without a strategy', [], {}, 'nothing-new'],
    ['for corrections', [news({ entered: ['A'], exited: ['BB'], corrected: ['A', 'BB'] })], {}, 'nothing-new'],
    ['when all was told before', [news({ entered: ['A'] })], { alreadyTold: () => true }, 'already-told'],
  ];
  for (const [when, all, context, why] of table) {
    it(`F9 none ${when}`, () => {
      expect(decideNews(all, { ...TOLD_NOTHING, ...context })).toEqual({ show: false, why });
    });
  }

  it('F9 a correction beside a real change is left out of number and names', () => {
    const decision = said([news({ entered: ['Volvo', 'Saab'], corrected: ['Saab'] })]);
    expect(decision).toMatchObject({ title: '1 ny signal i Sammansatt Momentum', body: '▲ Volvo' });
  });

  it('F9 a later sync of the same day tells only what is new in it', () => {
    const first = decideNews([news({ entered: ['Volvo'] })], TOLD_NOTHING);
    const told = new Set(first.show ? first.changeKeys : []);
    const second = said([news({ entered: ['Volvo', 'Saab'] })], { ...TOLD_NOTHING, alreadyTold: (key) => told.has(key) });
    expect(second).toMatchObject({ title: '1 ny signal i Sammansatt Momentum', body: '▲ Saab' });
    if (second.show) for (const key of second.changeKeys) told.add(key);
    expect(decideNews([news({ entered: ['Volvo', 'Saab'] })], { ...TOLD_NOTHING, alreadyTold: (key) => told.has(key) })).toEqual({ show: false, why: 'already-told' });
  });

  it('F9 strategy, day, instrument and direction each make another change', () => {
    const keys = new Set([changeKey('a', '2026-11-20', '1', 'entered'), changeKey('b', '2026-11-20', '1', 'entered'), changeKey('a', '2026-11-23', '1', 'entered'), changeKey('a', '2026-11-20', '2', 'entered'), changeKey('a', '2026-11-20', '1', 'exited')]);
    expect(keys.size).toBe(5);
  });
});

describe('the words of a notice', () => {
  const all: readonly NoticeFacts[] = [
    { event: 'sync-failed', failure: 'network' },
    { event: 'sync-recovered' },
    { event: 'database-mended', backupDay: '2026-11-20' },
    { event: 'database-mended', backupDay: null },
  ];
  it.each(all)('of $event differ by language and are whole in both', (facts) => {
    const [swedish, english] = [wordNotice(facts, 'sv'), wordNotice(facts, 'en')];
    for (const part of ['title', 'body'] as const) {
      expect(swedish[part]).not.toBe('');
      expect(swedish[part]).not.toBe(english[part]);
    }
  });

  it('say of a failure what it means and what to do, and nothing where nothing is known', () => {
    expect(wordNotice({ event: 'sync-failed', failure: 'network' }, 'sv')).toEqual({ title: 'Synkningen misslyckades', body: 'Ingen kontakt med datakällan. Kontrollera nätet. Nästa synkning försöker igen.' });
    expect(wordNotice({ event: 'sync-failed', failure: null }, 'en')).toEqual({ title: 'The sync failed', body: '' });
  });

  it('name the backup that a person put back', () => {
    expect(wordNotice({ event: 'backup-restored', file: 'kursvakt-2026-11-20.db' }, 'en')).toEqual({ title: 'The backup is restored', body: 'kursvakt-2026-11-20.db' });
  });
});
