import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const benchFolder = resolve(import.meta.dirname, '..');
const script = (name) => join(benchFolder, 'contestants', name);
const hasPackage = (name) => existsSync(join(benchFolder, 'node_modules', name, 'package.json'));
/** The first Python that has the modules: the system's own may not be the first on the path. */
const pythonWith = (...modules) => ['python3', '/usr/bin/python3'].find((program) => spawnSync(program, ['-c', `import ${modules.join(', ')}`]).status === 0);
const PYTHON = 'needs python3 with pandas (and SQLAlchemy); Debian: apt-get install python3-pandas python3-sqlalchemy';
const NODE = 'is not installed: npm ci --prefix bench';

/**
 * Everyone who can take part. `files` are what it reads, for dropping them from the page cache; `missing` says
 * why it cannot take part here, or is null.
 * @param {string} engineFile the bundled engine
 */
export function allContestants(engineFile) {
  const node = (file, requires) => ({ program: process.execPath, args: [script(file)], missing: hasPackage(requires) ? null : NODE });
  const python = (file, ...modules) => {
    const program = pythonWith(...modules);
    return { program: program ?? 'python3', args: [script(file)], missing: program === undefined ? PYTHON : null };
  };
  return [
    { id: 'kursvakt', name: 'Kursvakt (SQLite chunks)', program: process.execPath, args: [engineFile], missing: null, files: ['kursvakt.db'], history: true },
    { id: 'duckdb', name: 'DuckDB (own file)', ...node('duckdb.mjs', '@duckdb/node-api'), files: ['rows.duckdb'], history: true },
    { id: 'polars', name: 'nodejs-polars (IPC)', ...node('polars.mjs', 'nodejs-polars'), files: ['rows.ipc'], history: true },
    { id: 'arquero', name: 'arquero (columns)', ...node('arquero.mjs', 'arquero'), files: ['id.column', 'date.column', 'row.column', 'high.column', 'low.column', 'close.column'], history: true },
    { id: 'pandas', name: 'pandas, vectorised (SQLite rows)', ...python('pandas_vectorised.py', 'pandas'), files: ['rows.sqlite'], history: true },
    { id: 'pandas-rows', name: 'pandas, objects → pivot → loops', ...python('pandas_rows.py', 'pandas', 'sqlalchemy'), files: ['rows.sqlite'], history: false },
  ];
}
