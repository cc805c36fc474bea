import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { Stores } from './stores';

const StoresContext = createContext<Stores | null>(null);
export const StoresProvider = StoresContext.Provider;

export function useStores(): Stores {
  const stores = useContext(StoresContext);
  if (!stores) throw new Error('outside of the stores');
  return stores;
}

type StoreName = { [Name in keyof Stores]: Stores[Name] extends StoreApi<infer _State> ? Name : never }[keyof Stores];
type StateOf<Name extends StoreName> = Stores[Name] extends StoreApi<infer State> ? State : never;

/** The state of one feature: `useFeature('signals')`. */
export function useFeature<Name extends StoreName>(name: Name): StateOf<Name> {
  return useStore(useStores()[name] as unknown as StoreApi<StateOf<Name>>);
}
