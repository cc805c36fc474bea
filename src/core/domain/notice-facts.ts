import type { FailureKind } from '../errors';

/** What a notice tells, without a language: kept as it happened, worded for whoever reads it. */
export type NoticeFacts =
  | {
      readonly event: 'signals';
      /** Changes in all, and the strategies they are in. */
      readonly changes: number;
      readonly strategies: number;
      /** The one strategy it is about; null for several. */
      readonly strategyName: string | null;
      /** The first names, each with what it did, and how many more there are. */
      readonly names: readonly { readonly change: 'entered' | 'exited'; readonly name: string }[];
      readonly more: number;
    }
  /** `failure` is null where the run kept none. */
  | { readonly event: 'sync-failed'; readonly failure: FailureKind | null }
  | { readonly event: 'sync-recovered' }
  /** A damaged database; null when there was no sound backup to go back to. */
  | { readonly event: 'database-mended'; readonly backupDay: string | null }
  | { readonly event: 'backup-restored'; readonly file: string };

export interface NoticeText {
  readonly title: string;
  readonly body: string;
}
