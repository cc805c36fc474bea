import { returnTypeParam, universeParams } from './common-params';
import { defineState } from './define-strategy';
import { integer } from './parameter-spec';
import { monthEndReading } from './state/month-end-reading';

/**
 * In the market while the price at the end of the month is above the mean of its last ten month-ends; nothing
 * happens within a month. The event belongs to the month's last trading day, even for a share that did not
 * trade on it.
 *
 * Source: Faber 2007, “A Quantitative Approach to Tactical Asset Allocation”, Journal of Wealth Management. He
 * uses total-return indices; here prices, or with `returnType` total as he does.
 */
export const faber10Months = defineState({
  id: 'faber_sma10m',
  number: 'S15',
  name: '10-month moving average',
  description: 'Long while the month-end price is above the mean of ten month-ends.',
  source: 'Faber 2007, Journal of Wealth Management.',
  dataPolicy: { needs: ['prices'], proxies: ['Prices for total returns, unless returnType is total.'] },
  params: {
    ...universeParams({ shareClass: 'mostLiquid', minMedianTurnover: 1_000_000 }),
    returnType: returnTypeParam,
    months: integer({ default: 10, min: 3, max: 24, description: 'Month-ends that the mean is taken of.' }),
  },
  presets: [],
  warmUpBars: (p) => p.months * 21,
  machine(bars, asOf, p, scratch) {
    const reading = monthEndReading(bars, asOf, p.months, scratch);
    // With dividends bought back the means are not in the currency of a close.
    return p.returnType === 'total' ? { ...reading, leavesBelow: Number.NaN } : reading;
  },
});
