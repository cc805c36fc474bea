/** better-sqlite3's prebuilt binary asks for this Node-API; older runtimes abort when they load it. */
export const PREBUILT_NODE_API = 10;

/**
 * Whether the module must be compiled here, because a runtime that has to load it is too old for the
 * prebuilt binary. One compiled binary serves older and newer runtimes alike.
 * @param {readonly string[]} nodeApiVersions `process.versions.napi` of each runtime
 */
export function needsCompiling(nodeApiVersions) {
  return nodeApiVersions.some((version) => Number(version) < PREBUILT_NODE_API);
}

/**
 * Flags that let better-sqlite3 compile for Node-API 9. The one thing of version 10 it needs, references to
 * values that are no objects, exists in 9 at the experimental level; asking for 8 or 9 by number compiles
 * and then aborts at load. Without link-time optimisation it builds in half the time and queries as fast.
 */
export const COMPILER_FLAGS = Object.freeze({
  CFLAGS: '-O2 -fno-lto',
  LDFLAGS: '-fno-lto',
  CXXFLAGS: '-O2 -fno-lto -UNAPI_VERSION -DNAPI_EXPERIMENTAL -DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT -DNODE_API_EXPERIMENTAL_NO_WARNING',
});

/**
 * The name of a compiled binary in the per-user cache.
 * @param {string} packageVersion
 * @param {string} platform
 * @param {string} arch
 * @param {string} nodeVersion whose headers it is compiled with
 */
export function cachedBinaryName(packageVersion, platform, arch, nodeVersion) {
  return `better-sqlite3-${packageVersion}-${platform}-${arch}-node${nodeVersion.split('.')[0]}.node`;
}
