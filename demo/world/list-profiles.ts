/** How the companies of a list are distributed: what is realistic for its size. */
export interface ListProfile {
  readonly cap: readonly [number, number];
  readonly capSkew: number;
  readonly price: readonly [number, number];
  readonly volatility: readonly [number, number];
  readonly tradedShare: readonly [number, number];
  readonly payerShare: number;
  readonly youngShare: number;
  readonly patterns: readonly (readonly [classes: readonly string[], weight: number])[];
}

/** In the order of the lists. */
export const LIST_PROFILES: readonly ListProfile[] = [
  {
    cap: [15e9, 600e9], capSkew: 2.2, price: [55, 700], volatility: [0.16, 0.28], tradedShare: [1, 1], payerShare: 0.85, youngShare: 0.25,
    patterns: [[[''], 40], [['B'], 34], [['A', 'B'], 14], [['SDB'], 3], [['B', 'D'], 2], [['B', 'Pref'], 1]],
  },
  {
    cap: [2.5e9, 15e9], capSkew: 1, price: [25, 400], volatility: [0.2, 0.36], tradedShare: [1, 1], payerShare: 0.62, youngShare: 0.4,
    patterns: [[[''], 50], [['B'], 32], [['A', 'B'], 8], [['SDB'], 2], [['B', 'Pref'], 2], [['A', 'B', 'Pref'], 1], [['', 'D'], 1]],
  },
  {
    cap: [0.25e9, 2.4e9], capSkew: 1, price: [8, 150], volatility: [0.26, 0.45], tradedShare: [0.96, 1], payerShare: 0.45, youngShare: 0.3,
    patterns: [[[''], 50], [['B'], 40], [['A', 'B'], 5], [['SDB'], 1]],
  },
  {
    cap: [14e6, 900e6], capSkew: 1, price: [0.4, 90], volatility: [0.34, 0.75], tradedShare: [0.55, 1], payerShare: 0.14, youngShare: 0.75,
    patterns: [[[''], 70], [['B'], 24], [['A', 'B'], 1.5], [['', 'Pref'], 1], [['SDB'], 1.5]],
  },
];
