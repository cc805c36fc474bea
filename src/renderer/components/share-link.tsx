import { useStores } from '../stores-context';

/** A share's name that leads to why it is in or out; in the strategy looked at when none is given. */
export function ShareLink({ orderbookId, name, ticker, strategyId }: { readonly orderbookId: string; readonly name: string; readonly ticker?: string; readonly strategyId?: string | undefined }) {
  const { openInstrument } = useStores();
  return (
    <>
      <button
        type="button"
        className="link"
        data-share={orderbookId}
        onClick={() => {
          openInstrument(orderbookId, strategyId);
        }}
      >
        {name}
      </button>
      {ticker === undefined ? null : <span className="faint"> {ticker}</span>}
    </>
  );
}
