import type { SyncProgressDto } from '@shared/dto/sync';
import { Icon } from '../../components/icon';
import { useWords } from '../../i18n/words';
import { progressDetails } from './sync-progress';

const STAGES = ['listing', 'fetching', 'computing', 'publishing'] as const;

/** The whole way of a sync, for the first one, when there is nothing else to look at. */
export function SyncSteps({ progress }: { readonly progress: SyncProgressDto }) {
  const words = useWords();
  const { text } = words;
  const current = STAGES.findIndex((stage) => stage === progress.stage);
  return (
    <ol className="sync-steps">
      {STAGES.map((stage, index) => {
        const standing = index < current ? 'done' : index === current ? 'now' : 'later';
        return (
          <li key={stage} className={`step-${standing}`} aria-current={standing === 'now' ? 'step' : undefined}>
            <span className="step-sign" aria-hidden="true">
              {standing === 'done' ? <Icon name="passed" /> : null}
            </span>
            <span className="step-name">{text.status.stages[stage]}</span>
            {standing === 'now' ? (
              <>
                <span className="muted">{progressDetails(progress, words)}</span>
                <progress max={Math.max(1, progress.total)} {...(progress.total > 0 ? { value: progress.done } : {})} aria-label={text.status.stages[stage]} />
              </>
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}
