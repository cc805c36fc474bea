import { resolve } from 'node:path';
import { buildScript, type BuiltScript } from '../helpers/build-script';

export type BuiltChild = BuiltScript;

/** Bundles a script of tests/store/children. */
export function buildChild(name: string): Promise<BuiltChild> {
  return buildScript(resolve(import.meta.dirname, 'children', `${name}.ts`));
}
