import { spawnSync } from 'node:child_process';
import { createServer } from 'vite';

/** Runs children/measure-store.ts in a plain Node process of its own: `node tests/store/measure.mjs`. */
const server = await createServer({ configFile: false, logLevel: 'error', server: { middlewareMode: true, ws: false }, optimizeDeps: { noDiscovery: true } });
const { buildChild } = await server.ssrLoadModule(new URL('./build-child.ts', import.meta.url).pathname);
const child = await buildChild('measure-store');
await server.close();
const { status } = spawnSync(process.execPath, [child.file], { stdio: 'inherit' });
child.remove();
process.exitCode = status ?? 1;
