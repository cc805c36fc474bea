// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import './matchers';
import { openWindow, type TestWindow } from './window';

const ID = '5007';
/** Has a restated history and a correction. */
const RESTATED_ID = '5070';
/** An investment company, which most lists exclude. */
const EXCLUDED_ID = '5063';
/** The chart's part of the program is loaded with the first share, which takes its time on a busy machine. */
const PATIENCE = { timeout: 10_000 };
const NEWEST = '2026-11-23';

let opened: TestWindow | null = null;

async function openPage(orderbookId = ID, search = ''): Promise<TestWindow> {
  opened = await openWindow(search);
  opened.stores.navigation.getState().showInstrument(orderbookId);
  await screen.findByRole('slider', {}, PATIENCE);
  return opened;
}

const chart = (): HTMLElement => screen.getByRole('slider');
const spoken = (): string => chart().getAttribute('aria-valuetext')!;

afterEach(() => {
  opened?.close();
  opened = null;
});

describe('the page of one share', () => {
  it('says what it is, its place in each strategy and its figures with their days', async () => {
    const { stores } = await openPage();
    const { places, figures } = stores.instrument.getState().value!;
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Ådalens Skog B');
    const table = screen.getByRole('table', { name: /Plats i strategierna/ });
    expect(within(table).getAllByRole('row')).toHaveLength(places.length + 1);
    const held = places.filter(({ inTarget }) => inTarget).length;
    expect(screen.getByRole('heading', { name: new RegExp(`Med i ${String(held)} av ${String(places.length)} strategier`) })).toBeVisible();
    const ratios = screen.getByRole('table', { name: 'Nyckeltal' });
    expect(within(ratios).getAllByRole('row')).toHaveLength(figures.length + 1);
    expect(within(ratios).getByRole('row', { name: /^ROE .* 2026-10-22$/ })).toBeVisible();
  });

  it('says the first requirement that keeps it out of a strategy', async () => {
    const { stores } = await openPage(EXCLUDED_ID);
    const stopped = stores.instrument.getState().value!.places.filter(({ firstFailedFilter }) => firstFailedFilter === 'sector');
    expect(stopped.length).toBeGreaterThan(0);
    const table = screen.getByRole('table', { name: /Plats i strategierna/ });
    expect(within(table).getAllByText('Stoppas av: Bransch')).toHaveLength(stopped.length);
  });

  it('says what is wrong with its data, and nothing where nothing is', async () => {
    await openPage();
    expect(screen.queryByRole('list', { name: 'Datakvalitet' })).toBeNull();
    opened!.close();
    await openPage(RESTATED_ID);
    const notes = screen.getByRole('list', { name: 'Datakvalitet' });
    expect(within(notes).getByText(/^Källan räknade om hela kurshistoriken 2026-06-09/)).toBeVisible();
    expect(within(notes).getByText(/har rättat 2 stängningskurser/)).toBeVisible();
  });

  it('is looked at as it was left, by the next window too', async () => {
    const { bridge } = await openPage();
    fireEvent.click(screen.getByRole('button', { name: 'Linje' }));
    fireEvent.click(screen.getByRole('button', { name: 'RSI 14' }));
    fireEvent.click(screen.getByRole('button', { name: 'Linje' }));
    const saved = bridge.asked.filter(({ channel }) => channel === 'settings:write').map(({ params }) => params);
    expect(saved).toMatchObject([{ chart: { style: 'line', lines: { rsi: false } } }, { chart: { style: 'line', lines: { rsi: true } } }]);
    opened!.close();
    opened = await openWindow('', { bridge });
    opened.stores.navigation.getState().showInstrument(ID);
    await screen.findByRole('slider', {}, PATIENCE);
    expect(screen.getByRole('button', { name: 'Linje' })).toHaveAttribute('aria-pressed', 'true');
    expect(screen.getByRole('button', { name: 'RSI 14' })).toHaveAttribute('aria-pressed', 'true');
    expect(bridge.asked.filter(({ channel }) => channel === 'settings:write')).toHaveLength(saved.length);
  });

  it('lets its prices go when another page is shown, and asks for them again', async () => {
    const { stores, bridge } = await openPage();
    stores.navigation.getState().show('memory');
    expect(stores.instrument.getState().prices.value).toBeNull();
    stores.navigation.getState().back();
    await screen.findByRole('slider', {}, PATIENCE);
    expect(bridge.asked.filter(({ channel }) => channel === 'instruments:prices')).toHaveLength(2);
  });

  it('says why there is nothing to see, with a way to try again', async () => {
    opened = await openWindow('', { prepare: (bridge) => bridge.break('instruments:prices', { kind: 'store-busy' }) });
    opened.stores.navigation.getState().showInstrument(ID);
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('En annan Kursvakt skriver just nu.');
    opened.bridge.repair('instruments:prices');
    fireEvent.click(within(alert).getByRole('button', { name: 'Försök igen' }));
    await screen.findByRole('slider', {}, PATIENCE);
  });

  it('leads to the explanation in a strategy, and back', async () => {
    const { stores } = await openPage();
    const table = screen.getByRole('table', { name: /Plats i strategierna/ });
    fireEvent.click(within(table).getByRole('button', { name: 'Magic Formula' }));
    expect(stores.navigation.getState()).toMatchObject({ page: 'strategy', strategyId: 'magic_formula' });
    expect(stores.explanation.getState().question).toMatchObject({ strategyId: 'magic_formula', instrument: ID });
    fireEvent.keyDown(window, { key: 'ArrowLeft', altKey: true });
    expect(stores.navigation.getState()).toMatchObject({ page: 'instrument', orderbookId: ID });
    fireEvent.keyDown(window, { key: 'ArrowRight', altKey: true });
    expect(stores.navigation.getState().page).toBe('strategy');
  });
});

describe('the chart', () => {
  it('is walked day by day, by months and to both ends, and says what it stands on', async () => {
    await openPage();
    expect(spoken()).toMatch(new RegExp(`^${NEWEST}: Stängning `));
    fireEvent.keyDown(chart(), { key: 'ArrowLeft' });
    expect(spoken()).toMatch(/^2026-11-20: /);
    fireEvent.keyDown(chart(), { key: 'PageUp' });
    expect(spoken()).toMatch(/^2026-10-22: /);
    fireEvent.keyDown(chart(), { key: 'Home' });
    expect(spoken()).toMatch(/^2025-11-24: /);
    fireEvent.keyDown(chart(), { key: 'ArrowLeft' });
    expect(spoken()).toMatch(/^2025-11-21: /);
    fireEvent.keyDown(chart(), { key: 'Escape' });
    expect(spoken()).toMatch(new RegExp(`^${NEWEST}`));
  });

  it('says only the lines that are shown, and what happened on the day', async () => {
    const { stores } = await openPage();
    const { events } = stores.instrument.getState().value!;
    expect(spoken()).toContain('SMA 200');
    expect(spoken()).not.toContain('RSI');
    fireEvent.click(screen.getByRole('button', { name: 'RSI 14' }));
    fireEvent.click(screen.getByRole('button', { name: 'SMA 50/200' }));
    expect(spoken()).toContain('RSI');
    expect(spoken()).not.toContain('SMA 200');
    const dividend = events.filter(({ kind }) => kind === 'dividend').at(-1)!;
    fireEvent.click(screen.getByRole('button', { name: '1 år' }));
    for (let step = 0; step < 400 && !spoken().startsWith(dividend.date); step += 1) fireEvent.keyDown(chart(), { key: 'ArrowLeft' });
    expect(spoken()).toContain('Utdelning');
    fireEvent.click(screen.getByRole('button', { name: 'Utdelning, split' }));
    expect(spoken()).not.toContain('Utdelning');
  });

  it('has a table twin with the same days and figures', async () => {
    await openPage();
    fireEvent.keyDown(chart(), { key: 'ArrowLeft' });
    const close = /Stängning ([\d\u00a0]+,\d+)/.exec(spoken())![1]!;
    fireEvent.click(screen.getByRole('button', { name: 'Visa som tabell' }));
    const table = screen.getByRole('table', { name: /^Dagskurser för/ });
    expect(Number(table.getAttribute('aria-rowcount'))).toBeGreaterThan(250);
    expect(within(table).getAllByRole('row')[1]).toHaveTextContent(NEWEST);
    expect(within(table).getByRole('row', { name: /^2026-11-20/ })).toHaveTextContent(close);
    fireEvent.click(screen.getByRole('button', { name: 'Allt' }));
    expect(table).toHaveAttribute('aria-rowcount', '1301');
    expect(within(table).getAllByRole('row').length).toBeLessThan(200);
  });

  it('leaves the app as the prices of this share', async () => {
    const { bridge } = await openPage();
    fireEvent.keyDown(window, { key: 'e' });
    fireEvent.click(await screen.findByRole('button', { name: 'Välj plats och spara …' }));
    await waitFor(() => expect(bridge.asked.at(-1)).toMatchObject({ channel: 'export:table', params: { table: 'prices', orderbookId: ID } }));
  });
});

describe('watching a share', () => {
  const star = (): HTMLElement => screen.getByRole('button', { name: /^Bevaka/ });

  it('is switched by its button and by W, said by name, and undone by Ctrl+Z', async () => {
    const { stores } = await openPage();
    fireEvent.click(star());
    await waitFor(() => expect(star()).toHaveAttribute('aria-pressed', 'true'));
    expect(screen.getByText('Ådalens Skog B bevakas')).toBeVisible();
    fireEvent.keyDown(window, { key: 'z', ctrlKey: true });
    await waitFor(() => expect(star()).toHaveAttribute('aria-pressed', 'false'));
    fireEvent.keyDown(window, { key: 'w' });
    await waitFor(() => expect([...stores.watch.getState().watched]).toEqual([ID]));
    fireEvent.keyDown(window, { key: 'z', ctrlKey: true });
    fireEvent.keyDown(window, { key: 'z', ctrlKey: true });
    await waitFor(() => expect(screen.getByText('Det finns inget att ångra')).toBeVisible());
    expect([...stores.watch.getState().watched]).toEqual([]);
  });

  it('is asked for by W on a row of the list, and shows nothing that was not stored', async () => {
    opened = await openWindow('', { prepare: (bridge) => bridge.break('watchlist:set') });
    const { stores, bridge } = opened;
    stores.navigation.getState().openStrategy('magic_formula');
    stores.signals.getState().select(ID);
    fireEvent.keyDown(window, { key: 'w' });
    await waitFor(() => expect(bridge.asked.at(-1)).toEqual({ channel: 'watchlist:set', params: { orderbookId: ID, watched: true } }));
    expect(stores.watch.getState()).toMatchObject({ last: null, news: null });
  });

  it('leaves W alone while something is typed or single letters are off', async () => {
    const user = userEvent.setup();
    const { stores, bridge } = await openPage();
    await stores.settings.getState().save({ singleLetterKeys: false });
    await user.keyboard('w');
    expect(bridge.asked.some(({ channel }) => channel === 'watchlist:set')).toBe(false);
  });
});

describe('ways to the page of a share', () => {
  it('Enter and a double click on a row of the list, and the explanation', async () => {
    opened = await openWindow();
    const { stores } = opened;
    stores.navigation.getState().openStrategy('magic_formula');
    const grid = await screen.findByRole('grid');
    const row = within(grid).getAllByRole('row')[2]!;
    fireEvent.dblClick(row.querySelector('.cell-name')!);
    const id = row.id.replace('row-', '');
    expect(stores.navigation.getState()).toMatchObject({ page: 'instrument', orderbookId: id });
    stores.navigation.getState().back();
    fireEvent.keyDown(await screen.findByRole('grid'), { key: 'ArrowDown' });
    fireEvent.keyDown(screen.getByRole('grid'), { key: 'Enter' });
    expect(stores.navigation.getState().page).toBe('instrument');
    stores.navigation.getState().back();
    fireEvent.click(await screen.findByRole('button', { name: 'Öppna aktiens sida' }));
    expect(stores.navigation.getState().page).toBe('instrument');
  });

  it('a notice about it in the inbox', async () => {
    opened = await openWindow();
    opened.stores.navigation.getState().show('inbox');
    fireEvent.click(await screen.findByRole('button', { name: 'Ådalens Skog B' }));
    expect(opened.stores.navigation.getState()).toMatchObject({ page: 'instrument', orderbookId: ID });
  });

  it('the address of the page before', async () => {
    opened = await openWindow();
    opened.bridge.emit('view:requested', { view: 'instrument', strategyId: null, orderbookId: ID });
    expect(opened.stores.navigation.getState()).toMatchObject({ page: 'instrument', orderbookId: ID });
  });
});
