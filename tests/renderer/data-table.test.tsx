// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import './matchers';
import { createFormats } from '../../src/renderer/lib/format';
import { sortRows } from '../../src/renderer/lib/sorting';
import { openWindow, type TestWindow } from './window';

let opened: TestWindow | null = null;

/** The model portfolio: names, weights, days and places, in one of the app's plain tables. */
async function openPortfolio(): Promise<TestWindow> {
  opened = await openWindow();
  opened.stores.navigation.getState().openStrategy('sammansatt_momentum');
  opened.stores.navigation.getState().setTab('strategy', 'portfolio');
  await screen.findByRole('table', { name: 'Modellportfölj' });
  return opened;
}

const table = (): HTMLElement => screen.getByRole('table', { name: 'Modellportfölj' });
const names = (): (string | null)[] => within(table()).getAllByRole('rowheader').map(({ textContent }) => textContent);
const title = (name: RegExp): HTMLElement => within(table()).getByRole('columnheader', { name });
const press = (name: RegExp): void => void fireEvent.click(within(title(name)).getByRole('button'));

afterEach(() => {
  opened?.close();
  opened = null;
});

describe('a plain table', () => {
  it('is sorted by each title in turn: one way, the other, and its own order again', async () => {
    const { stores } = await openPortfolio();
    const own = names();
    const sorted = stores.portfolio.getState().value!.holdings.map(({ name }) => name).sort(new Intl.Collator('sv-SE', { numeric: true }).compare);
    expect(title(/^Namn/).getAttribute('aria-sort')).toBeNull();
    press(/^Namn/);
    expect(title(/^Namn/)).toHaveAttribute('aria-sort', 'ascending');
    expect(names().map((name, row) => name?.startsWith(sorted[row]!))).not.toContain(false);
    press(/^Namn/);
    expect(title(/^Namn/)).toHaveAttribute('aria-sort', 'descending');
    expect(names()[0]).toContain(sorted.at(-1));
    press(/^Namn/);
    expect(title(/^Namn/).getAttribute('aria-sort')).toBeNull();
    expect(names()).toEqual(own);
  });

  it('is one stop for the Tab key; the arrows go from title to title, Enter sorts', async () => {
    const user = userEvent.setup();
    await openPortfolio();
    within(title(/^Namn/)).getByRole('button').focus();
    await user.keyboard('{ArrowRight}{Enter}');
    expect(title(/^Vikt/)).toHaveAttribute('aria-sort', 'descending');
    expect(within(table()).getAllByRole('columnheader').filter((head) => head.querySelector('button')?.tabIndex === 0)).toHaveLength(1);
  });

  it('puts Å, Ä and Ö last in both languages and what is missing last in both directions', () => {
    const rows = ['Ö', null, 'Z', 'Å', 'A', 'Ä'];
    for (const language of ['sv', 'en'] as const) {
      const order = (direction: 'up' | 'down') => sortRows(rows, { key: (name) => name }, direction, createFormats(language).compareNames);
      expect(order('up')).toEqual(['A', 'Z', 'Å', 'Ä', 'Ö', null]);
      expect(order('down')).toEqual(['Ö', 'Ä', 'Å', 'Z', 'A', null]);
    }
  });

  it('is copied as it stands, with numbers that a spreadsheet of the language reads, and plainly with Shift', async () => {
    const { bridge, stores } = await openPortfolio();
    const copied = (): string[][] => {
      const { text } = bridge.asked.filter(({ channel }) => channel === 'clipboard:write').at(-1)!.params as { text: string };
      return text.split('\n').map((line) => line.split('\t'));
    };
    const { holdings } = stores.portfolio.getState().value!;
    press(/^Namn/);
    const button = within(title(/^Namn/)).getByRole('button');
    fireEvent.keyDown(button, { key: 'c', ctrlKey: true });
    expect(await screen.findByText(`${String(holdings.length)} rader kopierade`)).toBeVisible();
    const [head, ...rows] = copied();
    expect(head).toEqual(['Namn', 'Vikt (%)', 'Ägd sedan', 'Plats vid köp', 'Plats i dag']);
    expect(rows).toHaveLength(holdings.length);
    expect(rows.map(([name]) => name)).toEqual([...holdings].sort((a, b) => createFormats('sv').compareNames(a.name, b.name)).map(({ name }) => name));
    const weight = holdings.find(({ name }) => name === rows[0]![0])!.weight * 100;
    expect(Number(rows[0]![1]!.replace(',', '.'))).toBeCloseTo(weight, 9);
    expect(rows[0]![1]).not.toMatch(/[\u00a0\u2212.%]/);
    fireEvent.keyDown(button, { key: 'C', ctrlKey: true, shiftKey: true });
    await waitFor(() => expect(bridge.asked.filter(({ channel }) => channel === 'clipboard:write')).toHaveLength(2));
    expect(copied()[1]![1]).not.toContain(',');
  });

  it('says behind a dash why there is no figure', async () => {
    opened = await openWindow();
    opened.stores.navigation.getState().show('memory');
    const processes = await screen.findByRole('table', { name: 'Process' });
    expect(processes.querySelector('td[title]')!).toHaveTextContent('– Processen rapporterar det inte.');
    const heapOfMain = within(processes).getAllByRole('row')[1]!.querySelectorAll('td')[4]!;
    expect(heapOfMain.hasAttribute('title')).toBe(false);
  });

  it('whose rows stand for the days above them is copied and never sorted', async () => {
    const { stores } = await openPortfolio();
    stores.navigation.getState().setTab('strategy', 'history');
    const history = await screen.findByRole('table', { name: 'Historik' });
    expect(within(within(history).getAllByRole('columnheader')[0]!).queryByRole('button')).toBeNull();
    fireEvent.keyDown(within(history).getAllByRole('button')[0]!, { key: 'c', ctrlKey: true });
    expect(await screen.findByText(/rader kopierade/)).toBeVisible();
  });
});
