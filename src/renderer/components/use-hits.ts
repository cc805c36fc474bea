import { useEffect, useState } from 'react';
import type { InstrumentHitDto } from '@shared/dto/app';
import { useStores } from '../stores-context';

const MOST_HITS = 12;
const LONGEST_QUERY = 100;

export interface Hits {
  readonly hits: readonly InstrumentHitDto[];
  /** True when the hits are those of what is written now; until then the ones before stay. */
  readonly isAnswered: boolean;
}

/** Finds shares while the person types; a slow answer never overwrites a newer one. */
export function useHits(query: string): Hits {
  const { client } = useStores();
  const [found, setFound] = useState<{ readonly of: string; readonly hits: readonly InstrumentHitDto[] }>({ of: '', hits: [] });
  const wanted = query.trim().slice(0, LONGEST_QUERY);
  useEffect(() => {
    let isCurrent = true;
    const asked = wanted === '' ? Promise.resolve([]) : client.call('instruments:search', { query: wanted, limit: MOST_HITS }).then((answer) => (answer.ok ? answer.value : []));
    void asked.then((hits) => {
      if (isCurrent) setFound({ of: wanted, hits });
    });
    return () => {
      isCurrent = false;
    };
  }, [client, wanted]);
  return { hits: found.hits, isAnswered: found.of === wanted };
}
