import { describe, expect, it } from 'vitest';
import { nextZoomLevel, windowKeyOf } from '../../src/main/shell/window/window-keys';

const key = (text: string, held: Partial<Parameters<typeof windowKeyOf>[0]> = { control: true }) =>
  windowKeyOf({ type: 'keyDown', control: false, meta: false, alt: false, shift: false, key: text, ...held });

describe('the keys of the window itself', () => {
  it('zooms, closes and quits with Ctrl, or ⌘ on a Mac', () => {
    expect(['+', '=', '-', '0', 'w', 'q'].map((text) => key(text))).toEqual(['larger', 'larger', 'smaller', 'usual-size', 'hide', 'quit']);
    expect(key('q', { meta: true })).toBe('quit');
  });

  it('leaves every other key to the page', () => {
    expect(['k', 'r', '1'].map((text) => key(text))).toEqual([null, null, null]);
    expect(key('w', {})).toBeNull();
    expect(key('q', { control: true, alt: true })).toBeNull();
    expect(key('w', { control: true, type: 'keyUp' })).toBeNull();
  });

  it('stops at half and at three times the usual size', () => {
    expect(nextZoomLevel(6, 'larger')).toBe(6);
    expect(nextZoomLevel(-3.5, 'smaller')).toBe(-3.5);
    expect(nextZoomLevel(2, 'usual-size')).toBe(0);
  });
});
