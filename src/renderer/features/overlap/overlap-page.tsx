import type { OverlapDto, OverlapMemberDto } from '@shared/dto/overlap';
import { LoadFailure } from '../../components/notice';
import { EmptyState, Page, Skeleton } from '../../components/page';
import { strategyName } from '../../i18n/terms';
import { useWords } from '../../i18n/words';
import { useFeature, useStores } from '../../stores-context';
import { OverlapMatrix, useCellText } from './overlap-matrix';

/** Names of strategies by id, in the language of the window. */
function useStrategyNames(): (strategyId: string) => string {
  const { text } = useWords();
  const { value } = useFeature('strategies');
  const names = new Map((value ?? []).map((strategy) => [strategy.strategyId, strategyName(strategy, text)]));
  return (strategyId) => names.get(strategyId) ?? strategyId;
}

function MemberLink({ member, strategyId }: { readonly member: OverlapMemberDto; readonly strategyId: string | undefined }) {
  const { openInstrument } = useStores();
  return (
    <button
      type="button"
      className="link"
      data-share={member.orderbookId}
      onClick={() => {
        openInstrument(member.orderbookId, strategyId);
      }}
    >
      {member.name}
    </button>
  );
}

/** The names behind the chosen cell. */
function ChosenNames({ overlap, names }: { readonly overlap: OverlapDto; readonly names: readonly string[] }) {
  const { text } = useWords();
  const { chosen } = useFeature('overlap');
  const cellText = useCellText(names);
  if (chosen === null) return <p className="faint">{text.overlap.hint}</p>;
  const first = overlap.strategies[chosen.first];
  const second = overlap.strategies[chosen.second];
  if (!first || !second) return null;
  const both = overlap.members.filter(({ strategyIds }) => strategyIds.includes(first.strategyId) && strategyIds.includes(second.strategyId));
  return (
    <section aria-live="polite">
      <h2>{cellText(chosen, both.length)}</h2>
      {both.length === 0 ? <p className="muted">{text.overlap.nothingShared}</p> : null}
      <ul className="overlap-names">
        {both.map((member) => (
          <li key={member.orderbookId}>
            <MemberLink member={member} strategyId={first.strategyId} /> <span className="faint">{member.ticker}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function MostHeld({ members }: { readonly members: readonly OverlapMemberDto[] }) {
  const { text, formats } = useWords();
  const nameOf = useStrategyNames();
  return (
    <table className="plain-table overlap-most">
      <caption>{text.overlap.most}</caption>
      <thead>
        <tr>
          <th scope="col" className="left">{text.overlap.share}</th>
          <th scope="col" className="right">{text.overlap.count}</th>
          <th scope="col" className="left">{text.overlap.in}</th>
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <tr key={member.orderbookId}>
            <th scope="row" className="left">
              <MemberLink member={member} strategyId={member.strategyIds[0]} /> <span className="faint">{member.ticker}</span>
            </th>
            <td className="right">{formats.integer(member.strategyIds.length)}</td>
            <td className="overlap-holders muted">{member.strategyIds.map(nameOf).join(' · ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Which names the strategies have in common: every pair, and the names that most of them hold. */
export function OverlapPage() {
  const { text, formats } = useWords();
  const loaded = useFeature('overlap');
  const nameOf = useStrategyNames();
  const { value: overlap, chosen, choose, load } = loaded;
  const names = (overlap?.strategies ?? []).map(({ strategyId }) => nameOf(strategyId));
  const several = (overlap?.members ?? []).filter(({ strategyIds }) => strategyIds.length > 1);
  const lead = overlap ? text.overlap.lead(formats.integer(overlap.members.length), formats.integer(several.length)) : null;
  return (
    <Page title={text.overlap.title} lead={lead}>
      <LoadFailure loaded={loaded} onRetry={() => void load()} />
      <Skeleton loaded={loaded} />
      {overlap?.strategies.length === 0 ? <EmptyState title={text.overlap.empty} /> : null}
      {overlap && overlap.strategies.length > 0 ? (
        <>
          <OverlapMatrix overlap={overlap} names={names} chosen={chosen} onChoose={choose} />
          <ChosenNames overlap={overlap} names={names} />
          {several.length > 0 ? <MostHeld members={several} /> : null}
        </>
      ) : null}
    </Page>
  );
}
