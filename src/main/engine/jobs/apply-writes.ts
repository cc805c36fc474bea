import { assertNever } from '@core/errors';
import { customStrategy } from '@core/strategies/custom-strategy';
import { parseOwnStrategy } from '@shared/dto/own-strategy';
import type { EngineWrite } from '@shared/engine/writes';
import { isoInstant } from '../../clock';
import type { Writer } from '../../store/file/connection';
import { createDueWriter } from '../../store/records/due-runs';
import { createMemoryWriter } from '../../store/records/memory-log';
import { createNoticeWriter } from '../../store/records/notices';
import { createOwnStrategyWriter } from '../../store/signals/own-strategies';
import { createSettingWriter } from '../../store/records/settings';
import { createWatchWriter } from '../../store/records/watchlist';
import { createVariantWriter } from '../../store/signals/variants';
import { renameVariants } from '../../sync/variants';

/** Small writes of the resident app, all or none. */
export function applyWrites(writer: Writer, writes: readonly EngineWrite[]): null {
  writer.atomically(() => {
    for (const write of writes) applyOne(writer, write);
  });
  return null;
}

function applyOne(writer: Writer, write: EngineWrite): void {
  switch (write.what) {
    case 'settings':
      createSettingWriter(writer).write(write.patch);
      return;
    case 'notice':
      createNoticeWriter(writer).add(write);
      return;
    case 'notice-delivery':
      createNoticeWriter(writer).setDelivery(write.noticeIds, write.delivery);
      return;
    case 'due-plan':
      createDueWriter(writer).plan(write.nowMs, write.upcoming, write.settled);
      return;
    case 'watch': {
      const list = createWatchWriter(writer);
      if (write.watched) list.follow(write.orderbookId);
      else list.unfollow(write.orderbookId);
      return;
    }
    case 'variant':
      createVariantWriter(writer).upsert({ ...write, active: true });
      return;
    case 'variant-removed':
      createVariantWriter(writer).remove(write.strategyId, write.paramsHash);
      return;
    case 'own-strategy': {
      const definition = parseOwnStrategy(JSON.parse(write.definition));
      createOwnStrategyWriter(writer).save(definition, isoInstant(write.savedAtMs));
      renameVariants(writer, customStrategy(definition));
      return;
    }
    case 'own-strategy-removed':
      createOwnStrategyWriter(writer).remove(write.strategyId);
      return;
    case 'notices-read':
      createNoticeWriter(writer).markRead(write.upToNoticeId, write.readAtMs);
      return;
    case 'memory-samples':
      createMemoryWriter(writer).addSamples(write.samples, write.atMs);
      return;
    case 'memory-job':
      createMemoryWriter(writer).addJob(write.job);
      return;
    case 'cleanup':
      createMemoryWriter(writer).addCleanup({ ...write, at: isoInstant(write.atMs) });
      return;
    default:
      assertNever(write);
  }
}
