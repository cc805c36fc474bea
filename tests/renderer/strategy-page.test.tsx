// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import './matchers';
import { openWindow, type TestWindow } from './window';

let opened: TestWindow | null = null;

async function openStrategy(strategyId = 'sammansatt_momentum', search = ''): Promise<TestWindow> {
  opened = await openWindow(search);
  opened.stores.navigation.getState().openStrategy(strategyId);
  await screen.findByRole('grid');
  return opened;
}

const tab = (name: string): HTMLElement => screen.getByRole('tab', { name });
const panel = (): HTMLElement => screen.getByRole('tabpanel');

afterEach(() => {
  opened?.close();
  opened = null;
});

describe('the views of a strategy', () => {
  it('are one stop for the Tab key; arrows, Home and End move and show', async () => {
    const user = userEvent.setup();
    await openStrategy();
    tab('Rankning i dag').focus();
    await user.keyboard('{ArrowRight}');
    expect(tab('Modellportfölj')).toHaveFocus();
    expect(tab('Modellportfölj')).toHaveAttribute('aria-selected', 'true');
    expect(screen.getAllByRole('tab').filter((one) => one.tabIndex === 0)).toEqual([tab('Modellportfölj')]);
    expect(screen.getByRole('tabpanel', { name: 'Modellportfölj' })).toBeVisible();
    await user.keyboard('{End}{ArrowRight}');
    expect(tab('Rankning i dag')).toHaveFocus();
    expect(screen.getByRole('grid')).toBeVisible();
  });

  it('stay when another strategy is chosen, but a state has no model portfolio', async () => {
    const { stores } = await openStrategy();
    fireEvent.click(tab('Modellportfölj'));
    await within(panel()).findByRole('table');
    stores.navigation.getState().openStrategy('momentum_12_1');
    expect(await within(panel()).findByText('20 platser, behålls till plats 40')).toBeVisible();
    stores.navigation.getState().openStrategy('golden_cross');
    await waitFor(() => expect(screen.queryByRole('tab', { name: 'Modellportfölj' })).toBeNull());
    expect(tab('Läge i dag')).toHaveAttribute('aria-selected', 'true');
  });
});

describe('the model portfolio', () => {
  it('shows what is held, since when and at which place, and marks what would go today', async () => {
    const { stores } = await openStrategy();
    fireEvent.click(tab('Modellportfölj'));
    const table = await within(panel()).findByRole('table', { name: 'Modellportfölj' });
    const { holdings, today } = stores.portfolio.getState().value!;
    const rows = within(table).getAllByRole('row').slice(1);
    expect(rows).toHaveLength(holdings.length);
    expect(today.sold.length).toBeGreaterThan(0);
    expect(rows.filter((row) => row.textContent.includes('Skulle säljas i dag'))).toHaveLength(today.sold.length);
    const ahead = screen.getByRole('region', { name: 'Om den ombalanserades efter rankningen 2026-11-23' });
    expect(ahead).toHaveTextContent(`${String(today.kept)} aktier behålls.`);
    for (const { name } of [...today.bought, ...today.sold]) expect(ahead).toHaveTextContent(name);
    expect(panel()).toHaveTextContent('Oförändrad sedan 2026-09-01');
  });

  it('says before its first day when it is formed, and what it would buy', async () => {
    await openStrategy('sammansatt_momentum', '?state=first-day');
    fireEvent.click(tab('Modellportfölj'));
    expect(await within(panel()).findByText('Portföljen bildas 2026-12-01.')).toBeVisible();
    expect(within(screen.getByRole('region', { name: /ombalanserades/ })).getAllByRole('listitem')).toHaveLength(10);
  });

  it('says so when the last rebalance left nothing but cash', async () => {
    const { stores } = await openStrategy();
    fireEvent.click(tab('Modellportfölj'));
    await within(panel()).findByRole('table', { name: 'Modellportfölj' });
    act(() => stores.portfolio.setState(({ value }) => ({ value: value === null ? null : { ...value, holdings: [] } })));
    expect(within(panel()).getByText('Allt i kontanter sedan 2026-09-01.')).toBeVisible();
  });
});

describe('the history', () => {
  it('names each day once, and can be narrowed to what came', async () => {
    const { stores } = await openStrategy();
    fireEvent.click(tab('Historik'));
    const table = await within(panel()).findByRole('table', { name: 'Historik' });
    const { events } = stores.history.getState().value!;
    expect(within(table).getAllByRole('row')).toHaveLength(events.length + 1);
    const day = events[0]!.asOf;
    expect(within(table).getAllByText(day).filter((one) => !one.classList.contains('visually-hidden'))).toHaveLength(1);
    fireEvent.click(within(panel()).getByRole('button', { name: 'In' }));
    expect(within(table).getAllByRole('row')).toHaveLength(events.filter(({ change }) => change === 'entered').length + 1);
  });

  it('says on the first day that it grows', async () => {
    await openStrategy('sammansatt_momentum', '?state=first-day');
    fireEvent.click(tab('Historik'));
    expect(await within(panel()).findByText('Historiken växer med varje börsdag.')).toBeVisible();
    expect(panel()).toHaveTextContent('Första listan är från 2026-11-23. Hittills finns en dag');
  });

  it('is a line in each row of the list, the same in words, asked for in one call', async () => {
    const { bridge, stores } = await openStrategy();
    await waitFor(() => expect(document.querySelectorAll('.sparkline')).toHaveLength(10));
    expect(bridge.asked.filter(({ channel }) => channel === 'history:ranks')).toHaveLength(1);
    expect(document.querySelector('.sparkline')).toHaveTextContent(/De senaste 60 dagarna: från plats \d+ till 1, bäst/);
    stores.navigation.getState().openStrategy('golden_cross');
    await waitFor(() => expect(stores.signals.getState().value?.strategyId).toBe('golden_cross'));
    expect(document.querySelector('.sparkline')).toBeNull();
  });

  it('of one share is walked by keyboard in its explanation, and its table says the same of every day', async () => {
    const { stores, bridge } = await openStrategy();
    fireEvent.click(screen.getAllByRole('row')[4]!);
    const curve = await screen.findByRole('slider', { name: /^Plats under 60 dagar: Bäst \d+, sämst \d+$/ });
    const { days, ranks } = stores.ranks.getState();
    const places = ranks.get(stores.explanation.getState().value!.orderbookId)!;
    const said = (): string | null => curve.getAttribute('aria-valuetext');
    expect(said()).toBe(`${days.at(-1)!}: plats 4`);
    fireEvent.keyDown(curve, { key: 'PageUp' });
    fireEvent.keyDown(curve, { key: 'ArrowLeft' });
    expect(said()).toBe(`${days.at(-7)!}: plats ${String(places.at(-7))}`);
    expect(document.querySelector('.rank-history .muted')?.textContent).toBe(said());
    expect(document.querySelector('.rank-edge')).not.toBeNull();
    // The first Escape gives the newest day back, the second leaves the explanation.
    fireEvent.keyDown(curve, { key: 'Escape' });
    expect(said()).toBe(`${days.at(-1)!}: plats 4`);
    expect(stores.explanation.getState().question).not.toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Visa som tabell' }));
    const rows = within(screen.getByRole('table', { name: 'Plats under 60 dagar' })).getAllByRole('row').slice(1);
    expect(rows.map((row) => row.children[1]!.textContent)).toEqual([...places].reverse().map(String));
    expect(rows[0]).toHaveTextContent(days.at(-1)!);
    const step = places.at(-2)! - 4;
    expect(rows[0]!.children[2]).toHaveTextContent(step === 0 ? /^$/ : step > 0 ? /^↑.*bättre$/ : /^↓.*sämre$/);
    expect(bridge.asked.filter(({ channel }) => channel === 'history:ranks')).toHaveLength(1);
  });

  it('of a share that is in no list is asked for by its explanation, and a state has none', async () => {
    const { stores, bridge } = await openStrategy();
    await waitFor(() => expect(document.querySelectorAll('.sparkline')).toHaveLength(10));
    stores.openInstrument('5063');
    await waitFor(() => expect(bridge.asked.filter(({ channel }) => channel === 'history:ranks').map(({ params }) => (params as { orderbookIds: string[] }).orderbookIds).at(-1)).toEqual(['5063']));
    expect(screen.queryByRole('slider')).toBeNull();
    stores.navigation.getState().openStrategy('golden_cross');
    stores.openInstrument('5007');
    await waitFor(() => expect(stores.explanation.getState().value?.strategyId).toBe('golden_cross'));
    expect(screen.queryByRole('slider')).toBeNull();
  });
});
