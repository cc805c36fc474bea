/** A strategy with one set of parameters: the published one (null) or a variant's. */
export interface Chosen {
  readonly strategyId: string;
  readonly paramsHash: string | null;
}

export function isSameChoice(a: Chosen | null, b: Chosen): boolean {
  return a?.strategyId === b.strategyId && a.paramsHash === b.paramsHash;
}

/** As a call of the contract wants it: left out for the published parameters. */
export function choiceParams({ strategyId, paramsHash }: Chosen): { readonly strategyId: string; readonly paramsHash?: string } {
  return paramsHash === null ? { strategyId } : { strategyId, paramsHash };
}
