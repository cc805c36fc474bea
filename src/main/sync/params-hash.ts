import { createHash } from 'node:crypto';
import { canonicalJson, type JsonValue } from '@core/numeric/canonical-json';

const HASH_DIGITS = 16;

/** Names a parameter set: the first 16 hex digits of SHA-256 over its canonical JSON. */
export function paramsHash(params: JsonValue): string {
  return createHash('sha256').update(canonicalJson(params), 'utf8').digest('hex').slice(0, HASH_DIGITS);
}
