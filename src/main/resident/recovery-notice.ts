import type { RecoveryDto } from '@shared/dto/app';
import type { NewNotice } from './notice-desk';

/** For the inbox: a repair that nobody saw is still one that the person should know of. */
export function recoveryNotice({ state, backupMadeAt }: RecoveryDto, nowMs: number): NewNotice {
  const backupDay = state === 'restored' && backupMadeAt !== null ? backupMadeAt.slice(0, 10) : null;
  return { kind: 'info', facts: { event: 'database-mended', backupDay }, strategyId: null, asOf: null, dedupeKey: `recovery ${String(nowMs)}`, changeKeys: [] };
}
