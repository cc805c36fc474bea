import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const DEFAULT_APP = join(dirname(fileURLToPath(import.meta.url)), 'default-app');

/**
 * Sets the fuses as an official development build has them: a bare executable has those of the
 * application it came with, which refuses to act as plain Node and to be inspected.
 * @param {string} executable
 */
export async function setDevelopmentFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: true,
    [FuseV1Options.EnableCookieEncryption]: false,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: true,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: true,
  });
}

/**
 * Adds the part that makes `electron FOLDER` start the application of that folder.
 * @param {string} runtime
 */
export async function addDefaultApp(runtime) {
  const { createPackage } = await import('@electron/asar');
  const resources = join(runtime, 'resources');
  mkdirSync(resources, { recursive: true });
  await createPackage(DEFAULT_APP, join(resources, 'default_app.asar'));
}
