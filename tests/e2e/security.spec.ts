import { expect, test, type Page } from '@playwright/test';
import { HOSTILE_NAME } from '../../demo/world/traits';
import { answerOf } from './answer';
import { launchApp, removeHome, type TestApp } from './launch';
import { openPage, stopAutomaticSync, syncFirst } from './window';

declare global {
  interface Window {
    /** Directives that were violated, in order; the tests put it there. */
    violations: string[];
    harmed?: boolean;
  }
}

/** Starts counting anew. */
async function watchViolations(page: Page): Promise<void> {
  await page.evaluate(() => {
    if ((window.violations as string[] | undefined) === undefined) {
      document.addEventListener('securitypolicyviolation', (event) => window.violations.push(event.effectiveDirective));
    }
    window.violations = [];
  });
}

/** Which directives were violated, each once: the policy stands in the header and in the page, and both report. */
async function violations(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    // The events come with the next task.
    await new Promise((resolve) => setTimeout(resolve, 50));
    return [...new Set(window.violations)];
  });
}

test.describe('the real page', () => {
  let desk: TestApp;
  let page: Page;

  test.beforeAll(async () => {
    desk = await launchApp({ companies: 90 });
    page = desk.page;
    await watchViolations(page);
    await syncFirst(page);
    await stopAutomaticSync(page);
  });

  test.afterAll(async () => {
    await desk.app.close();
    await desk.market.close();
    removeHome(desk.home);
  });

  test('A1, B5: knows nothing of Node, and of main only a frozen bridge', async () => {
    const found = await page.evaluate(() => ({
      types: ['require', 'process', 'module', 'global', 'Buffer', '__dirname'].map((name) => typeof (globalThis as Record<string, unknown>)[name]),
      isFrozen: Object.isFrozen(window.api),
      members: Object.keys(window.api).sort(),
    }));
    expect(found).toEqual({ types: Array.from({ length: 6 }, () => 'undefined'), isFrozen: true, members: ['call', 'on'] });
  });

  test('A4: a click through every page and strategy violates the policy nowhere', async () => {
    await watchViolations(page);
    const links = page.getByRole('navigation', { name: 'Strategier' }).getByRole('button');
    const count = await links.count();
    expect(count).toBeGreaterThanOrEqual(25);
    for (let index = 0; index < count; index += 1) {
      await links.nth(index).click();
      await expect(page.locator('main h1, main h2').first()).toBeVisible();
    }
    await openPage(page, 'MACD-korsning');
    await page.locator('#signals-list tbody tr').first().click();
    await expect(page.getByRole('complementary', { name: 'Varför' })).toContainText('Krav');
    expect(await violations(page)).toEqual([]);
  });

  test.describe('A4, B3: does nothing and raises one violation for', () => {
    const ATTACKS: readonly (readonly [string, string, () => unknown])[] = [
      [
        'a script of a foreign host',
        'script-src-elem',
        () => {
          const script = document.createElementNS('http://www.w3.org/1999/xhtml', 'script');
          // A trusted value by way of a policy of its own, as an attacker with a foothold would make one.
          const { trustedTypes } = window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): { createScriptURL(url: string): string } } };
          (script as HTMLScriptElement).src = trustedTypes.createPolicy('attack', { createScriptURL: (url: string) => url }).createScriptURL('https://example.com/x.js');
          document.body.append(script);
        },
      ],
      [
        'an inline script',
        'require-trusted-types-for',
        () => {
          const script = document.createElement('script');
          script.textContent = 'window.harmed = true';
          document.body.append(script);
        },
      ],
      [
        'an inline event handler in markup',
        'require-trusted-types-for',
        () => {
          document.body.innerHTML = '<img src=x onerror="window.harmed = true">';
        },
      ],
      // In a task of its own: what the test evaluates itself is exempt.
      ['eval', 'require-trusted-types-for', () => void setTimeout(() => void eval('window.harmed = true'))],
      ['a request to a foreign host', 'connect-src', () => fetch('https://example.com/')],
      ['a picture from a foreign host', 'img-src', () => {
        const image = new Image();
        image.src = 'https://example.com/x.png';
      }],
    ];
    for (const [what, directive, attack] of ATTACKS) {
      test(what, async () => {
        await watchViolations(page);
        await page.evaluate(attack).catch(() => undefined);
        await expect.poll(() => violations(page)).toEqual([directive]);
        expect(await page.evaluate(() => window.harmed)).toBeUndefined();
        await expect(page.getByRole('navigation', { name: 'Strategier' })).toBeVisible();
      });
    }
  });

  test('A6: gets no permission of the browser', async () => {
    const answers = await page.evaluate(async () => ({
      notification: await Notification.requestPermission(),
      camera: (await navigator.permissions.query({ name: 'camera' })).state,
      position: await new Promise((resolve) => {
        navigator.geolocation.getCurrentPosition(() => resolve('given'), (error) => resolve(error.code));
      }),
      clipboard: await navigator.clipboard.readText().then(() => 'given', (error: unknown) => (error as Error).name),
    }));
    const denied = await page.evaluate(() => GeolocationPositionError.PERMISSION_DENIED);
    expect(answers).toEqual({ notification: 'denied', camera: 'denied', position: denied, clipboard: 'NotAllowedError' });
  });

  test('A8: an instrument with a hostile name is text wherever it shows', async () => {
    await page.keyboard.press('Control+K');
    await page.getByRole('dialog').getByRole('combobox').fill('img src');
    await expect(page.getByText(HOSTILE_NAME).first()).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByText(HOSTILE_NAME).first()).toBeVisible();
    expect(await page.locator('img').count()).toBe(0);
  });

  test('B3, B4: main refuses what does not fit the contract, names the field where there is one, and goes on', async () => {
    const answers = await page.evaluate(async () => {
      const call = window.api.call as (channel: string, params: unknown) => Promise<{ ok: boolean; failure?: { kind: string; field?: string } }>;
      return [
        await call('signals:get', { strategyId: 'x'.repeat(1_000_000), all: true }),
        await call('signals:get', { strategyId: 'macd_cross', all: 'yes' }),
        await call('runs:list', { limit: Number.NaN }),
        await call('settings:write', { theme: 'dark', other: 1 }),
        await call('app:quit', {}),
      ].map(({ ok, failure }) => [ok, failure?.kind, failure?.field ?? null]);
    });
    expect(answers).toEqual([
      [false, 'invalid-input', 'strategyId'],
      [false, 'invalid-input', 'all'],
      [false, 'invalid-input', 'limit'],
      [false, 'invalid-input', null],
      [false, 'invalid-input', null],
    ]);
    await answerOf(page, 'app:state', {});
  });

  test('A5: stays where it is and opens no window', async () => {
    const before = page.url();
    expect(before).toMatch(/^app:\/\/kursvakt\//);
    const opened = await page.evaluate(() => {
      const other = window.open('https://example.com');
      window.location.href = 'https://example.com';
      return other !== null;
    });
    expect(opened).toBe(false);
    await page.waitForTimeout(300);
    expect(page.url()).toBe(before);
    expect(desk.app.windows()).toHaveLength(1);
  });
});
