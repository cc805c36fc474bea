import type { Page } from '@playwright/test';
import type { CallChannel } from '../../src/shared/ipc/channels';
import type { Answer, Bridge, Outcome, Params } from '../../src/shared/ipc/contract';

declare global {
  interface Window {
    /** What the preload gives the page. */
    readonly api: Bridge;
  }
}

/**
 * What the app answers its page. Errors: what it refused with; a refusal that a test does not see turns up later as
 * something that never comes.
 */
export async function answerOf<Channel extends CallChannel>(page: Page, channel: Channel, params: Params<Channel>): Promise<Outcome<Channel>> {
  const answer = (await page.evaluate(({ name, asked }) => (window.api.call as (name: string, params: unknown) => Promise<Answer<unknown>>)(name, asked), { name: channel, asked: params })) as Answer<Outcome<Channel>>;
  if (!answer.ok) throw new Error(`${channel} was refused, ${answer.failure.kind}: ${answer.failure.message}`);
  return answer.value;
}
