import type { IsoDate } from '@core/time/epoch-day';
import type { Reader, Writer } from '../file/connection';
import { INSTRUMENT_INPUTS, type InputDescription, type InputGroup, type InstrumentDigest } from './input-hash';

export interface ChangedInput {
  readonly input: InputGroup;
  /** Whose part of it differs; empty for an input that belongs to no instrument. */
  readonly orderbookIds: readonly string[];
}

export interface InputReader {
  /** The parts of a hash that a run was computed from; null for one that was not recorded. */
  read(inputHash: string): InputDescription | null;
}

export interface InputWriter {
  /** Recorded once per hash. */
  record(description: InputDescription, asOf: IsoDate): void;
}

const BYTES_PER_INSTRUMENT = 20;

function encode(instruments: readonly InstrumentDigest[]): Buffer {
  const buffer = Buffer.alloc(instruments.length * BYTES_PER_INSTRUMENT);
  instruments.forEach(({ orderbookId, parts }, index) => {
    const at = index * BYTES_PER_INSTRUMENT;
    // Twelve digits at most: a double holds them exactly.
    buffer.writeDoubleLE(Number(orderbookId), at);
    parts.forEach((part, place) => buffer.writeUInt32LE(part, at + 8 + 4 * place));
  });
  return buffer;
}

function decode(buffer: Buffer): InstrumentDigest[] {
  return Array.from({ length: buffer.length / BYTES_PER_INSTRUMENT }, (_, index) => {
    const at = index * BYTES_PER_INSTRUMENT;
    return {
      orderbookId: String(buffer.readDoubleLE(at)),
      parts: [buffer.readUInt32LE(at + 8), buffer.readUInt32LE(at + 12), buffer.readUInt32LE(at + 16)],
    };
  });
}

export function createInputReader(reader: Reader): InputReader {
  const find = reader.query<[string], { groups: string; instruments: Buffer }>('SELECT groups, instruments FROM computed_input WHERE input_hash = ?');
  return {
    read(inputHash) {
      const row = find.get(inputHash);
      if (row === undefined) return null;
      return { hash: inputHash, groups: JSON.parse(row.groups) as InputDescription['groups'], instruments: decode(row.instruments) };
    },
  };
}

export function createInputWriter(writer: Writer): InputWriter {
  const put = writer.command<[string, string, string, Buffer]>(
    'INSERT INTO computed_input (input_hash, as_of, groups, instruments) VALUES (?, ?, ?, ?) ON CONFLICT (input_hash) DO NOTHING',
  );
  return { record: ({ hash, groups, instruments }, asOf) => void put.run(hash, asOf, JSON.stringify(groups), encode(instruments)) };
}

/**
 * Where two descriptions of one day differ. A line that only one of them knows counts as a change of the instruments
 * and of nothing else. Shape: in the order of the groups, those without a difference left out.
 */
export function changedInputs(before: InputDescription, now: InputDescription): ChangedInput[] {
  const known = new Map(before.instruments.map((one) => [one.orderbookId, one.parts]));
  const differing: Record<string, string[]> = { prices: [], figures: [], instruments: [] };
  for (const { orderbookId, parts } of now.instruments) {
    const then = known.get(orderbookId);
    if (then === undefined) differing.instruments!.push(orderbookId);
    else INSTRUMENT_INPUTS.forEach((input, place) => {
      if (then[place] !== parts[place]) differing[input]!.push(orderbookId);
    });
    known.delete(orderbookId);
  }
  differing.instruments!.push(...known.keys());
  return (Object.keys(now.groups) as InputGroup[]).flatMap((input): ChangedInput[] => {
    if (before.groups[input] === now.groups[input]) return [];
    const orderbookIds = differing[input] ?? [];
    const isExplained = orderbookIds.length > 0 || !(input in differing) || differing.instruments!.length === 0;
    return isExplained ? [{ input, orderbookIds }] : [];
  });
}
