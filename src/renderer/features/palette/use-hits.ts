import { useEffect, useState } from 'react';
import type { InstrumentHitDto } from '@shared/dto/app';
import { useStores } from '../../stores-context';

const MOST_HITS = 12;
const LONGEST_QUERY = 100;

/** Finds shares while the person types; a slow answer never overwrites a newer one. */
export function useHits(query: string): readonly InstrumentHitDto[] {
  const { client } = useStores();
  const [hits, setHits] = useState<readonly InstrumentHitDto[]>([]);
  const wanted = query.trim().slice(0, LONGEST_QUERY);
  useEffect(() => {
    let isCurrent = true;
    const asked = wanted === '' ? Promise.resolve([]) : client.call('instruments:search', { query: wanted, limit: MOST_HITS }).then((answer) => (answer.ok ? answer.value : []));
    void asked.then((found) => {
      if (isCurrent) setHits(found);
    });
    return () => {
      isCurrent = false;
    };
  }, [client, wanted]);
  return hits;
}
