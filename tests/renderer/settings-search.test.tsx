// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { settingNames } from '../../src/renderer/features/settings/setting-names';
import { en } from '../../src/renderer/i18n/en';
import { sv } from '../../src/renderer/i18n/sv';
import './matchers';
import { openWindow, type TestWindow } from './window';

let opened: TestWindow | null = null;

/** The settings page with everything on, so that no setting is left out because another one is off. */
async function openSettings(): Promise<TestWindow> {
  opened = await openWindow('');
  await opened.stores.settings.getState().save({ notifications: true, quietHours: true, correctionRun: true });
  opened.stores.navigation.getState().show('settings');
  await screen.findByText(sv.files.storage.logs);
  return opened;
}

const labels = (): string[] => [...document.querySelectorAll('.setting:not([hidden]) .setting-label')].map((label) => label.textContent);
const search = (text: string): void => void fireEvent.change(screen.getByLabelText(sv.settings.search), { target: { value: text } });

afterEach(() => {
  opened?.close();
  opened = null;
});

describe('the search over settings', () => {
  it('finds a setting by its name or by its meaning, without marks', async () => {
    await openSettings();
    search('sprak');
    expect(labels()).toEqual([sv.settings.language]);
    search('meddelandefältet');
    expect(labels()).toEqual([sv.settings.startAtLogin]);
    search('finns inte');
    expect(labels()).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: sv.settings.showAll }));
    expect(labels().length).toBeGreaterThan(15);
  });

  it('is behind the search over everything too: it shows the one that was chosen', async () => {
    const { stores } = await openSettings();
    stores.navigation.getState().show('today');
    stores.navigation.getState().setOverlay('palette');
    fireEvent.change(await screen.findByRole('combobox'), { target: { value: 'minnesb' } });
    fireEvent.click(await screen.findByRole('option', { name: new RegExp(sv.settings.memoryBudget) }));
    await waitFor(() => {
      expect(labels()).toEqual([sv.settings.memoryBudget]);
    });
  });

  it('is forgotten with the page: whoever comes back sees everything', async () => {
    const { stores } = await openSettings();
    search('sprak');
    expect(labels()).toHaveLength(1);
    stores.navigation.getState().show('today');
    stores.navigation.getState().show('settings');
    await screen.findByText(sv.files.storage.logs);
    expect(labels().length).toBeGreaterThan(15);
  });

  it('knows every setting of the page, apart from the strategies’ own', async () => {
    await openSettings();
    const strategies = new Set<string>(Object.values(sv.terms.strategyNames));
    const facts = new Set(['Kursvakt', sv.settings.source]);
    const shown = labels().filter((label) => !strategies.has(label) && !facts.has(label));
    const known = settingNames(sv).map(({ label }) => label);
    expect(shown.filter((label) => !known.includes(label))).toEqual([]);
    expect(known.filter((label) => !shown.includes(label))).toEqual([]);
  });

  it('has the same settings in English', () => {
    expect(settingNames(en).map(({ id }) => id)).toEqual(settingNames(sv).map(({ id }) => id));
  });
});

describe('the backups', () => {
  it('are listed with time and size, and with the way to put one back', async () => {
    await openSettings();
    const table = screen.getByRole('table', { name: sv.files.storage.backups });
    expect(table).toHaveTextContent('2026-11-23 18:10');
    expect(table).toHaveTextContent(/40,8\sMB/);
    expect(screen.getByText(/kursvakt restore kursvakt-20261123T171000Z\.db/)).toBeVisible();
  });
});
