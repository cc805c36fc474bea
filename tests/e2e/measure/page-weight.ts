import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = 'out/renderer';

/** Bytes of the scripts that the page loads before anything is asked for: the entry and what it imports at once. */
export function scriptBytes(): number {
  const page = readFileSync(join(FOLDER, 'index.html'), 'utf8');
  const wanted = [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map(([, file]) => file ?? '');
  const seen = new Set<string>();
  for (let file = wanted.pop(); file !== undefined; file = wanted.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const text = readFileSync(join(FOLDER, file), 'utf8');
    // A static import; a lazy one is a call.
    for (const [, other] of text.matchAll(/(?:^|[;}])import(?:[^("';]*from)?["']\.\/([^"']+\.js)["']/g)) wanted.push(`assets/${other ?? ''}`);
  }
  return [...seen].reduce((sum, file) => sum + statSync(join(FOLDER, file)).size, 0);
}
