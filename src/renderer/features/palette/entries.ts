import type { InstrumentHitDto } from '@shared/dto/app';
import type { StrategySummaryDto } from '@shared/dto/strategies';
import { strategyName } from '../../i18n/terms';
import type { Messages } from '../../i18n/sv';
import type { IconName } from '../../components/icon';
import { plainLetters } from '../../lib/plain-letters';
import { PAGES, type Page } from '../navigation';
import { settingNames } from '../settings';

export type EntryGroup = keyof Messages['app']['paletteGroups'];

export type EntryAction =
  | { readonly kind: 'strategy'; readonly strategyId: string }
  | { readonly kind: 'page'; readonly page: Page }
  | { readonly kind: 'instrument'; readonly orderbookId: string }
  | { readonly kind: 'setting'; readonly label: string }
  | { readonly kind: 'resync' | 'cancel' | 'clean' | 'shortcuts' | 'export' };

export interface Entry {
  readonly id: string;
  readonly group: EntryGroup;
  readonly icon: IconName | null;
  readonly label: string;
  readonly hint: string;
  readonly action: EntryAction;
}

interface EntrySources {
  readonly text: Messages;
  readonly strategies: readonly StrategySummaryDto[];
  readonly hits: readonly InstrumentHitDto[];
  readonly isSyncing: boolean;
}

/** All that a person can go to or do, narrowed by what was typed. Shares are narrowed by the app itself. */
export function paletteEntries(query: string, { text, strategies, hits, isSyncing }: EntrySources): Entry[] {
  const action = (kind: 'resync' | 'cancel' | 'clean' | 'shortcuts' | 'export', icon: IconName | null, label: string, hint = ''): Entry => ({ id: kind, group: 'actions', icon, label, hint, action: { kind } });
  const commands: Entry[] = [
    ...strategies.map((strategy, index): Entry => ({
      id: strategy.strategyId,
      group: 'strategies',
      icon: 'strategy',
      label: strategyName(strategy, text),
      hint: index < 9 ? `Ctrl ${String(index + 1)}` : strategy.number,
      action: { kind: 'strategy', strategyId: strategy.strategyId },
    })),
    ...PAGES.filter((page) => page !== 'strategy' && page !== 'instrument').map((page): Entry => ({ id: `page-${page}`, group: 'pages', icon: page, label: text.pages[page], hint: page === 'settings' ? 'Ctrl ,' : '', action: { kind: 'page', page } })),
    isSyncing ? action('cancel', 'close', text.status.cancel) : action('resync', 'sync', text.status.resync, 'F5'),
    action('clean', 'memory', `${text.memory.title}: ${text.memory.clean}`),
    action('export', 'export', text.files.export.title, 'E'),
    action('shortcuts', null, text.app.shortcuts, '?'),
  ];
  const wanted = plainLetters(query.trim());
  const shares = hits.map((hit): Entry => ({
    id: `share-${hit.orderbookId}`,
    group: 'instruments',
    icon: 'instrument',
    label: hit.name,
    hint: hit.list === null ? hit.ticker : `${hit.ticker} · ${hit.list}`,
    action: { kind: 'instrument', orderbookId: hit.orderbookId },
  }));
  // All settings at once would bury what is asked for every day; a word brings them up.
  const named = wanted === '' ? [] : settingNames(text);
  const settings = named.map(({ id, label, group }): Entry => ({ id: `setting-${id}`, group: 'settings', icon: 'settings', label, hint: group, action: { kind: 'setting', label } }));
  const found = [...commands, ...settings].filter(({ label }) => plainLetters(label).includes(wanted));
  return [...found, ...shares];
}
