import type { ListNumber } from './listing';
import type { Sector } from './sectors';
import type { Trait } from './traits';

export type LineKind = 'common' | 'receipt' | 'steady' | 'preferred';

/** One listed share class: what never changes about it. */
export interface Line {
  /** Number in every random draw about the line; the same in every size of the world. */
  readonly serial: number;
  readonly orderbookId: string;
  readonly instrumentId: string;
  readonly isin: string;
  readonly classLetter: string;
  readonly kind: LineKind;
  readonly currency: string;
  /** Number of shares on the basis of the anchor day. */
  readonly shares: number;
  /** Only of lines with a price of their own (preference and D shares). */
  readonly steadyPrice: number;
  readonly firstDay: number;
  /** Share of sessions in which the line trades at all. */
  readonly tradedShare: number;
  /** Part of the line's shares that changes hands on an ordinary day. */
  readonly turnoverShare: number;
}

export type DividendPolicy = 'none' | 'steady-growth' | 'payout';

/** One issuer: what never changes about it. */
export interface Company {
  readonly serial: number;
  readonly companyId: string;
  readonly name: string;
  readonly ticker: string;
  readonly trait: Trait | null;
  readonly list: ListNumber;
  readonly sector: Sector;
  readonly lines: readonly Line[];
  /** Price of the common share and the company's common shares on the anchor day. */
  readonly anchorPrice: number;
  readonly commonShares: number;
  readonly beta: number;
  /** Yearly deviation of what neither the market nor the sector explains. */
  readonly ownVolatility: number;
  readonly financialYearEndMonth: number;
  readonly dividendPolicy: DividendPolicy;
  readonly payoutRatio: number;
  readonly dividendsPerYear: 1 | 2 | 4;
  /** Yearly growth of the number of shares; negative for those that buy back. */
  readonly shareGrowth: number;
  readonly reportCurrency: 'SEK' | 'USD' | 'EUR';
  /** Financial years with figures; 0 for a company about which nothing is known. */
  readonly yearsOfFigures: number;
}
