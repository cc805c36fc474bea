// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { dueSentence } from '../../src/renderer/features/activity/due-sentence';
import { en } from '../../src/renderer/i18n/en';
import { sv } from '../../src/renderer/i18n/sv';
import { createFormats } from '../../src/renderer/lib/format';
import { fakeRuns } from '../../src/renderer/api/fake/operations';
import './matchers';
import { openWindow, type TestWindow } from './window';

let opened: TestWindow | null = null;

afterEach(() => {
  opened?.close();
  opened = null;
});

describe('pausing from the top bar', () => {
  it('offers an hour, till tomorrow and for good, says until when, and takes it back', async () => {
    opened = await openWindow();
    const { bridge } = opened;
    const button = await screen.findByRole('button', { name: 'Pausa automatisk synkning' });
    fireEvent.click(button);
    const items = within(screen.getByRole('menu')).getAllByRole('menuitem');
    expect(items.map((item) => item.textContent)).toEqual(['En timme', 'Till i morgon', 'Tills vidare']);
    expect(items[0]).toBe(document.activeElement);
    fireEvent.keyDown(items[0]!, { key: 'ArrowUp' });
    expect(items[2]).toBe(document.activeElement);
    fireEvent.click(items[0]!);
    expect(bridge.asked.at(-1)).toEqual({ channel: 'sync:pause', params: { action: 'pause-hour' } });
    expect(await screen.findByText('Pausad till 09:30')).toBeVisible();
    fireEvent.click(screen.getByRole('button', { name: 'Återuppta automatisk synkning' }));
    expect(await screen.findByRole('button', { name: 'Pausa automatisk synkning' })).toBeVisible();
  });

  it('is closed by Escape, which gives the focus back, and says when it is for good', async () => {
    opened = await openWindow();
    const button = await screen.findByRole('button', { name: 'Pausa automatisk synkning' });
    fireEvent.click(button);
    fireEvent.keyDown(screen.getAllByRole('menuitem')[0]!, { key: 'Escape' });
    expect(screen.queryByRole('menu')).toBeNull();
    expect(button).toBe(document.activeElement);
    fireEvent.click(button);
    fireEvent.click(screen.getByRole('menuitem', { name: 'Tills vidare' }));
    expect(await screen.findByText('Automatisk synkning pausad')).toBeVisible();
  });
});

describe('times of one’s own', () => {
  it('take the place of the delay after the close, up to four, in the order of the day', async () => {
    opened = await openWindow();
    const { bridge, stores } = opened;
    stores.navigation.getState().show('settings');
    fireEvent.click(await screen.findByRole('button', { name: 'Egna klockslag' }));
    await waitFor(() => expect(bridge.asked.at(-1)).toEqual({ channel: 'settings:write', params: { syncTimes: ['18:00'] } }));
    expect((await screen.findByLabelText<HTMLInputElement>('Klockslag 1')).value).toBe('18:00');
    expect(screen.queryByLabelText('Minuter efter stängning')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Lägg till klockslag' }));
    const second = await screen.findByLabelText('Klockslag 2');
    fireEvent.change(second, { target: { value: '12:30' } });
    fireEvent.blur(second);
    await waitFor(() => expect(bridge.asked.at(-1)?.params).toEqual({ syncTimes: ['12:30', '18:00'] }));
    fireEvent.click(await screen.findByRole('button', { name: 'Ta bort 12:30' }));
    await waitFor(() => expect(bridge.asked.at(-1)?.params).toEqual({ syncTimes: ['18:00'] }));
    fireEvent.click(screen.getByRole('button', { name: 'Efter stängning' }));
    await waitFor(() => expect(bridge.asked.at(-1)?.params).toEqual({ syncTimes: [] }));
  });
});

describe('a run that was late', () => {
  const run = fakeRuns(false).find(({ due }) => due?.cause === 'asleep')!;
  const words = { sv: { text: sv, formats: createFormats('sv'), language: 'sv' as const }, en: { text: en, formats: createFormats('en'), language: 'en' as const } };

  it('says what kept it and what else it stands for', () => {
    expect(dueSentence(run, words.en)).toBe('Caught up: 17:55, the computer slept until 21:42. Also covers 1 other missed time');
    expect(dueSentence(run, words.sv)).toBe('Tog igen 17:55: datorn sov till 21:42. Gäller även 1 annan missad tid');
  });

  it('has a reason for every cause, with and without its end, and none on time', () => {
    for (const cause of ['off', 'asleep', 'paused', 'offline', 'retry', 'busy'] as const) {
      const due = { kind: 'daily' as const, cause, until: null, missed: 0 };
      expect(dueSentence({ ...run, due }, words.en)).toMatch(/^Caught up: 17:55, [a-zA-Z ]+$/);
    }
    expect(dueSentence({ ...run, due: { kind: 'daily', cause: 'on-time', until: null, missed: 0 } }, words.sv)).toBeNull();
    expect(dueSentence({ ...run, plannedAt: null, due: null }, words.sv)).toBeNull();
  });

  it('is told on the Activity page', async () => {
    opened = await openWindow();
    opened.stores.navigation.getState().show('activity');
    expect(await screen.findByText(/Tog igen 17:55: datorn sov till 21:42/)).toBeVisible();
  });

  it('stands there beside what a run could not know: names of sectors, rates of currencies', async () => {
    opened = await openWindow();
    opened.stores.navigation.getState().show('activity');
    expect(await screen.findByText('Källan har inga branscher som heter Konsumentkredit. Ett filter på dem stänger inte ute några bolag.')).toBeVisible();
    expect(await screen.findByText('Ingen växelkurs för DKK, NOK. Belopp i sådan valuta räknas som okända.')).toBeVisible();
  });
});
