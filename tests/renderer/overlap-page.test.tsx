// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import './matchers';
import { openWindow, type TestWindow } from './window';

let opened: TestWindow | null = null;

async function openOverlap(): Promise<HTMLElement> {
  opened = await openWindow();
  fireEvent.click(within(screen.getByRole('navigation')).getByRole('button', { name: 'Överlapp' }));
  return screen.findByRole('table', { name: 'Gemensamma aktier mellan två strategier' });
}

afterEach(() => {
  opened?.close();
  opened = null;
});

describe('the overlap page', () => {
  it('shows the names behind a chosen cell, as many as the cell says', async () => {
    const matrix = await openOverlap();
    const cell = within(matrix).getAllByRole('button', { name: / och .*: [1-9]\d* gemensam/ })[0]!;
    fireEvent.click(cell);
    expect(cell).toHaveAttribute('aria-pressed', 'true');
    const section = screen.getByRole('heading', { name: cell.getAttribute('aria-label')! }).closest('section')!;
    expect(within(section).getAllByRole('listitem')).toHaveLength(Number(cell.textContent));
  });

  it('is one stop for the Tab key, and arrows move inside of it', async () => {
    const matrix = await openOverlap();
    const stops = () => within(matrix).getAllByRole('button').filter((cell) => cell.tabIndex === 0);
    expect(stops()).toHaveLength(1);
    const first = stops()[0]!;
    first.focus();
    fireEvent.keyDown(first, { key: 'ArrowRight' });
    fireEvent.keyDown(document.activeElement!, { key: 'ArrowDown' });
    const second = within(within(matrix).getAllByRole('row')[2]!).getAllByRole('button')[1]!;
    expect(stops()).toEqual([second]);
    expect(second).toHaveFocus();
  });

  it('opens a name in the strategy that holds it', async () => {
    await openOverlap();
    const { members } = opened!.stores.overlap.getState().value!;
    const table = screen.getByRole('table', { name: 'I flest strategier' });
    fireEvent.click(within(table).getByRole('button', { name: members[0]!.name }));
    await waitFor(() => expect(opened!.stores.navigation.getState()).toMatchObject({ page: 'strategy', strategyId: members[0]!.setIds[0] }));
  });
});

async function compareWith(text: string): Promise<void> {
  await openOverlap();
  fireEvent.click(screen.getByRole('tab', { name: 'Med en egen lista' }));
  fireEvent.change(screen.getByLabelText('Lista att jämföra'), { target: { value: text } });
  fireEvent.click(screen.getByRole('button', { name: 'Jämför' }));
  await screen.findByText(/^\d+ av \d+ rad/);
}

describe('comparing with a pasted list', () => {
  it('gives the overlap with each strategy, unknown lines, and for each miss what differs', async () => {
    await compareWith('isbacks gruva\nNORME B, Okänt AB');
    expect(screen.getByText('2 av 3 rader känns igen.')).toBeVisible();
    expect(screen.getByText('Okända rader:').parentElement).toHaveTextContent('Okänt AB');
    const table = screen.getByRole('table', { name: 'Överlapp med varje strategi' });
    expect(within(table).getAllByRole('row')).toHaveLength(21);
    fireEvent.click(within(table).getByRole('button', { name: 'Visa skillnaden mot Sammansatt Momentum' }));
    const against = await screen.findByRole('region', { name: 'Mot Sammansatt Momentum' });
    expect(within(against).queryByRole('table')).toBeNull();
    expect(against).toHaveTextContent(/I båda.*Isbäcks Gruva.*Norrfors Medicin B/);
    fireEvent.click(within(table).getByRole('button', { name: 'Visa skillnaden mot Trendande Värde' }));
    const other = await screen.findByRole('region', { name: 'Mot Trendande Värde' });
    const misses = within(other).getByRole('table', { name: 'Finns inte i strategins lista' });
    for (const row of within(misses).getAllByRole('row').slice(1)) expect(row).toHaveTextContent(/plats \d+, \d+ plats(er)? från gränsen; .* är plats|Ingen prövning|: /);
  });

  it('says when nothing is known, and keeps the list while other pages are looked at', async () => {
    await compareWith('Nokia');
    expect(screen.getByText('Ingen rad känns igen.')).toBeVisible();
    opened!.stores.navigation.getState().show('inbox');
    opened!.stores.navigation.getState().show('overlap');
    expect(opened!.stores.compare.getState().text).toBe('Nokia');
  });
});
