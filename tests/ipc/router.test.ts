import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { raise } from '@core/errors';
import { CALL_CHANNELS } from '@shared/ipc/channels';
import { contract, events } from '@shared/ipc/contract';
import { EVENT_CHANNELS } from '@shared/ipc/channels';
import { createHandlers, type HandlerDependencies } from '../../src/main/wiring/create-handlers';
import { receiveCalls, type AnswerCall, type Caller } from '../../src/main/shell/page/call-gate';
import { createCallHandler, createCallRouter, isTrustedCaller } from '../../src/main/shell/page/ipc-router';
import { OWN_PAGE, recordingRouter } from './recording-handlers';

const SORTED = [...CALL_CHANNELS].sort();

describe('contract', () => {
  it('B1 the names of calls, their schemas and their handlers are the same', () => {
    expect(Object.keys(contract).sort()).toEqual(SORTED);
    expect(Object.keys(createHandlers({} as HandlerDependencies)).sort()).toEqual(SORTED);
  });

  it('B1 the names of events and their schemas are the same', () => {
    expect(Object.keys(events).sort()).toEqual([...EVENT_CHANNELS].sort());
  });

  it('B1 every call is received, each by its own handler, also one that came before there was anybody to answer', async () => {
    const received = new Map<string, (event: Caller, params: unknown) => Promise<unknown>>();
    const { deps, calls } = recordingRouter();
    let answerFromNowOn: (answer: AnswerCall) => void = () => undefined;
    const answering = new Promise<AnswerCall>((resolve) => {
      answerFromNowOn = resolve;
    });
    receiveCalls({ handle: (channel, receive) => void received.set(channel, receive as never) }, answering);
    expect([...received.keys()].sort()).toEqual(SORTED);

    const frame = { url: 'https://elsewhere.example/', parent: null };
    const foreign = received.get('watchlist:read')!({ sender: { id: 1 }, senderFrame: frame }, {});
    const early = received.get('app:state')!(OWN_PAGE, {});
    // What asked is judged by what it was then, whatever it has become while it waited.
    frame.url = 'app://kursvakt/index.html';
    await Promise.resolve();
    expect(calls).toEqual([]);
    answerFromNowOn(createCallRouter(deps));
    expect(await early).toEqual({ ok: true, value: {} });
    expect(await foreign).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } });
    await received.get('watchlist:read')!(OWN_PAGE, {});
    expect(calls.map(({ channel }) => channel)).toEqual(['app:state', 'watchlist:read']);
  });

  it('B2 a frame that is gone while it asks is nobody, and refused', async () => {
    const gone: Caller = {
      sender: { id: 1 },
      get senderFrame(): Caller['senderFrame'] {
        throw new Error('Render frame was disposed before WebFrameMain could be accessed');
      },
    };
    const received = new Map<string, (event: Caller, params: unknown) => Promise<unknown>>();
    const { deps, calls } = recordingRouter();
    receiveCalls({ handle: (channel, receive) => void received.set(channel, receive as never) }, Promise.resolve(createCallRouter(deps)));
    expect(await received.get('app:state')!(gone, {})).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } });
    expect(calls).toEqual([]);
  });
});

describe('who may call', () => {
  const top = (url: string): Caller => ({ sender: { id: 1 }, senderFrame: { url, parent: null } });
  const refused: readonly (readonly [string, Caller])[] = [
    ['no frame', { sender: { id: 1 }, senderFrame: null }],
    ['a frame inside the page', { sender: { id: 1 }, senderFrame: { url: 'app://kursvakt/index.html', parent: {} } }],
    ['another window', { ...OWN_PAGE, sender: { id: 2 } }],
    ['a foreign page', top('https://www.avanza.se/')],
    ['a page of ours on another scheme', top('https://kursvakt/index.html')],
    ['a host that begins like ours', top('app://kursvakt.evil/index.html')],
    ['a host that is ours as a user name', top('app://kursvakt@evil/index.html')],
    ['a file', top('file:///app/index.html')],
    ['an empty page', top('about:blank')],
    ['a page without address', top('')],
    ['the developer tools', top('devtools://devtools/bundled/devtools_app.html')],
    ['the build tool’s server when there is none', top('http://localhost:5173/')],
  ];
  for (const [who, caller] of refused) {
    it(`B2 ${who} is refused and told so`, async () => {
      const { deps, calls, lines } = recordingRouter();
      const answer = await createCallHandler('app:state', deps)(caller, {});
      expect(answer).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } });
      expect(calls).toEqual([]);
      expect(lines).toHaveLength(1);
    });
  }

  it('B2 the top frame of our own window is heard', async () => {
    const { deps, calls } = recordingRouter();
    expect(await createCallHandler('app:state', deps)(OWN_PAGE, {})).toEqual({ ok: true, value: {} });
    expect(calls).toHaveLength(1);
  });

  it('B2 while developing the build tool’s server is heard, and no other port', () => {
    const trust = { developmentUrl: 'http://localhost:5173/', isOwnPage: () => true };
    expect(isTrustedCaller(top('http://localhost:5173/index.html'), trust)).toBe(true);
    expect(isTrustedCaller(top('http://localhost:51730/'), trust)).toBe(false);
    expect(isTrustedCaller(top('http://localhost:5173.evil.com/'), trust)).toBe(false);
  });
});

describe('what may be asked', () => {
  const deep = (): unknown => {
    let value: unknown = 1;
    for (let level = 0; level < 10_000; level += 1) value = { value };
    return value;
  };
  // eslint-disable-next-line no-sparse-arrays
  const sparse = [1, , 3];
  const hostile: readonly (readonly [string, () => unknown])[] = [
    ['nothing', () => undefined],
    ['null', () => null],
    ['a text', () => 'x'],
    ['an array', () => []],
    ['a sparse array', () => sparse],
    ['a list of a thousand and one', () => Array.from({ length: 1001 }, () => ({}))],
    ['a text of a million', () => ({ strategyId: 'x'.repeat(1_000_000), all: false })],
    ['a query of a million', () => ({ query: 'x'.repeat(1_000_000), limit: 10 })],
    ['a limit that is no number', () => ({ limit: Number.NaN, query: '' })],
    ['a limit without end', () => ({ limit: Number.POSITIVE_INFINITY })],
    ['a limit of minus one', () => ({ limit: -1 })],
    ['a limit in pieces', () => ({ limit: 1.5 })],
    ['a prototype', () => JSON.parse('{"__proto__": {"polluted": true}}')],
    ['a constructor', () => JSON.parse('{"constructor": {"prototype": {"polluted": true}}}')],
    ['ten thousand levels', deep],
    ['one field too many', () => ({ limit: 1, extra: true })],
    ['a way up in a strategy’s name', () => ({ strategyId: '../../etc/passwd', all: true })],
    ['SQL in a strategy’s name', () => ({ strategyId: "x' OR '1'='1", all: true })],
    ['a day that is none', () => ({ strategyId: 'x', all: true, asOf: '2026-13-99x' })],
    ['a way up in an instrument’s id', () => ({ orderbookId: '../1' })],
    ['a setting that does not exist', () => ({ apiKey: 'x' })],
    ['a setting out of its bounds', () => ({ syncDelayMinutes: 0 })],
  ];
  for (const [what, make] of hostile) {
    it(`B3 ${what} reaches no handler that did not ask for it`, async () => {
      for (const channel of CALL_CHANNELS) {
        const { deps, calls } = recordingRouter();
        const answer = await createCallHandler(channel, deps)(OWN_PAGE, make());
        expect(answer, channel).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } });
        expect(calls, channel).toEqual([]);
      }
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    });
  }

  for (const channel of CALL_CHANNELS) {
    it(`B3 ${channel} reaches its handler exactly when its schema accepts what came, and with what the schema made of it`, async () => {
      const field = fc.constantFrom('strategyId', 'asOf', 'all', 'instrument', 'from', 'to', 'query', 'limit', 'full', 'orderbookId', 'upToNoticeId', 'language', '__proto__', 'constructor');
      const value = fc.oneof(fc.jsonValue(), fc.constantFrom('momentum_12_1', '2026-11-20', '5246', 'sv', true, false, 10, -0, 1e308));
      const params = fc.oneof(fc.jsonValue(), fc.dictionary(field, value, { maxKeys: 4 }));
      await fc.assert(
        fc.asyncProperty(params, async (raw) => {
          const { deps, calls } = recordingRouter();
          const answer = await createCallHandler(channel, deps)(OWN_PAGE, raw);
          const parsed = contract[channel].params.safeParse(raw);
          expect(answer.ok).toBe(parsed.success);
          expect(calls).toEqual(parsed.success ? [{ channel, params: parsed.data }] : []);
          // Not the thing that came itself, which may have more to it than the schema looked at.
          expect(calls[0]?.params).not.toBe(raw);
        }),
        { numRuns: 150 },
      );
    });
  }

  it('B4 a refused question names the field at fault, and the log has no value of it', async () => {
    const { deps, lines } = recordingRouter();
    const answer = await createCallHandler('signals:get', deps)(OWN_PAGE, { strategyId: 'HEMLIGT 123', all: false });
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'invalid-input', field: 'strategyId' } });
    expect(lines).toEqual([{ level: 'warn', message: 'refused a call with wrong parameters', details: { channel: 'signals:get', field: 'strategyId' } }]);
    expect(JSON.stringify([answer, lines])).not.toContain('HEMLIGT');
  });
});

describe('what is answered', () => {
  const ask = (answer: () => unknown, checkResults = false) => {
    const router = recordingRouter(answer);
    return { ...router, answer: createCallHandler('runs:list', { ...router.deps, checkResults })(OWN_PAGE, { limit: 1 }) };
  };

  it('B6 an expected failure crosses with its kind, sentence and remedy', async () => {
    const { answer } = ask(() => raise('store-busy', 'Another Kursvakt is writing.', { remedy: 'Wait.', retryAfterMs: 5 }));
    expect(await answer).toEqual({ ok: false, failure: { kind: 'store-busy', message: 'Another Kursvakt is writing.', remedy: 'Wait.' } });
  });

  for (const bug of [new Error('at /home/anna/kursvakt.db with token eyJhbGciOi.eyJz.c2ln'), 'a text /home/anna eyJhbGciOi', { toString: () => '/home/anna eyJhbGciOi' }]) {
    it(`B6 a bug thrown as ${bug instanceof Error ? 'an error' : typeof bug} crosses without its text`, async () => {
      const { answer } = ask(() => {
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- packages throw anything
        throw bug;
      });
      const text = JSON.stringify(await answer);
      expect(text).toContain('"kind":"bug"');
      expect(text).not.toMatch(/anna|eyJ|\.ts|stack/);
    });
  }

  it('B6 a rejected promise is a failure like a thrown error', async () => {
    const { answer } = ask(() => Promise.reject(new Error('late /home/anna')));
    expect(await answer).toMatchObject({ ok: false, failure: { kind: 'bug' } });
  });

  it('B3 an answer that broke the contract is a bug while developing', async () => {
    const { answer, lines } = ask(() => [{ runId: 1 }], true);
    expect(await answer).toMatchObject({ ok: false, failure: { kind: 'bug' } });
    expect(lines.some((line) => line.level === 'error' && line.details.channel === 'runs:list')).toBe(true);
  });

  it('B7 an answer above a mebibyte is pointed out while developing', async () => {
    const router = recordingRouter(() => [{ orderbookId: '1', isin: null, ticker: 'X', name: 'x'.repeat(1_100_000), list: null }]);
    const call = createCallHandler('instruments:search', { ...router.deps, checkResults: true });
    expect(await call(OWN_PAGE, { query: '', limit: 1 })).toMatchObject({ ok: true });
    expect(router.lines).toMatchObject([{ level: 'warn', message: 'a large answer', details: { channel: 'instruments:search' } }]);
  });

  it('F10 a call of more than 50 ms is logged with its name, a quick one is not', async () => {
    for (const [durationMs, logged] of [[50, 0], [51, 1]] as const) {
      const router = recordingRouter(() => {
        router.clock.nowMs += durationMs;
        return [];
      });
      await createCallHandler('runs:list', router.deps)(OWN_PAGE, { limit: 1 });
      expect(router.lines).toHaveLength(logged);
      if (logged) expect(router.lines[0]).toMatchObject({ details: { channel: 'runs:list', durationMs } });
    }
  });
});
