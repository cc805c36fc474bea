// @vitest-environment happy-dom
import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { CALL_CHANNELS } from '@shared/ipc/channels';
import './matchers';
import { openWindow, type TestWindow } from './window';

let opened: TestWindow | null = null;

afterEach(() => {
  opened?.close();
  opened = null;
});

const rows = (): HTMLElement[] => within(screen.getByRole('grid')).getAllByRole('row').slice(1);

/** Nothing turns, blinks or counts for an answer that does not come. */
function expectNoWaiting(): void {
  expect(document.querySelector('.skeleton, [aria-busy="true"]')).toBeNull();
  expect(screen.queryByRole('progressbar')).toBeNull();
}

describe('B8 an app that answers nothing any more', () => {
  it('leaves what is shown with its age, says what happened, and waits no longer than its patience', async () => {
    opened = await openWindow('', { patienceMs: 40 });
    const { bridge, stores, clock } = opened;
    stores.navigation.getState().openStrategy('sammansatt_momentum');
    await screen.findByRole('grid');
    const before = rows().map((row) => row.textContent);
    expect(before).toHaveLength(10);
    for (const channel of CALL_CHANNELS) bridge.silence(channel);
    clock.nowMs = 125_000;
    act(() => {
      bridge.emit('signals:changed', { runId: 'run', asOf: '2026-11-24' });
    });
    const alert = await screen.findByText('Kursvakt svarade inte i tid.');
    expect(alert).toBeVisible();
    expect(screen.getByRole('alert')).toHaveTextContent(/hämtades för 2\smin 5\ss sedan/);
    expect(rows().map((row) => row.textContent)).toEqual(before);
    expectNoWaiting();
    for (const channel of CALL_CHANNELS) bridge.repair(channel);
    act(() => {
      within(screen.getByRole('alert')).getByRole('button', { name: 'Försök igen' }).click();
    });
    await waitFor(() => {
      expect(screen.queryByRole('alert')).toBeNull();
    });
  });

  it('from the first question on is told on every page instead of a wait without an end', async () => {
    opened = await openWindow('', { patienceMs: 40, prepare: (bridge) => CALL_CHANNELS.forEach((channel) => bridge.silence(channel)) });
    const { stores } = opened;
    for (const page of ['today', 'activity', 'memory', 'inbox', 'overlap', 'settings'] as const) {
      act(() => {
        stores.navigation.getState().show(page);
      });
      expect((await screen.findAllByText(/Kursvakt (svarade inte i tid|did not answer in time)\./)).length, page).toBeGreaterThan(0);
      await waitFor(expectNoWaiting);
    }
  });
});
