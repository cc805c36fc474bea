import type { NoticeFacts, NoticeText } from '../domain/notice-facts';
import { assertNever } from '../errors';
import { FAILURE_WORDS } from '../format/failure-words';

const WORDS = {
  sv: {
    signals: (count: number) => (count === 1 ? '1 ny signal' : `${String(count)} nya signaler`),
    inOne: (name: string) => `i ${name}`,
    inMany: (count: number) => `i ${String(count)} strategier`,
    more: (count: number) => `och ${String(count)} till`,
    failed: 'Synkningen misslyckades',
    recovered: 'Synkningen fungerar igen',
    recoveredBody: 'Kurser och signaler är hämtade på nytt.',
    mended: 'Databasen var skadad och är lagad',
    fromBackup: (day: string) => `Säkerhetskopian från ${day} används. Nästa synkning hämtar det som saknas.`,
    anew: 'Det fanns ingen hel säkerhetskopia. Nästa synkning hämtar allt på nytt.',
    kept: 'Den skadade filen ligger kvar i mappen quarantine.',
    restored: 'Säkerhetskopian är återställd',
  },
  en: {
    signals: (count: number) => (count === 1 ? '1 new signal' : `${String(count)} new signals`),
    inOne: (name: string) => `in ${name}`,
    inMany: (count: number) => `in ${String(count)} strategies`,
    more: (count: number) => `and ${String(count)} more`,
    failed: 'The sync failed',
    recovered: 'Syncing works again',
    recoveredBody: 'Prices and signals have been fetched anew.',
    mended: 'The database was damaged and is mended',
    fromBackup: (day: string) => `The backup of ${day} is in use. The next sync fetches what is missing.`,
    anew: 'There was no sound backup. The next sync fetches everything anew.',
    kept: 'The damaged file is kept in the folder quarantine.',
    restored: 'The backup is restored',
  },
} as const;

const MARKS = { entered: '▲', exited: '▼' } as const;

/** The fact as the title, what there is to know of it as the body. */
export function wordNotice(facts: NoticeFacts, language: 'sv' | 'en'): NoticeText {
  const words = WORDS[language];
  switch (facts.event) {
    case 'signals': {
      const { changes, strategies, strategyName, names, more } = facts;
      const where = strategyName === null ? words.inMany(strategies) : words.inOne(strategyName);
      const shown = names.map(({ change, name }) => `${MARKS[change]} ${name}`).join(', ');
      return { title: `${words.signals(changes)} ${where}`, body: more > 0 ? `${shown} ${words.more(more)}` : shown };
    }
    case 'sync-failed':
      return { title: words.failed, body: facts.failure === null ? '' : FAILURE_WORDS[language][facts.failure].join(' ') };
    case 'sync-recovered':
      return { title: words.recovered, body: words.recoveredBody };
    case 'database-mended':
      return { title: words.mended, body: `${facts.backupDay === null ? words.anew : words.fromBackup(facts.backupDay)} ${words.kept}` };
    case 'backup-restored':
      return { title: words.restored, body: facts.file };
    default:
      return assertNever(facts);
  }
}
