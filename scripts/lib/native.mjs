import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { inProject } from './paths.mjs';
import { capture, run, say } from './process.mjs';

const COMPILERS = ['cc', 'gcc', 'clang'];
const FLAGS = ['-O2', '-shared', '-fPIC', '-Wall', '-Wextra'];
const SOURCE = inProject('native', 'code-pages.c');
const TARGET = inProject('out', 'native', 'code-pages.node');

/**
 * Compiles the helper that gives code pages back, which is for Linux only. The app runs without it and takes some forty
 * megabytes more at rest, so that a missing compiler is a remark and no failure.
 */
export function buildNative() {
  if (process.platform !== 'linux') return;
  const compiler = COMPILERS.find((name) => capture(name, ['--version']) !== null);
  // Renamed when it is whole: an app that runs keeps the one it has loaded.
  const aside = `${TARGET}.${process.pid}`;
  mkdirSync(inProject('out', 'native'), { recursive: true });
  if (compiler !== undefined && run(compiler, [...FLAGS, '-o', aside, SOURCE]) === 0) {
    renameSync(aside, TARGET);
    return;
  }
  rmSync(aside, { force: true });
  say('! Without a working C compiler the app keeps its code pages at rest: install gcc and build again to have them given back');
}
