import { raise } from '@core/errors';
import { parseIsoDate } from '@core/time/epoch-day';
import type { DemoMarket } from './market';
import { isSteady, type Listing, type World } from './world/world';

function listingOf(world: World, orderbookId: string): Listing {
  const listing = world.find(orderbookId);
  if (listing !== null && world.isListed(listing)) return listing;
  return raise('invalid-input', `No listed share has the id ${orderbookId.slice(0, 20)}.`);
}

type Commands = Pick<DemoMarket, 'advance' | 'correctBar' | 'split' | 'delist' | 'halt'>;

/** What moves and changes the market from outside. Errors: `invalid-input` for what cannot be. */
export function createCommands(world: World): Commands {
  const { state } = world;
  const changed = (change: () => void): void => {
    change();
    world.forgetDerived();
  };
  return {
    advance: (days = 1) => {
      if (!Number.isInteger(days) || days < 1 || days > 2500) return raise('invalid-input', 'days must be a whole number from 1 to 2500.');
      world.advance(days);
    },
    correctBar: (orderbookId, date, close) => {
      const { line } = listingOf(world, orderbookId);
      const session = world.timeline.onOrAfter(parseIsoDate(date));
      if (world.timeline.day[session] !== parseIsoDate(date) || session > state.today) return raise('invalid-input', `${date} is not a past session.`);
      if (!(close > 0)) return raise('invalid-input', 'A close is a positive number.');
      const corrections = state.corrections.get(line.orderbookId) ?? new Map<number, number>();
      changed(() => state.corrections.set(line.orderbookId, corrections.set(session, close)));
    },
    split: (orderbookId, ratio) => {
      const { company, line } = listingOf(world, orderbookId);
      if (!(ratio > 0) || !Number.isFinite(ratio)) return raise('invalid-input', 'A split ratio is a positive number.');
      if (isSteady(line)) return raise('invalid-input', 'Only ordinary shares are split here.');
      const splits = [...(state.splits.get(company.serial) ?? []), { session: state.today, ratio }];
      changed(() => state.splits.set(company.serial, splits));
    },
    delist: (orderbookId) => {
      const { line } = listingOf(world, orderbookId);
      changed(() => state.delistings.set(line.orderbookId, state.today));
    },
    halt: (orderbookId) => {
      const { line } = listingOf(world, orderbookId);
      const already = state.halts.get(line.orderbookId) ?? Infinity;
      changed(() => state.halts.set(line.orderbookId, Math.min(already, state.today)));
    },
  };
}
