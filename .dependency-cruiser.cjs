/**
 * The dependency rule: core decides, main does, the renderer shows. What each folder may import is stated
 * once here; `npm run deps` checks it and tests/security/boundaries.test.ts breaks every rule once.
 */
const NODE_BUILTIN = ['core'];
const NPM = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'];

/** All of main but the shell and the files that put the app together with it. */
const ELECTRON_FREE = '^src/main/(?!shell/|bootstrap[.]ts$|index[.]ts$|wiring/(window|tray|calls|lifecycle|settings|syncs)[.]ts$)';
const npm = (...names) => `(^|/)node_modules/(${names.join('|')})(/|$)`;

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Two files that need each other cannot be understood, tested or loaded one at a time.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'not-resolvable',
      comment: 'An import that leads nowhere hides from every other rule here.',
      severity: 'error',
      from: { path: '^src/' },
      // A build-time suffix asks the bundler for a worker and is no part of the path.
      to: { couldNotResolve: true, pathNot: '[?]' },
    },
    {
      name: 'core-imports-core',
      comment: 'Core is pure, so that the same input gives the same bytes on every machine.',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { pathNot: ['^src/core/', npm('apache-arrow')] },
    },
    {
      name: 'arrow-in-one-file',
      comment: 'Arrow is met in one file of core, so that it could be exchanged there.',
      severity: 'error',
      from: { path: '^src/core/', pathNot: '^src/core/columnar/arrow-table[.]ts$' },
      to: { path: npm('apache-arrow') },
    },
    {
      name: 'shared-is-types-and-schemas',
      comment: 'Shared is loaded by the page as well as by main: it holds types and schemas, nothing that runs on one side only.',
      severity: 'error',
      from: { path: '^src/shared/' },
      to: { pathNot: ['^src/shared/', '^src/core/domain/', '^src/core/(errors|brand)[.]ts$', npm('zod')] },
    },
    {
      name: 'main-without-electron',
      comment: 'The worker, the command line and the tests run this code where there is no Electron.',
      severity: 'error',
      from: { path: ELECTRON_FREE },
      to: { path: ['^src/main/shell/', '^src/renderer/', '^src/preload/'] },
    },
    {
      name: 'electron-in-the-shell',
      comment: 'Electron is met in two folders, so that everything else is tested without it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(main/shell|preload)/' },
      to: { path: ['^electron$', npm('electron')] },
    },
    {
      name: 'sqlite-in-the-store',
      comment: 'SQL lives in the store and nowhere else.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/main/store/' },
      to: { path: npm('better-sqlite3', '@types/better-sqlite3') },
    },
    {
      name: 'shell-receives-its-work',
      comment: 'The shell draws windows, tray and notifications; data and jobs are handed to it by bootstrap.',
      severity: 'error',
      from: { path: '^src/main/shell/' },
      to: { path: ['^src/main/(store|avanza|engine|sync|handlers|cli)/', '^src/renderer/', '^src/preload/'] },
    },
    {
      name: 'main-packages',
      comment: 'Main ships with one package; the rest is bundled on purpose and listed here.',
      severity: 'error',
      from: { path: '^src/main/' },
      to: { dependencyTypes: NPM, pathNot: npm('electron', 'better-sqlite3', '@types/better-sqlite3', 'zod', 'croner', 'apache-arrow', 'hyparquet-writer', 'write-excel-file') },
    },
    {
      name: 'bootstrap-knows-everyone',
      comment: 'Only the entries may import bootstrap, because it pulls in everything.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/main/index[.]ts$' },
      to: { path: '^src/main/bootstrap[.]ts$' },
    },
    {
      name: 'preload-only-forwards',
      comment: 'The sandboxed preload is one file that can require nothing but Electron.',
      severity: 'error',
      from: { path: '^src/preload/' },
      to: { pathNot: ['^src/preload/', '^src/shared/', '^electron$', npm('electron', 'zod')] },
    },
    {
      name: 'renderer-shows',
      comment: 'The page is sandboxed: it has what it was given over the bridge, and neither Node nor main.',
      severity: 'error',
      from: { path: '^src/renderer/' },
      to: { path: ['^src/main/', '^src/preload/(?!index[.]d[.]ts$)', '^src/core/(?!domain/|format/|format[.]ts$)', npm('electron', 'better-sqlite3')] },
    },
    {
      name: 'renderer-without-node',
      comment: 'Node modules do not exist in the page.',
      severity: 'error',
      from: { path: '^src/renderer/' },
      to: { dependencyTypes: NODE_BUILTIN },
    },
    {
      name: 'feature-through-its-door',
      comment: "A feature's files are its own; others use what its index.ts offers.",
      severity: 'error',
      from: { path: '^src/renderer/features/([^/]+)/' },
      to: { path: '^src/renderer/features/[^/]+/.+', pathNot: ['^src/renderer/features/$1/', '^src/renderer/features/[^/]+/index[.]tsx?$'] },
    },
    {
      name: 'nothing-from-tests',
      comment: 'What ships does not depend on what tests it.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(tests|bench|scripts)/' },
    },
    {
      name: 'demo-has-one-entry',
      comment: 'The demo market enters the app through one file, so that leaving it out is one line.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/main/demo-market[.]ts$' },
      to: { path: '^demo/' },
    },
    {
      name: 'never-reaches-electron',
      comment: 'No path of imports, however long, leads from core or the engine to Electron: there is none in a worker.',
      severity: 'error',
      from: { path: '^src/(core|main/engine)/' },
      to: { path: ['^electron$', npm('electron')], reachable: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Imports of types alone count too: they tie files together just the same.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'], mainFields: ['module', 'main', 'types'] },
    exclude: { path: '[.](css|svg|png)$' },
  },
};
