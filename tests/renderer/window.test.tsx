// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { fakeProgress } from '../../src/renderer/api/fake/operations';
import './matchers';
import { openWindow, type TestWindow } from './window';

let opened: TestWindow | null = null;

async function open(search = ''): Promise<TestWindow> {
  opened = await openWindow(search);
  return opened;
}

const navigation = (): HTMLElement => screen.getByRole('navigation');
// The browser knows that a header inside of a section is no banner; the test library does not.
const topBar = (): HTMLElement => screen.getAllByRole('banner').find((header) => header.className === 'top-bar')!;
const goTo = (name: string): void => void fireEvent.click(within(navigation()).getByRole('button', { name: new RegExp(`^${name}`) }));

afterEach(() => {
  opened?.close();
  opened = null;
});

describe('the state of the data', () => {
  it.each([
    ['fresh', 'Kurser till och med 2026-11-23', 'Senaste börsdagen'],
    ['partial', 'Kurser till och med 2026-11-23', 'Bara 64'],
    ['late', 'Kurser till och med 2026-11-20', 'Kurser för 2026-11-23 är inte hämtade än'],
    ['stale', 'Kurser till och med 2026-11-16', 'Flera börsdagar gamla'],
    ['empty', 'Inga kurser hämtade än', 'Senaste börsdag är 2026-11-23'],
  ])('is said in words when it is %s', async (state, day, meaning) => {
    await open(`?state=${state}`);
    const bar = topBar();
    expect(bar).toHaveTextContent(day);
    expect(bar).toHaveTextContent(meaning);
  });

  it('warns before old lists are traded on', async () => {
    await open('?state=stale');
    expect(screen.getByText(/Synka innan du handlar efter dem/)).toBeVisible();
  });

  it('says that the data are invented while they are', async () => {
    await open();
    expect(screen.getByText('Demodata')).toBeVisible();
  });

  it('says that the engine is down and shows the lists all the same', async () => {
    await open('?state=down');
    expect(screen.getByRole('alert')).toHaveTextContent('Motorn har stannat tre gånger på en timme och vilar.');
    expect(screen.getByRole('heading', { name: 'Vad har hänt' })).toBeVisible();
  });
});

describe('before the first sync', () => {
  it('explains the app, names the host and starts the sync', async () => {
    const { bridge } = await open('?state=empty');
    expect(screen.getByRole('heading', { name: 'Välkommen till Kursvakt' })).toBeVisible();
    expect(screen.getByRole('main')).toHaveTextContent('www.avanza.se');
    fireEvent.click(screen.getByRole('button', { name: 'Starta första synkningen' }));
    expect(await screen.findByRole('heading', { name: 'Första synkningen pågår' })).toBeVisible();
    expect(bridge.asked.map(({ channel }) => channel)).toContain('sync:start');
  });
});

describe('a running sync', () => {
  it('shows what is done, how long it takes and what failed, and can be cancelled', async () => {
    const { bridge } = await open('?state=syncing');
    bridge.emit('sync:progressed', fakeProgress(240));
    const bar = topBar();
    await waitFor(() => {
      expect(bar).toHaveTextContent(/240 av 288 · cirka 25\ss kvar · 1 misslyckad/);
    });
    expect(within(bar).getByRole('progressbar')).toHaveAttribute('value', '240');
    expect(within(bar).getByRole('status')).toHaveTextContent('Hämtar kurser och nyckeltal');
    fireEvent.click(within(bar).getByRole('button', { name: 'Avbryt' }));
    expect(await within(bar).findByRole('button', { name: 'Avbryter …' })).toBeDisabled();
    expect(bridge.asked.map(({ channel }) => channel)).toContain('sync:cancel');
  });
});

describe('the side bar', () => {
  it('groups twenty strategies, with what changed in each and the next rebalance', async () => {
    await open();
    expect(within(navigation()).getByRole('heading', { name: /Listor.*2026-12-01/ })).toBeVisible();
    expect(within(navigation()).getByRole('heading', { name: 'Lägen' })).toBeVisible();
    expect(navigation().querySelectorAll('.nav-strategy')).toHaveLength(20);
    expect(within(navigation()).getByRole('button', { name: /^Trendande Kvalitet.*In.*1.*Ut.*1/ })).toBeVisible();
  });
});

describe('every page', () => {
  it.each([
    ['Aktivitet', 'Aktivitet', 'Tog igen missad tid'],
    ['Minne', 'Minne', 'Huvudprocess'],
    ['Inkorg', 'Inkorg', '3 nya signaler i Sammansatt Momentum'],
    ['Inställningar', 'Inställningar', 'Synka automatiskt varje börsdag'],
  ])('%s opens from the side bar', async (link, title, content) => {
    await open();
    goTo(link);
    expect(await screen.findByRole('heading', { level: 1, name: title })).toBeVisible();
    expect(await screen.findByText(content)).toBeVisible();
  });

  it('of the requests names every host they went to', async () => {
    await open();
    goTo('Aktivitet');
    fireEvent.click(await screen.findByRole('button', { name: 'Nätverksanrop' }));
    expect(await screen.findByText(/^Alla 4\s113 anrop sedan 2026-11-18 18:20 har gått till www\.avanza\.se\. Ingen annan värd har kontaktats\. De 160 senaste visas\.$/)).toBeVisible();
  });

  it('of the runs says what each failure means and what to do', async () => {
    await open('?state=failed-run');
    goTo('Aktivitet');
    expect(await screen.findByText('Ingen kontakt med datakällan.')).toBeVisible();
  });

  it('about memory has a curve and the same as a table', async () => {
    const { bridge } = await open();
    goTo('Minne');
    await screen.findByText('Huvudprocess');
    for (let step = 0; step < 3; step += 1) {
      const answer = await bridge.call('memory:read', {});
      if (answer.ok) bridge.emit('memory:sampled', answer.value);
    }
    expect(await screen.findByRole('slider', { name: /Sedan sidan öppnades: Lägst/ })).toBeVisible();
    fireEvent.click(screen.getByRole('button', { name: 'Visa som tabell' }));
    expect(within(screen.getByRole('table', { name: 'Sedan sidan öppnades' })).getAllByRole('row').length).toBeGreaterThan(3);
  });

  it('about memory has a curve that is walked by keyboard, and a table that says the same of each moment', async () => {
    const { stores } = await open();
    goTo('Minne');
    await screen.findByText('Huvudprocess');
    fireEvent.click(screen.getByRole('button', { name: 'Ett dygn' }));
    const curve = await screen.findByRole('slider', { name: /Ett dygn: Lägst/ });
    const { points, jobs } = stores.memory.getState().history!;
    const said = (): string => curve.getAttribute('aria-valuetext')!;
    const newest = said();
    expect(document.querySelector('.chart-cross')).toBeNull();
    fireEvent.keyDown(curve, { key: 'ArrowLeft' });
    expect(curve).toHaveAttribute('aria-valuenow', String(points.length - 2));
    expect(document.querySelector('.memory-chart .muted')?.textContent).toBe(said());
    const walked = said();
    expect(walked).not.toBe(newest);
    expect(document.querySelector('.chart-cross')).not.toBeNull();
    const during = points.findIndex(({ at }) => at > jobs[0]!.startedAt);
    fireEvent.keyDown(curve, { key: 'Home' });
    for (let row = 0; row < during; row += 15) fireEvent.keyDown(curve, { key: 'PageDown' });
    while (Number(curve.getAttribute('aria-valuenow')) > during) fireEvent.keyDown(curve, { key: 'ArrowLeft' });
    expect(said()).toMatch(/: 23\d,\d\sMB, Synkning$/);
    fireEvent.keyDown(curve, { key: 'Escape' });
    expect(said()).toBe(newest);
    fireEvent.click(screen.getByRole('button', { name: 'Visa som tabell' }));
    const rows = document.querySelectorAll('.sample-box tbody tr');
    expect(rows).toHaveLength(points.length);
    for (const cell of rows[1]!.children) expect(walked).toContain(cell.textContent);
  });

  it('about memory says what a clean-up gave back', async () => {
    await open();
    goTo('Minne');
    fireEvent.click(await screen.findByRole('button', { name: 'Städa nu' }));
    expect(await screen.findByText(/22,6\sMB tillbaka/)).toBeVisible();
  });

  it('of notices is in the language of the window, also after another is chosen', async () => {
    const { stores } = await open();
    goTo('Inkorg');
    expect(await screen.findByText('3 nya signaler i Sammansatt Momentum')).toBeVisible();
    await stores.settings.getState().save({ language: 'en' });
    expect(await screen.findByText('3 new signals in Sammansatt Momentum')).toBeVisible();
    expect(screen.queryByText('3 nya signaler i Sammansatt Momentum')).toBeNull();
  });

  it('of notices marks them read', async () => {
    await open();
    goTo('Inkorg');
    fireEvent.click(await screen.findByRole('button', { name: 'Markera alla som lästa' }));
    await waitFor(() => {
      expect(screen.queryByRole('button', { name: 'Markera alla som lästa' })).toBeNull();
    });
    expect(document.querySelectorAll('.unread')).toHaveLength(0);
  });
});

describe('today', () => {
  it('says what came and what left in which strategy, and leads to the reason', async () => {
    await open();
    const table = (await screen.findAllByRole('table'))[0]!;
    const entered = (await within(table).findAllByRole('list', { name: 'In' }))[0]!;
    const change = within(entered).getAllByRole('button')[0]!;
    const name = change.querySelector('.change-name')!.textContent;
    fireEvent.click(change);
    expect(await within(screen.getByRole('complementary', { name: 'Varför' })).findByRole('heading', { name })).toBeVisible();
  });

  it('says on the first day that there is nothing to compare with', async () => {
    await open('?state=first-day');
    expect(await screen.findByText(/Första dagen/)).toBeVisible();
  });
});

describe('settings', () => {
  it('say when it is quiet and which strategies are told, and store each change at once', async () => {
    const { bridge } = await open();
    goTo('Inställningar');
    fireEvent.click(await screen.findByLabelText('Notis vid nya signaler'));
    const from = await screen.findByLabelText('Tyst från');
    fireEvent.change(from, { target: { value: '21:30' } });
    fireEvent.blur(from);
    await waitFor(() => expect(bridge.asked.at(-1)).toEqual({ channel: 'settings:write', params: { quietFrom: '21:30' } }));
    fireEvent.click(screen.getByLabelText('Tyst på natten'));
    await waitFor(() => expect(screen.queryByLabelText('Tyst från')).toBeNull());
  });

  it('change language, theme and palette at once', async () => {
    await open();
    goTo('Inställningar');
    fireEvent.click(await screen.findByRole('button', { name: 'English' }));
    expect(await screen.findByRole('heading', { name: 'Settings' })).toBeVisible();
    expect(document.documentElement.lang).toBe('en');
    fireEvent.click(screen.getByRole('button', { name: 'Dark' }));
    fireEvent.click(screen.getByRole('button', { name: 'Blue / orange' }));
    await waitFor(() => {
      expect(document.documentElement.dataset).toMatchObject({ theme: 'dark', palette: 'blue-orange' });
    });
  });

  it('store no number outside its bounds and say which are allowed', async () => {
    const user = userEvent.setup();
    const { bridge } = await open();
    goTo('Inställningar');
    const field = await screen.findByRole('spinbutton', { name: 'Minuter efter stängning' });
    await user.clear(field);
    await user.type(field, '5{Enter}');
    expect(field).toHaveAccessibleDescription('Skriv ett helt tal mellan 15 och 600.');
    expect(bridge.asked.map(({ channel }) => channel)).not.toContain('settings:write');
    await user.clear(field);
    await user.type(field, '45{Enter}');
    expect(bridge.asked.at(-1)).toEqual({ channel: 'settings:write', params: { syncDelayMinutes: 45 } });
  });
});

describe('the palette', () => {
  it('finds a share by its name and opens its page', async () => {
    const user = userEvent.setup();
    await open();
    fireEvent.keyDown(window, { key: 'k', ctrlKey: true });
    await user.type(screen.getByRole('combobox'), 'ådalens skog');
    await screen.findByRole('option', { name: /Ådalens Skog B/ });
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('heading', { name: 'Ådalens Skog B' })).toBeVisible();
    expect(screen.queryByRole('combobox')).toBeNull();
  });

  it('finds pages and strategies without their marks', async () => {
    const user = userEvent.setup();
    const { stores } = await open();
    fireEvent.keyDown(window, { key: 'k', ctrlKey: true });
    await user.type(screen.getByRole('combobox'), 'trendande varde');
    await user.keyboard('{Enter}');
    expect(stores.navigation.getState()).toMatchObject({ page: 'strategy', strategyId: 'trendande_varde' });
  });

  it('does not act on single letters while something is typed', async () => {
    const user = userEvent.setup();
    const { stores } = await open();
    fireEvent.keyDown(window, { key: 'k', ctrlKey: true });
    await user.type(screen.getByRole('combobox'), '?/jk');
    expect(stores.navigation.getState().overlay).toBe('palette');
  });
});

describe('the keys of the window', () => {
  it('open the nth strategy, the settings and the sheet of keys', async () => {
    const { stores } = await open();
    fireEvent.keyDown(window, { key: '2', ctrlKey: true });
    expect(stores.navigation.getState().strategyId).toBe('trendande_varde');
    fireEvent.keyDown(window, { key: ',', ctrlKey: true });
    expect(stores.navigation.getState().page).toBe('settings');
    fireEvent.keyDown(document.body, { key: '?' });
    expect(await screen.findByRole('heading', { name: 'Kortkommandon' })).toBeVisible();
  });
});
