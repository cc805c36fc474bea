import { describe, expect, it } from 'vitest';
import { namesInRelease, parseCandidates, parseInstalled, SYSTEM_PACKAGES } from '../../scripts/setup/debian-names.mjs';

const POLICY_OF_A_NEWER_RELEASE = `libasound2:
  Installed: (none)
  Candidate: (none)
  Version table:
libasound2t64:
  Installed: (none)
  Candidate: 1.2.11-1ubuntu0.1
  Version table:
     1.2.11-1ubuntu0.1 500
xvfb:
  Installed: (none)
  Candidate: 2:21.1.12-1
`;

describe('Debian package names', () => {
  it('counts only what is fully installed', () => {
    const listing = 'ii \tlibnss3\nrc \tlibgbm1\nun \txvfb\nhi \tdbus\n';
    expect([...parseInstalled(listing)]).toEqual(['libnss3']);
  });

  it('knows an installed library under its newer name', () => {
    expect(parseInstalled('ii \tlibgtk-3-0t64\n').has('libgtk-3-0')).toBe(true);
  });

  it('a virtual package is no candidate', () => {
    expect([...parseCandidates(POLICY_OF_A_NEWER_RELEASE)]).toEqual(['libasound2t64', 'xvfb']);
  });

  it('takes the newer name where the older one is gone, and else leaves names as they are', () => {
    const candidates = parseCandidates(POLICY_OF_A_NEWER_RELEASE);
    expect(namesInRelease(['libasound2', 'xvfb', 'libunheard-of'], candidates)).toEqual(['libasound2t64', 'xvfb', 'libunheard-of']);
    expect(namesInRelease(['libasound2'], new Set(['libasound2']))).toEqual(['libasound2']);
  });

  it('names what the window, the tests and the compiler need', () => {
    const names = Object.values(SYSTEM_PACKAGES).flat();
    expect(names).toContain('libnotify4');
    expect(names).toContain('xvfb');
    expect(names).toContain('g++');
    expect(new Set(names).size).toBe(names.length);
  });
});
