import type { FreshnessDto } from '@shared/dto/common';
import { useWords, type Words } from '../../i18n/words';

/** What the state means in words: judged on the bars there are, never on when something was last asked for. */
function meaning({ state, currentShare, expectedSession }: FreshnessDto, { text, formats }: Words): string {
  switch (state) {
    case 'fresh':
      return text.status.fresh(formats.wholePercent(currentShare));
    case 'partial':
      return text.status.partial(formats.wholePercent(currentShare));
    case 'late':
      return text.status.late(expectedSession);
    case 'stale':
      return text.status.stale(expectedSession);
    case 'empty':
      return text.status.empty(expectedSession);
  }
}

/** The answer to the first question of all: can what I see be relied on today? `next` is null when no sync comes by itself, as the button beside it says. */
export function FreshnessLabel({ freshness, next }: { readonly freshness: FreshnessDto; readonly next: string | null }) {
  const words = useWords();
  const { text, formats } = words;
  const { state, newestBar } = freshness;
  return (
    <div className={`freshness freshness-${state}`} title={next ?? text.status.noNext}>
      <span className="freshness-sign" aria-hidden="true" />
      <div>
        <p className="freshness-day">
          {newestBar === null ? text.status.noPrices : text.status.upTo(newestBar)}
          {newestBar === null ? null : <span className="freshness-weekday"> {formats.weekday(newestBar)}</span>}
        </p>
        <p className="freshness-meaning">{state === 'late' && next !== null ? `${meaning(freshness, words)}. ${next}` : meaning(freshness, words)}</p>
      </div>
    </div>
  );
}
