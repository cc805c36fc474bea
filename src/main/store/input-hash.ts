import { createHash } from 'node:crypto';
import type { Market } from '@core/domain/market';
import { allocateBars } from '@core/domain/price';
import { epochDay, type EpochDay } from '@core/time/epoch-day';
import type { Reader } from './connection';
import { createChunkDecoder, encodeChunk, type PriceChunk } from './price-chunk';
import { chunkKey, halfYearOf, halfYearOfKey, instrumentNumberOf } from './price-period';

export interface InputHasher {
  /**
   * 64 hex digits that stand for everything a computation of `market` may look at: all bars up to its
   * day, fundamentals, master data, rates and the watch list. Same inputs, same hash, in whatever order
   * and in how many syncs they were stored.
   * Cost: reads the 16-byte fingerprint of every chunk from an index, not the bars; only the chunks that
   * reach beyond the day are decoded and cut.
   */
  hash(market: Market): string;
}

interface FingerprintRow {
  readonly chunkKey: number;
  readonly lastDay: number;
  readonly fingerprint: Buffer;
}

export function createInputHasher(reader: Reader): InputHasher {
  const numbers = reader.query<[], { orderbookId: string; number: number }>(
    'SELECT orderbook_id AS orderbookId, number FROM instrument',
  );
  const fingerprints = reader.query<[number], FingerprintRow>(
    `SELECT chunk_key AS chunkKey, last_day AS lastDay, fingerprint
     FROM price_chunk INDEXED BY price_chunk_fingerprint WHERE chunk_key < ? ORDER BY chunk_key`,
  );
  const chunkOf = reader.query<[number], Pick<PriceChunk, 'encoding' | 'rowCount' | 'data'>>(
    'SELECT encoding, row_count AS rowCount, data FROM price_chunk WHERE chunk_key = ?',
  );
  const decoder = createChunkDecoder();

  /** The fingerprint that the chunk would have, had it been stored on `upTo`; null when nothing is left. */
  function cutFingerprint(key: number, upTo: EpochDay): Buffer | null {
    const chunk = chunkOf.get(key);
    if (chunk === undefined) return null;
    const bars = allocateBars(chunk.rowCount);
    decoder.decode(chunk, bars, 0);
    let end = chunk.rowCount;
    while (end > 0 && bars.date[end - 1]! > upTo) end--;
    return end === 0 ? null : encodeChunk(bars, 0, end).fingerprint;
  }

  function barHashes(upTo: EpochDay): Map<number, string[]> {
    const byNumber = new Map<number, string[]>();
    const limit = chunkKey(halfYearOf(upTo) + 1, 0);
    for (const row of fingerprints.all(limit)) {
      const fingerprint = row.lastDay <= upTo ? row.fingerprint : cutFingerprint(row.chunkKey, upTo);
      if (fingerprint === null) continue;
      const number = instrumentNumberOf(row.chunkKey);
      const own = byNumber.get(number) ?? [];
      own.push(`${halfYearOfKey(row.chunkKey)}:${fingerprint.toString('hex')}`);
      byNumber.set(number, own);
    }
    return byNumber;
  }

  return {
    hash(market) {
      const hash = createHash('sha256');
      const numberOf = new Map(numbers.all().map((row) => [row.orderbookId, row.number]));
      const bars = barHashes(epochDay(market.asOf));
      const rates = Object.entries(market.sekPerUnit).sort(([a], [b]) => (a < b ? -1 : 1));
      hash.update(JSON.stringify([market.asOf, market.firstSnapshot, rates, [...market.watchlist].sort()]));
      market.instruments.forEach((instrument, index) => {
        // The range of the stored bars may reach beyond the day; the bars up to it speak for themselves.
        const { firstBar: _first, lastBar: _last, ...master } = instrument;
        const own = [
          master, bars.get(numberOf.get(instrument.orderbookId) ?? 0) ?? [], market.snapshots[index],
          market.grossMarginYearAgo[index], market.yearly[index], market.dividends[index], market.capProxy[index],
        ];
        hash.update(JSON.stringify(own));
      });
      return hash.digest('hex');
    },
  };
}
