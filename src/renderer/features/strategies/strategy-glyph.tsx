import type { StrategySummaryDto } from '@shared/dto/strategies';
import { useWords } from '../../i18n/words';

type Standing = 'whole' | 'partial' | 'missing' | 'none';

function standingOf({ status, asOf }: StrategySummaryDto): Standing {
  if (asOf === null && status === null) return 'none';
  if (status === 'OK') return 'whole';
  return status === 'PARTIAL' ? 'partial' : 'missing';
}

/** Whether the newest run gave a whole list, a short one or none: by shape first, then by colour. */
export function StrategyGlyph({ strategy }: { readonly strategy: StrategySummaryDto }) {
  const { text } = useWords();
  const standing = standingOf(strategy);
  const label = { whole: null, partial: text.strategies.stale, missing: text.strategies.noData, none: text.empty.noList }[standing];
  return (
    <span className={`glyph glyph-${standing}`}>
      {label === null ? null : <span className="visually-hidden">{label}</span>}
    </span>
  );
}
