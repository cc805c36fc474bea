import type { RecoveryDto } from '@shared/dto/app';
import type { NewNotice } from './notice-desk';

const TEXTS = {
  sv: {
    title: 'Databasen var skadad och är lagad',
    restored: (made: string) => `Säkerhetskopian från ${made} används. Nästa synkning hämtar det som saknas.`,
    rebuilt: 'Det fanns ingen hel säkerhetskopia. Nästa synkning hämtar allt på nytt.',
    kept: 'Den skadade filen ligger kvar i mappen quarantine.',
  },
  en: {
    title: 'The database was damaged and is mended',
    restored: (made: string) => `The backup of ${made} is in use. The next sync fetches what is missing.`,
    rebuilt: 'There was no sound backup. The next sync fetches everything anew.',
    kept: 'The damaged file is kept in the folder quarantine.',
  },
} as const;

/** For the inbox: a repair that nobody saw is still one that the person should know of. */
export function recoveryNotice({ state, backupMadeAt }: RecoveryDto, language: 'sv' | 'en', nowMs: number): NewNotice {
  const text = TEXTS[language];
  const what = state === 'restored' && backupMadeAt !== null ? text.restored(backupMadeAt.slice(0, 10)) : text.rebuilt;
  return { kind: 'info', title: text.title, body: `${what} ${text.kept}`, strategyId: null, dedupeKey: `recovery ${String(nowMs)}`, changeKeys: [] };
}
