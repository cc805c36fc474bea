declare module '*/bench/lib/bundle.mjs' {
  export function bundle(input: Readonly<Record<string, string>>): Promise<{ file(name: string): string; remove(): void }>;
}

declare module '*/bench/lib/contestants.mjs' {
  export interface Contestant {
    readonly id: string;
    readonly name: string;
    readonly missing: string | null;
  }
  export function allContestants(engineFile: string): Contestant[];
}

declare module '*/bench/lib/verify.mjs' {
  import type { Contestant } from '*/bench/lib/contestants.mjs';

  export function largestDifference(expected: Float64Array, actual: Float64Array): number;
  export function verify(
    contestant: Contestant,
    folder: string,
    options: { readonly history: boolean; readonly engineHistory: Float64Array | null },
  ): Promise<{ daily: number; history: number | null } | null>;
}
