import { describe, expect, it } from 'vitest';
import { isOnNetworkDrive } from '../../src/main/store/file/network-drive';

const EXT4 = 0xef53;

describe('D16: the database lies on a disk of this computer', () => {
  it.each([
    ['\\\\server\\share\\Kursvakt', true],
    ['//server/share/Kursvakt', true],
    ['C:\\Users\\Å\\AppData\\Kursvakt', false],
    ['\\\\?\\C:\\a very long path', false],
    ['\\\\.\\C:\\Kursvakt', false],
  ])('on Windows %s is on the network: %s', (folder, expected) => {
    expect(isOnNetworkDrive(folder, 0, 'win32')).toBe(expected);
  });

  it.each([
    ['NFS', 0x6969, true],
    ['CIFS', 0xff534d42, true],
    ['CIFS, as a signed number', 0xff534d42 | 0, true],
    ['SMB 3', 0xfe534d42, true],
    ['ext4', EXT4, false],
    ['tmpfs', 0x01021994, false],
    ['overlay', 0x794c7630, false],
  ])('on Linux %s is told by its number', (_, type, expected) => {
    expect(isOnNetworkDrive('/home/å', type, 'linux')).toBe(expected);
  });

  it('a number means nothing on a Mac, nor two slashes on Linux', () => {
    expect(isOnNetworkDrive('/Volumes/share', 0x6969, 'darwin')).toBe(false);
    expect(isOnNetworkDrive('//server/share', EXT4, 'linux')).toBe(false);
  });
});
