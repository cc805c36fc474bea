import * as z from 'zod';
import type { Money } from '@core/domain/fundamentals';
import { instrumentId } from '@core/domain/instrument';
import { parseIsoDate, type EpochDay } from '@core/time/epoch-day';

/** The source leaves out what it does not know; null is tolerated as the same. */
export const optionalNumber = z.number().nullish().transform((value) => value ?? null);
/** Longer than any name there is. */
const LONGEST_TEXT = 200;

/** A text for people: one line, without what would steer a terminal or turn the direction of writing. */
export const text = z.string().transform((value) => value.slice(0, LONGEST_TEXT).replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, ' ').trim());
export const optionalText = text.nullish().transform((value) => (value === '' ? null : (value ?? null)));
export const orderbookId = z.string().regex(/^\d{1,12}$/).transform(instrumentId);

const DATE = /^\d{4}-\d{2}-\d{2}$/;

export const isoDay = z.string().regex(DATE).transform((text, context): EpochDay => {
  try {
    return parseIsoDate(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'no such day' });
    return z.NEVER;
  }
});
export const optionalDay = isoDay.nullish().transform((day) => day ?? null);

const money = z.object({ value: z.number().nullish(), currency: z.string().nullish() });

/** An amount needs both its value and its currency; one without the other is no amount. */
export const optionalMoney = money.nullish().transform((amount): Money | null =>
  typeof amount?.value === 'number' && typeof amount.currency === 'string' ? { value: amount.value, currency: amount.currency } : null,
);
