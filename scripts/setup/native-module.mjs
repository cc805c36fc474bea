import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { asNode, cacheFolder, electronExecutable, inProject } from '../lib/paths.mjs';
import { capture, run, say, StepError } from '../lib/process.mjs';

/** better-sqlite3's own binary asks for this Node-API; older runtimes abort when they load it. */
const PREBUILT_NODE_API = 10;
const PROBE = "const D=require('better-sqlite3');const d=new D(':memory:');if(d.prepare('select 1 as one').get().one!==1)process.exit(3);d.close()";

export function needsCompiling(nodeApiVersions) {
  return nodeApiVersions.some((version) => Number(version) < PREBUILT_NODE_API);
}

const packageFolder = () => inProject('node_modules', 'better-sqlite3');
const builtBinary = () => join(packageFolder(), 'build', 'Release', 'better_sqlite3.node');

function loadsIn(program, environment) {
  return capture(program, ['-e', PROBE], { cwd: inProject(), env: environment }) !== null;
}

function worksEverywhere(electron) {
  return loadsIn(process.execPath, process.env) && (electron === null || loadsIn(electron, asNode()));
}

/** The folder above include/node, when this Node's headers are installed beside it. */
function headersFolder() {
  const prefix = dirname(dirname(process.execPath));
  return [prefix, '/usr', '/usr/local'].find((folder) => existsSync(join(folder, 'include', 'node', 'node_api.h'))) ?? null;
}

function compile(target) {
  say('• Compiling better-sqlite3 for this Node and Electron (about a minute, once)');
  const work = mkdtempSync(inProject('node_modules', '.cache', 'better-sqlite3-'));
  try {
    cpSync(packageFolder(), work, { recursive: true, filter: (source) => !source.includes('prebuilds') && !source.endsWith('/build') });
    const headers = headersFolder();
    const gyp = inProject('node_modules', 'node-gyp', 'bin', 'node-gyp.js');
    const args = [gyp, 'rebuild', '--release', '--force_build=1', '--jobs=max', ...(headers ? [`--nodedir=${headers}`] : [])];
    // Node-API 9 runtimes lack one call of version 10 that the experimental level of 9 has.
    const environment = {
      ...process.env,
      CFLAGS: '-O2 -fno-lto',
      LDFLAGS: '-fno-lto',
      CXXFLAGS:
        '-O2 -fno-lto -UNAPI_VERSION -DNAPI_EXPERIMENTAL -DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT -DNODE_API_EXPERIMENTAL_NO_WARNING',
    };
    if (run(process.execPath, args, { cwd: work, env: environment, stdio: ['ignore', 'ignore', 'ignore'] }) !== 0) {
      throw new StepError('better-sqlite3 could not be compiled: install python3, make and g++ (or use Node 22.14 or newer) and run the command again.');
    }
    mkdirSync(dirname(target), { recursive: true });
    cpSync(join(work, 'build', 'Release', 'better_sqlite3.node'), `${target}.new`);
    renameSync(`${target}.new`, target);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function install(binary) {
  const target = builtBinary();
  mkdirSync(dirname(target), { recursive: true });
  cpSync(binary, `${target}.new`);
  renameSync(`${target}.new`, target);
}

/** Makes better-sqlite3 load in the Node that runs the tests and in Electron, and proves it with a query. */
export function ensureNativeModule() {
  const electron = electronExecutable();
  const electronApi = electron === null ? null : capture(electron, ['-p', 'process.versions.napi'], { env: asNode() });
  const versions = [process.versions.napi, ...(electronApi === null ? [] : [electronApi])];
  mkdirSync(inProject('node_modules', '.cache'), { recursive: true });
  if (!needsCompiling(versions)) {
    rmSync(join(packageFolder(), 'build'), { recursive: true, force: true });
  } else if (!existsSync(builtBinary()) || !worksEverywhere(electron)) {
    const { version } = JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8'));
    const cached = join(cacheFolder, `better-sqlite3-${version}-${process.platform}-${process.arch}-napi9.node`);
    if (!existsSync(cached)) compile(cached);
    install(cached);
  }
  if (!worksEverywhere(electron)) {
    throw new StepError('better-sqlite3 does not load: delete node_modules and the folder build caches of Kursvakt, then run “npm run setup”.');
  }
}
