/** How far above the budget a person has set the app acts even where it is felt. */
const HARD_OVER_SOFT = 1.5;

/** The hard budget of a soft one. Units: bytes. */
export function hardBudgetBytes(budgetBytes: number): number {
  return Math.round(budgetBytes * HARD_OVER_SOFT);
}
