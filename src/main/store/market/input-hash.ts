import { createHash, type Hash } from 'node:crypto';
import { CALENDAR_VERSION } from '@core/calendar/stockholm-calendar';
import type { Market } from '@core/domain/market';
import { allocateBars } from '@core/domain/price';
import { epochDay, type EpochDay } from '@core/time/epoch-day';
import type { Reader } from '../file/connection';
import { createChunkDecoder } from '../prices/decode-chunk';
import { encodeChunk } from '../prices/encode-chunk';
import type { PriceChunk } from '../prices/price-chunk';
import { chunkKey, halfYearOf, halfYearOfKey, instrumentNumberOf } from '../prices/price-period';

/** Kinds of input; the first three are told apart by instrument. */
export const INSTRUMENT_INPUTS = ['prices', 'figures', 'instruments'] as const;
export type InstrumentInput = (typeof INSTRUMENT_INPUTS)[number];
export type InputGroup = InstrumentInput | 'rates' | 'watchlist' | 'calendar';

/** What one instrument contributes: 32 bits of the hash of each kind of input, in the order of INSTRUMENT_INPUTS. */
export interface InstrumentDigest {
  readonly orderbookId: string;
  readonly parts: readonly [number, number, number];
}

/** An input hash and what it is made of, so that of two different ones it can be said where they differ. */
export interface InputDescription {
  /** 64 hex digits over the day and the groups. */
  readonly hash: string;
  readonly groups: Readonly<Record<InputGroup, string>>;
  readonly instruments: readonly InstrumentDigest[];
}

export interface InputHasher {
  /**
   * Stands for everything a computation of `market` may look at: all bars up to its day, fundamentals, master data,
   * rates, the watch list and the calendar. Same inputs, same hash, in whatever order and in how many syncs they were
   * stored.
   * Cost: reads the 16-byte fingerprint of every chunk from an index, not the bars; only the chunks that
   * reach beyond the day are decoded and cut.
   */
  describe(market: Market): InputDescription;
}

function digestOf(value: unknown): Buffer {
  return createHash('sha256').update(JSON.stringify(value)).digest();
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
    describe(market) {
      const numberOf = new Map(numbers.all().map((row) => [row.orderbookId, row.number]));
      const bars = barHashes(epochDay(market.asOf));
      const hashers = INSTRUMENT_INPUTS.map(() => createHash('sha256'));
      const instruments = market.instruments.map((instrument, index): InstrumentDigest => {
        // The range of the stored bars may reach beyond the day; the bars up to it speak for themselves.
        const { firstBar: _first, lastBar: _last, ...master } = instrument;
        const { orderbookId } = instrument;
        const figures = [market.snapshots[index], market.grossMarginYearAgo[index], market.yearly[index], market.dividends[index], market.capProxy[index]];
        const digests = [bars.get(numberOf.get(orderbookId) ?? 0) ?? [], figures, master].map((part) => digestOf(part));
        digests.forEach((digest, place) => hashers[place]!.update(orderbookId).update(digest));
        return { orderbookId, parts: [digests[0]!.readUInt32LE(0), digests[1]!.readUInt32LE(0), digests[2]!.readUInt32LE(0)] };
      });
      const [prices, figures, master] = hashers as [Hash, Hash, Hash];
      figures.update(JSON.stringify(market.firstSnapshot));
      const rates = Object.entries(market.sekPerUnit).sort(([a], [b]) => (a < b ? -1 : 1));
      const groups = {
        prices: prices.digest('hex'),
        figures: figures.digest('hex'),
        instruments: master.digest('hex'),
        rates: digestOf(rates).toString('hex'),
        watchlist: digestOf([...market.watchlist].sort()).toString('hex'),
        calendar: String(CALENDAR_VERSION),
      };
      return { hash: digestOf([market.asOf, Object.entries(groups)]).toString('hex'), groups, instruments };
    },
  };
}
