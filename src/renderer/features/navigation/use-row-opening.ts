import { useEffect } from 'react';
import type { Stores } from '../../stores';

/** The share that a row is about: the row's own, else the one that it links to. */
function shareAt(target: EventTarget | null): string | undefined {
  if (!(target instanceof Element)) return undefined;
  const row = target.closest('tr');
  return row?.dataset.share ?? row?.querySelector<HTMLElement>('[data-share]')?.dataset.share;
}

/** A double click on a row of any table opens the page of its share. */
export function useRowOpening({ navigation }: Stores): void {
  useEffect(() => {
    const onDoubleClick = ({ target }: MouseEvent): void => {
      const share = shareAt(target);
      if (share !== undefined) navigation.getState().showInstrument(share);
    };
    document.addEventListener('dblclick', onDoubleClick);
    return () => {
      document.removeEventListener('dblclick', onDoubleClick);
    };
  }, [navigation]);
}
