import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { basename, resolve } from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { beforeAll, describe, expect, it } from 'vitest';
import { BREACHES, FINE } from '../fixtures/boundaries/lint-snippets';

const ROOT = resolve(import.meta.dirname, '../..');
const FIXTURE = resolve(ROOT, 'tests/fixtures/boundaries');
const CONFIGURATION = resolve(ROOT, '.dependency-cruiser.cjs');

interface Rule {
  readonly name: string;
  readonly comment: string;
  readonly severity: string;
}

interface Violation {
  readonly rule: string;
  /** The file that breaks it. */
  readonly file: string;
}

function isRuleList(value: unknown): value is { forbidden: Rule[] } {
  return typeof value === 'object' && value !== null && 'forbidden' in value && Array.isArray(value.forbidden);
}

function readRules(): readonly Rule[] {
  const configuration: unknown = createRequire(import.meta.url)(CONFIGURATION);
  if (!isRuleList(configuration)) throw new Error('the configuration lists no rules');
  return configuration.forbidden;
}

/** Runs the same program with the same configuration as `npm run deps`. */
function cruise(folder: string): readonly Violation[] {
  const program = resolve(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [program, 'src', '--config', CONFIGURATION, '--output-type', 'json'];
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  const report = JSON.parse(stdout) as { summary: { violations: { from: string; rule: { name: string } }[] } };
  return report.summary.violations.map(({ from, rule }) => ({ rule: rule.name, file: basename(from) }));
}

const RULES = readRules();

describe('dependency rule', () => {
  let violations: readonly Violation[] = [];

  beforeAll(() => {
    violations = cruise(FIXTURE);
  });

  for (const { name } of RULES) {
    it(`${name} reports the file that breaks it`, () => {
      const files = violations.filter(({ rule }) => rule === name).map(({ file }) => file);
      expect(files.some((file) => file.startsWith(name)), `reported: ${files.join(', ')}`).toBe(true);
    });
  }

  it('every rule says why in one sentence and stops the check', () => {
    for (const { name, comment, severity } of RULES) {
      expect(comment, name).toMatch(/^[A-Z].*\.$/);
      expect(severity, name).toBe('error');
    }
  });

  it('no rule reports a file that does nothing wrong', () => {
    const names = RULES.map(({ name }) => name);
    const innocent = violations.filter(({ file }) => !names.some((name) => file.startsWith(name)));
    expect(innocent).toEqual([]);
  });
});

describe('lint rules', () => {
  // The snippets are no files, so what needs their types stays off; the house rules need none.
  const untyped = { files: ['**/*.{ts,tsx}'], ...tseslint.configs.disableTypeChecked };
  const lint = new ESLint({ cwd: ROOT, overrideConfig: [untyped] });

  async function rulesBroken(code: string, file: string): Promise<readonly (string | null)[]> {
    const [result] = await lint.lintText(code, { filePath: resolve(ROOT, file) });
    return result?.messages.map(({ ruleId }) => ruleId) ?? [];
  }

  for (const { rule, code, file, allowedIn } of BREACHES) {
    it(`${rule} reports “${code.split('\n')[0] ?? ''}” in ${file}`, async () => {
      expect(await rulesBroken(code, file)).toContain(rule);
      if (allowedIn !== undefined) expect(await rulesBroken(code, allowedIn)).not.toContain(rule);
    });
  }

  for (const { code, file } of FINE) {
    it(`nothing is wrong with “${code.split('\n')[0] ?? ''}” in ${file}`, async () => {
      expect(await rulesBroken(code, file)).toEqual([]);
    });
  }
});
