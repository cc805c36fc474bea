/** A number with its word: one share, two shares. Both languages have only these two forms. */
export const counted = (count: number, one: string, many: string): string => `${String(count)} ${count === 1 ? one : many}`;
