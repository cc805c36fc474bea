import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { STRATEGIES } from '@core/strategies/registry';

const at = (path: string): URL => new URL(`../../../${path}`, import.meta.url);
const read = (path: string): string => readFileSync(at(path), 'utf8');
const map = read('docs/strategy-tests.md');

const lines = [...map.matchAll(/^\| (?<rule>.+) \| `(?<file>tests\/\S+)`: (?<title>.+) \|$/gm)].map(({ groups }) => groups as { rule: string; file: string; title: string });
/** Titles stand between quotes in the source, with a template's or printf's places as they are written there. */
const hasTitle = (source: string, title: string): boolean => ["'", '`', '"'].some((quote) => source.includes(`${quote}${title}${quote}`));
const headings = (page: string): string[] => [...page.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading!);

describe('docs/strategy-tests.md', () => {
  it('names tests that exist, under their titles', () => {
    const sources = new Map([...new Set(lines.map(({ file }) => file))].map((file) => [file, existsSync(at(file)) ? read(file) : '']));
    expect(lines.filter(({ file, title }) => !hasTitle(sources.get(file)!, title))).toEqual([]);
    // Every row of every table was read: none has another form.
    expect(lines).toHaveLength(map.split('\n').filter((line) => line.startsWith('| ')).length - headings(map).length);
  });

  it('has the headings of docs/strategies.md, each with a rule', () => {
    expect(headings(map)).toEqual(headings(read('docs/strategies.md')));
    for (const part of map.split(/^## /m).slice(1)) expect(part, part.split('\n')[0]).toMatch(/`tests\//);
  });

  it('has a rule for every strategy of the catalogue', () => {
    expect(STRATEGIES.map(({ number }) => number).filter((number) => !lines.some(({ rule }) => rule.includes(number)))).toEqual([]);
  });
});
