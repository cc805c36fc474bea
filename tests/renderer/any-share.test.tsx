// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import './matchers';
import { openWindow, type TestWindow } from './window';

/** An investment company, which most lists exclude. */
const EXCLUDED_ID = '5063';

let opened: TestWindow | null = null;

async function openStrategy(strategyId = 'sammansatt_momentum', search = ''): Promise<TestWindow> {
  opened = await openWindow(search);
  opened.stores.navigation.getState().openStrategy(strategyId);
  await screen.findByRole('grid');
  return opened;
}

const why = (): HTMLElement => screen.getByRole('complementary', { name: 'Varför' });
const field = (): HTMLElement => within(why()).getByRole('combobox');
const companyOf = async ({ bridge }: TestWindow, orderbookId: string): Promise<string> => {
  const answer = await bridge.call('instruments:read', { orderbookId });
  if (!answer.ok) throw new Error('not stored');
  return answer.value.name;
};

afterEach(() => {
  opened?.close();
  opened = null;
});

describe('any share beside a strategy', () => {
  it('is found by typing, and says the first requirement it fails in this strategy and in every other', async () => {
    const desk = await openStrategy();
    await userEvent.type(field(), await companyOf(desk, EXCLUDED_ID));
    await within(why()).findByRole('option');
    await userEvent.keyboard('{Enter}');
    expect(await within(why()).findByText(/Stoppas av kravet Bransch/)).toBeVisible();
    expect(why()).toHaveFocus();
    expect(field()).toHaveProperty('value', '');
    const table = await within(why()).findByRole('table', { name: 'Plats i strategierna' });
    const { places } = desk.stores.elsewhere.getState().value!;
    expect(within(table).getAllByRole('row')).toHaveLength(places.length + 1);
    expect(within(table).getAllByText('Stoppas av: Bransch')).toHaveLength(places.filter(({ firstFailedFilter }) => firstFailedFilter === 'sector').length);
    expect(within(table).getByRole('button', { current: true })).toHaveTextContent('Sammansatt Momentum');
  });

  it('leads from the table to the explanation of the strategy that was clicked', async () => {
    const { stores } = await openStrategy();
    stores.openInstrument(EXCLUDED_ID);
    const table = await within(why()).findByRole('table', { name: 'Plats i strategierna' });
    await userEvent.click(within(table).getByRole('button', { name: '50/200-korsning' }));
    await waitFor(() => {
      expect(stores.explanation.getState().value).toMatchObject({ strategyId: 'golden_cross', orderbookId: EXCLUDED_ID });
    });
    expect(stores.navigation.getState().strategyId).toBe('golden_cross');
  });

  it('says that nothing was found, and Escape empties the field before it leaves the panel', async () => {
    const { stores } = await openStrategy();
    stores.openInstrument(EXCLUDED_ID);
    await userEvent.type(field(), 'zzzz');
    expect(await within(why()).findByText(/^Inget hittades/)).toBeVisible();
    await userEvent.keyboard('{Escape}');
    expect(field()).toHaveProperty('value', '');
    expect(stores.explanation.getState().question).not.toBeNull();
    await userEvent.keyboard('{Escape}');
    expect(stores.explanation.getState().question).toBeNull();
  });

  it('is asked about once, however many shares the arrow keys run over', async () => {
    const { stores, bridge } = await openStrategy();
    const ids = stores.signals.getState().value!.rows.slice(0, 6).map(({ orderbookId }) => orderbookId);
    for (const id of ids) stores.elsewhere.getState().show(id);
    await waitFor(() => {
      expect(stores.elsewhere.getState().value?.orderbookId).toBe(ids.at(-1));
    });
    expect(bridge.asked.filter(({ channel }) => channel === 'instruments:read').map(({ params }) => params)).toEqual([{ orderbookId: ids.at(-1) }]);
  });
});

describe('the border of the target', () => {
  it('is said in words: how far ahead of the first outside, or behind the last inside', async () => {
    const { stores } = await openStrategy('sammansatt_momentum');
    await stores.signals.getState().setAll(true);
    const rows = stores.signals.getState().value!.rows;
    stores.openInstrument(rows[2]!.orderbookId);
    const points = (100 * (rows[2]!.score! - rows[10]!.score!)).toFixed(1).replace('.', ',');
    const ahead = await within(why()).findByText(/procentenheter före plats 11,/);
    expect(ahead).toHaveTextContent(`${points} procentenheter före plats 11, ${rows[10]!.name}`);
    stores.openInstrument(rows[14]!.orderbookId);
    const behind = await within(why()).findByText(/procentenheter efter plats 10,/);
    await userEvent.click(within(behind).getByRole('button', { name: rows[9]!.name }));
    await waitFor(() => {
      expect(stores.explanation.getState().question?.instrument).toBe(rows[9]!.orderbookId);
    });
  });
});
