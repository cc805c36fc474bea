// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import './matchers';
import { openWindow, type TestWindow } from './window';

let opened: TestWindow | null = null;

async function openParameters(strategyId = 'sammansatt_momentum'): Promise<TestWindow> {
  opened = await openWindow();
  opened.stores.navigation.getState().openStrategy(strategyId);
  await screen.findByRole('grid');
  fireEvent.click(screen.getByRole('tab', { name: 'Parametrar' }));
  await screen.findByRole('table', { name: 'Varianter sida vid sida' });
  return opened;
}

const field = (name: string): HTMLElement => screen.getByLabelText(name);
const write = (name: string, text: string): void => void fireEvent.change(field(name), { target: { value: text } });
const previewButton = (): HTMLElement => screen.getByRole('button', { name: 'Förhandsvisa' });

afterEach(() => {
  opened?.close();
  opened = null;
});

describe('the form of the parameters', () => {
  it('shows each range, refuses what is outside of it with the range, and asks the app nothing', async () => {
    const { bridge } = await openParameters();
    expect(previewButton()).toBeDisabled();
    write('Antal aktier', '500');
    expect(field('Antal aktier')).toHaveAttribute('aria-invalid', 'true');
    expect(screen.getByRole('alert')).toHaveTextContent('Skriv ett helt tal från 1 till 100.');
    expect(previewButton()).toBeDisabled();
    fireEvent.submit(field('Antal aktier').closest('form')!);
    expect(bridge.asked.filter(({ channel }) => channel === 'variants:preview')).toEqual([]);
  });

  it('previews the effect before anything can be saved, and a further change takes the preview away', async () => {
    const { bridge, stores } = await openParameters();
    write('Antal aktier', '12');
    expect(screen.queryByLabelText('Namn på varianten')).toBeNull();
    fireEvent.click(previewButton());
    expect(await screen.findByText('12 i listan, 2 in och 0 ut mot de publicerade')).toBeVisible();
    expect(bridge.asked.find(({ channel }) => channel === 'variants:preview')?.params).toEqual({ strategyId: 'sammansatt_momentum', params: { n: 12 } });
    write('Andel som sorteras bort', '30');
    expect(screen.queryByText(/mot de publicerade$/)).toBeNull();
    fireEvent.click(previewButton());
    write('Antal aktier', '13');
    await waitFor(() => expect(stores.variants.getState().working).toBeNull());
    // Its answer came after the form had been written on.
    expect(screen.queryByRole('heading', { name: 'Så skulle det bli' })).toBeNull();
  });

  it('saves what was previewed under a name; it stands beside the others and can be looked at', async () => {
    const { stores } = await openParameters();
    write('Antal aktier', '12');
    fireEvent.click(previewButton());
    fireEvent.change(await screen.findByLabelText('Namn på varianten'), { target: { value: 'Tolv' } });
    fireEvent.click(screen.getByRole('button', { name: 'Spara variant' }));
    const table = screen.getByRole('table', { name: 'Varianter sida vid sida' });
    const column = await within(table).findByRole('columnheader', { name: 'Tolv' });
    expect(await screen.findByText('Tolv är sparad')).toBeVisible();
    expect(within(table).getByRole('row', { name: /^Gemensamma/ })).toHaveTextContent(/10.*10/);
    const place = within(table).getAllByRole('columnheader').indexOf(column);
    fireEvent.click(within(table).getAllByRole('button', { name: 'Visa rankning' })[place]!);
    await waitFor(() => expect(screen.getByRole('grid')).toHaveAttribute('aria-rowcount', '13'));
    expect(stores.signals.getState().question?.paramsHash).toBe(stores.navigation.getState().paramsHash);
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Tolv');
    fireEvent.change(screen.getByLabelText('Variant'), { target: { value: '' } });
    await waitFor(() => expect(screen.getByRole('grid')).toHaveAttribute('aria-rowcount', '11'));
  });

  it('says of each name where it stands in every variant, how far from the published place, and can leave out what all have', async () => {
    const { stores } = await openParameters();
    const table = screen.getByRole('table', { name: 'Varianter sida vid sida' });
    const [published, own] = stores.variants.getState().value!;
    const rowOf = (name: string): HTMLElement[] => within(within(table).getByRole('button', { name: new RegExp(`^${name}`) }).closest('tr')!).getAllByRole('cell');
    expect(rowOf(published!.names[0]!.name).map((cell) => cell.querySelector('.visually-hidden')!.textContent)).toEqual(['finns i, plats 1', 'finns i, plats 2, 1 lägre än med de publicerade']);
    const last = own!.names.at(-1)!;
    expect(rowOf(last.name)[0]!.querySelector('.visually-hidden')).toHaveTextContent(`utanför listan, plats ${String(own!.places[last.orderbookId])}`);
    fireEvent.click(screen.getByRole('switch', { name: 'Bara aktier som inte alla har (5 av 15)' }));
    expect(table.querySelectorAll('.side-names tr')).toHaveLength(5);
  });

  it('takes a second press to remove a variant', async () => {
    await openParameters();
    const table = screen.getByRole('table', { name: 'Varianter sida vid sida' });
    fireEvent.click(within(table).getByRole('button', { name: 'Ta bort' }));
    expect(within(table).getByRole('columnheader', { name: 'Femton' })).toBeVisible();
    fireEvent.click(within(table).getByRole('button', { name: 'Ta bort på riktigt' }));
    await waitFor(() => expect(screen.queryByRole('table', { name: 'Varianter sida vid sida' })).toBeNull());
    expect(screen.getByText('Inga egna varianter än.')).toBeVisible();
  });

  it('begins with a preset, and months are chosen by name', async () => {
    const { stores } = await openParameters();
    fireEvent.click(screen.getByRole('button', { name: 'Varje månad, med marginal' }));
    expect((field('Behåll till plats') as HTMLInputElement).value).toBe('20');
    const months = within(screen.getByRole('group', { name: 'Ombalanseras i' }));
    expect(months.getAllByRole('button', { pressed: true })).toHaveLength(12);
    fireEvent.click(months.getByRole('button', { name: 'jul' }));
    expect(stores.variants.getState().texts.rebalanceMonths).toBe('1; 2; 3; 4; 5; 6; 8; 9; 10; 11; 12');
    fireEvent.click(screen.getByRole('button', { name: 'Tillbaka till de publicerade' }));
    expect(months.getAllByRole('button', { pressed: true })).toHaveLength(4);
  });

  it('says what the engine refused', async () => {
    const { bridge } = await openParameters();
    bridge.break('variants:preview', { kind: 'no-data', message: 'Nothing has been stored yet.' });
    write('Antal aktier', '12');
    fireEvent.click(previewButton());
    expect(await screen.findByText('Nothing has been stored yet.')).toBeVisible();
  });
});
