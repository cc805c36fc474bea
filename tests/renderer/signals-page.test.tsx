// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { shownRows } from '../../src/renderer/features/signals/shown-rows';
import './matchers';
import { openWindow, type TestWindow, type TestWindowOptions } from './window';

let opened: TestWindow | null = null;

async function openList(strategyId = 'sammansatt_momentum', search = '', options: TestWindowOptions = {}): Promise<TestWindow> {
  opened = await openWindow(search, options);
  opened.stores.navigation.getState().openStrategy(strategyId);
  if (!options.prepare) await screen.findByRole('grid');
  return opened;
}

const bodyRows = (): HTMLElement[] => within(screen.getByRole('grid')).getAllByRole('row').slice(1);
const grid = (): HTMLElement => screen.getByRole('grid');
const why = (): HTMLElement => screen.getByRole('complementary', { name: 'Varför' });

afterEach(() => {
  opened?.close();
  opened = null;
});

describe('the list of a strategy', () => {
  it('shows the target, and with all of the ranking the border below its last row', async () => {
    const { stores } = await openList();
    expect(bodyRows()).toHaveLength(10);
    expect(document.querySelector('[data-border]')).toBeNull();
    await stores.signals.getState().setAll(true);
    await waitFor(() => {
      expect(Number(grid().getAttribute('aria-rowcount'))).toBeGreaterThan(60);
    });
    const border = document.querySelectorAll('[data-border]');
    expect(border).toHaveLength(1);
    expect(border[0]).toHaveAttribute('data-border', 'Gräns 10 platser');
    expect(bodyRows().indexOf(border[0] as HTMLElement)).toBe(9);
  });

  it('takes the border away when another column decides the order', async () => {
    const { stores } = await openList();
    await stores.signals.getState().setAll(true);
    await waitFor(() => {
      expect(document.querySelector('[data-border]')).not.toBeNull();
    });
    fireEvent.click(within(grid()).getByRole('button', { name: /^Namn/ }));
    expect(document.querySelector('[data-border]')).toBeNull();
    expect(within(grid()).getByRole('columnheader', { name: /^Namn/ })).toHaveAttribute('aria-sort', 'ascending');
    const names = bodyRows().map((row) => within(row).getByRole('rowheader').textContent);
    expect(names[0]?.localeCompare(names[1] ?? '', 'sv')).toBeLessThanOrEqual(0);
  });

  it('marks what came by glyph and word, and shows what left apart', async () => {
    await openList('trendande_kvalitet');
    const entered = bodyRows().filter((row) => row.textContent.includes('▲'));
    expect(entered.length).toBeGreaterThan(0);
    expect(entered[0]).toHaveTextContent('Ny');
    const departed = screen.getByRole('region', { name: 'Lämnade sedan förra gången' });
    expect(within(departed).getAllByRole('button').length).toBeGreaterThan(0);
    expect(departed).toHaveTextContent(/▼.*\d+ → \d+/);
  });

  it('shows a hostile name as text', async () => {
    const { stores } = await openList('macd_cross');
    await stores.signals.getState().setAll(true);
    stores.signals.getState().setFilter('<img');
    const row = await waitFor(() => {
      const found = bodyRows();
      expect(found).toHaveLength(1);
      return found[0]!;
    });
    expect(row).toHaveTextContent('<img src=x onerror=alert(1)>');
    expect(document.querySelector('img')).toBeNull();
    fireEvent.click(row);
    expect(await within(why()).findByRole('heading', { name: '<img src=x onerror=alert(1)>' })).toBeVisible();
    expect(document.querySelector('img')).toBeNull();
  });

  it('says LONG or FLAT, since when, and the event of today', async () => {
    const { stores } = await openList('macd_cross');
    expect(bodyRows().every((row) => row.textContent.includes('Inne'))).toBe(true);
    const entered = stores.signals.getState().value?.rows.find(({ event }) => event === 'ENTER')?.name ?? '';
    act(() => {
      stores.signals.getState().setFilter(entered);
    });
    expect(bodyRows()[0]).toHaveTextContent('Köpsignal i dag');
    expect(screen.getByRole('region', { name: 'Säljsignal' })).toBeVisible();
  });

  it('draws only the visible part of a long list and says how long it is', async () => {
    const { stores } = await openList('golden_cross');
    await stores.signals.getState().setAll(true);
    await waitFor(() => {
      expect(Number(grid().getAttribute('aria-rowcount'))).toBeGreaterThan(200);
    });
    expect(bodyRows().length).toBeLessThan(60);
    expect(bodyRows()[0]).toHaveAttribute('aria-rowindex', '2');
  });

  it('is scrolled without a new element, and at rest its rows stand in reading order', async () => {
    const { stores } = await openList('golden_cross');
    await stores.signals.getState().setAll(true);
    await waitFor(() => {
      expect(Number(grid().getAttribute('aria-rowcount'))).toBeGreaterThan(200);
    });
    const indices = (): number[] => bodyRows().map((row) => Number(row.getAttribute('aria-rowindex')));
    const before = bodyRows();
    const box = grid().parentElement!;
    box.scrollTop = 900;
    fireEvent.scroll(box);
    expect(bodyRows()).toEqual(before);
    const ascending = [...indices()].sort((a, b) => a - b);
    expect(ascending[0]).toBeGreaterThan(2);
    expect(indices()).not.toEqual(ascending);
    await waitFor(() => {
      expect(indices()).toEqual(ascending);
    });
    const [row] = bodyRows();
    const place = ascending[0]! - 2;
    expect(row).toHaveTextContent(shownRows(stores.signals.getState().value, true, '').rows[place]!.name);
    expect(row!.style.transform).toBe(`translateY(${String(place * 30)}px)`);
  });
});

describe('the keys of the list', () => {
  it('move with J, K and the arrows, explain each row, and leave it', async () => {
    const user = userEvent.setup();
    await openList();
    grid().focus();
    await user.keyboard('j');
    await user.keyboard('{ArrowDown}');
    await user.keyboard('k');
    expect(bodyRows()[0]).toHaveAttribute('aria-selected', 'true');
    expect(grid()).toHaveAttribute('aria-activedescendant', bodyRows()[0]!.id);
    const name = bodyRows()[0]!.querySelector('.cell-name')!.textContent;
    expect(await within(why()).findByRole('heading', { name })).toBeVisible();
    fireEvent.keyDown(window, { key: 'F6' });
    expect(why()).toHaveFocus();
    await user.keyboard('{Escape}');
    expect(grid()).toHaveFocus();
    expect(within(why()).getByRole('heading', { name: 'Om strategin' })).toBeVisible();
  });

  it('leave letters alone when single-letter keys are off', async () => {
    const user = userEvent.setup();
    const { stores } = await openList();
    await stores.settings.getState().save({ singleLetterKeys: false });
    grid().focus();
    await user.keyboard('j?');
    expect(stores.signals.getState().selection).toBeNull();
    expect(stores.navigation.getState().overlay).toBeNull();
    await user.keyboard('{ArrowDown}');
    expect(stores.signals.getState().selection).not.toBeNull();
  });

  it('select a stretch with Shift and copy it for a Swedish spreadsheet', async () => {
    const user = userEvent.setup();
    const { bridge } = await openList();
    grid().focus();
    await user.keyboard('{ArrowDown}{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    expect(bodyRows().filter((row) => row.getAttribute('aria-selected') === 'true')).toHaveLength(3);
    await user.keyboard('{Control>}c{/Control}');
    expect(await screen.findByText('3 rader kopierade')).toBeVisible();
    const { text } = bridge.asked.find(({ channel }) => channel === 'clipboard:write')!.params as { text: string };
    expect(text.split('\n')).toHaveLength(4);
    expect(text).toMatch(/\t\d+,\d+\t/);
    expect(text).not.toContain('\u2212');
    expect(text).not.toContain('\u00a0');
  });

  it('F5 and Ctrl+R sync and never reload', async () => {
    const { bridge } = await openList();
    for (const init of [{ key: 'F5' }, { key: 'r', ctrlKey: true }]) {
      const isUnhandled = fireEvent.keyDown(window, init);
      expect(isUnhandled).toBe(false);
    }
    expect(bridge.asked.filter(({ channel }) => channel === 'sync:start')).toHaveLength(2);
  });
});

describe('the explanation', () => {
  it('shows each figure with its day, each requirement with its limit, and the distance to the border', async () => {
    await openList();
    fireEvent.click(bodyRows()[2]!);
    const panel = why();
    expect(await within(panel).findByText('Plats 3 av 126')).toBeVisible();
    expect(panel).toHaveTextContent('7 platser innanför gränsen');
    expect(within(panel).getByRole('table', { name: 'Faktorer' })).toHaveTextContent(/Momentum.*%.*2026-11-23/);
    expect(within(panel).getByRole('table', { name: 'Krav' })).toHaveTextContent(/Lägsta F-score.*5,0.*\+/);
  });

  it('says among how many each figure is ranked, what it adds, and the close under which a share leaves', async () => {
    const { stores } = await openList();
    fireEvent.click(bodyRows()[2]!);
    const factors = await within(why()).findByRole('table', { name: 'Faktorer' });
    const { ret3, cm } = stores.explanation.getState().value!.components;
    expect(within(factors).getByRole('row', { name: /^Momentum/ })).toHaveTextContent(`${String(cm!.rank)} av ${String(cm!.of)}`);
    const row = within(factors).getByRole('row', { name: /^3 mån/ });
    expect(ret3!.rank).toBeNull();
    expect(row).toHaveTextContent(`${ret3!.contribution! > 0 ? '+' : '\u2212'}${Math.abs(ret3!.contribution! * 100).toFixed(1).replace('.', ',')}`);
    stores.navigation.getState().openStrategy('donchian_breakout');
    await waitFor(() => expect(stores.signals.getState().value?.strategyId).toBe('donchian_breakout'));
    fireEvent.click(bodyRows()[0]!);
    expect(await within(why()).findByText(/^Lämnar under [\d\s,]+kr \(\u2212/)).toBeVisible();
  });

  it('says for any share which requirement stops it', async () => {
    const { stores } = await openList();
    stores.openInstrument('5063');
    const panel = why();
    expect(await within(panel).findByText('Inte med i rankningen')).toBeVisible();
    expect(panel).toHaveTextContent(/Stoppas av kravet/);
    expect(within(panel).getByRole('table', { name: 'Krav' })).toHaveTextContent('Ej uppfyllt');
  });
});

describe('when something is wrong', () => {
  it('keeps the rows, says what failed, what to do and how old the rows are', async () => {
    const { bridge, stores, clock } = await openList();
    bridge.break('signals:get', { kind: 'store-busy' });
    clock.nowMs = 65_000;
    await stores.signals.getState().refresh();
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('En annan Kursvakt skriver just nu. Vänta tills den är klar.');
    expect(alert).toHaveTextContent(/hämtades för 1\smin 5\ss sedan/);
    expect(bodyRows()).toHaveLength(10);
    bridge.repair('signals:get');
    fireEvent.click(within(alert).getByRole('button', { name: 'Försök igen' }));
    await waitFor(() => {
      expect(screen.queryByRole('alert')).toBeNull();
    });
  });

  it('ends the wait for a silent app with a banner instead of a spinner', async () => {
    await openList('sammansatt_momentum', '', { patienceMs: 40, prepare: (bridge) => bridge.silence('signals:get') });
    expect(await screen.findByText('Kursvakt svarade inte i tid.')).toBeVisible();
    expect(document.querySelector('.skeleton')).toBeNull();
  });

  it('names the gate that closed and gives the older list its own date', async () => {
    await openList('trendande_varde', '?state=insufficient');
    const notice = screen.getByText(/Ingen ny lista för 2026-11-23/);
    expect(notice).toHaveTextContent('Den som visas gäller 2026-11-20');
    expect(notice).toHaveTextContent('För få aktier har en färsk kurs');
    expect(bodyRows()).toHaveLength(10);
  });
});
