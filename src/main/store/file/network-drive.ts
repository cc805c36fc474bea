/** File systems of other computers, by the number that `statfs` gives for them on Linux. */
const NETWORK_TYPES: ReadonlySet<number> = new Set([
  0x6969, // NFS
  0x517b, // SMB
  0xff534d42, // CIFS
  0xfe534d42, // SMB 2 and 3
  0x5346414f, // AFS
  0x73757245, // Coda
]);

/** `\\server\share` and `//server/share`; not `\\?\C:\…` or `\\.\…`, which are this computer's. */
const SHARE = /^[\\/]{2}[^\\/?.]/;

/**
 * Whether a folder lies on another computer's disk. There the write-ahead log is no protection: the processes that share it
 * need memory in common. `type`: of the file system, as `statfs` tells it. False for what cannot be told, such as FUSE.
 */
export function isOnNetworkDrive(folder: string, type: number, platform: NodeJS.Platform): boolean {
  if (platform === 'win32') return SHARE.test(folder);
  return platform === 'linux' && NETWORK_TYPES.has(type >>> 0);
}
