import type { HeldSetDto, OverlapDto } from '@shared/dto/overlap';
import { DataTable } from '../../components/data-table';
import { LoadFailure } from '../../components/notice';
import { EmptyState, Page, Skeleton } from '../../components/page';
import { ShareLink } from '../../components/share-link';
import { Tabs } from '../../components/tabs';
import { useWords } from '../../i18n/words';
import { useFeature } from '../../stores-context';
import { ComparePasted } from '../compare';
import { ExportButton } from '../export';
import { useSetNames } from '../overlap-names';
import { OverlapMatrix, useCellText, type MatrixSet } from './overlap-matrix';

/** The overlap of the lists that are shown: all of them, or the published ones only. */
function shownPart({ sets, shared, members }: OverlapDto, withVariants: boolean) {
  const places = sets.flatMap(({ variant }, place) => (withVariants || variant === null ? [place] : []));
  const shown = places.map((place) => sets[place]!);
  const ids = new Set(shown.map(({ id }) => id));
  return {
    sets: shown,
    shared: places.map((first) => places.map((second) => shared[first]![second]!)),
    members: members.map((member) => ({ ...member, setIds: member.setIds.filter((id) => ids.has(id)) })).filter(({ setIds }) => setIds.length > 0),
  };
}

/** The names behind the chosen cell. */
function ChosenNames({ overlap, sets }: { readonly overlap: OverlapDto; readonly sets: readonly MatrixSet[] }) {
  const { text } = useWords();
  const { chosen } = useFeature('overlap');
  const cellText = useCellText(sets);
  const first = overlap.sets.find(({ id }) => id === chosen?.first);
  const second = overlap.sets.find(({ id }) => id === chosen?.second);
  if (!chosen || !first || !second) return <p className="faint">{text.overlap.hint}</p>;
  const both = overlap.members.filter(({ setIds }) => setIds.includes(first.id) && setIds.includes(second.id));
  return (
    <section aria-live="polite">
      <h2>{cellText(chosen, both.length)}</h2>
      {both.length === 0 ? <p className="muted">{text.overlap.nothingShared}</p> : null}
      <ul className="overlap-names">
        {both.map((member) => (
          <li key={member.orderbookId}>
            <ShareLink orderbookId={member.orderbookId} name={member.name} ticker={member.ticker} strategyId={first.strategyId} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function MostHeld({ overlap }: { readonly overlap: OverlapDto }) {
  const { text, formats } = useWords();
  const nameOf = useSetNames();
  const setOf = new Map<string, HeldSetDto>(overlap.sets.map((set) => [set.id, set]));
  const several = overlap.members.filter(({ setIds }) => setIds.length > 1);
  return (
    <DataTable
      label={text.overlap.most}
      caption={text.overlap.most}
      className="overlap-most"
      rows={several}
      head="share"
      columns={[
        { id: 'share', title: text.overlap.share, value: ({ name }) => name, cell: ({ orderbookId, name, ticker, setIds }) => <ShareLink orderbookId={orderbookId} name={name} ticker={ticker} strategyId={setOf.get(setIds[0]!)?.strategyId} /> },
        { id: 'count', title: text.overlap.count, value: ({ setIds }) => setIds.length, align: 'right', cell: ({ setIds }) => formats.integer(setIds.length) },
        { id: 'in', title: text.overlap.in, value: ({ setIds }) => setIds.map((id) => nameOf(setOf.get(id)!)).join(', '), className: 'overlap-holders muted', cell: ({ setIds }) => setIds.map((id) => nameOf(setOf.get(id)!)).join(' · ') },
      ]}
      rowKey={({ orderbookId }) => orderbookId}
    />
  );
}

function BetweenStrategies({ overlap }: { readonly overlap: OverlapDto }) {
  const { text } = useWords();
  const nameOf = useSetNames();
  const { chosen, choose, withVariants, setWithVariants } = useFeature('overlap');
  const shown = shownPart(overlap, withVariants);
  const sets = shown.sets.map((set): MatrixSet => ({ id: set.id, name: nameOf(set) }));
  return (
    <>
      {overlap.sets.some(({ variant }) => variant !== null) ? (
        <label className="with-variants">
          <input type="checkbox" role="switch" className="switch" checked={withVariants} onChange={(event) => { setWithVariants(event.target.checked); }} /> {text.compare.withVariants}
        </label>
      ) : null}
      <OverlapMatrix sets={sets} shared={shown.shared} chosen={chosen} onChoose={choose} />
      <ChosenNames overlap={shown} sets={sets} />
      <MostHeld overlap={shown} />
    </>
  );
}

/** What the lists have in common: with each other, and with a list from somewhere else. */
export function OverlapPage() {
  const { text, formats } = useWords();
  const loaded = useFeature('overlap');
  const { value: overlap, load, withVariants } = loaded;
  const { tabs, setTab } = useFeature('navigation');
  const { overlap: tab } = tabs;
  const members = overlap ? shownPart(overlap, withVariants).members : [];
  const lead = overlap ? text.overlap.lead(formats.integer(members.length), formats.integer(members.filter(({ setIds }) => setIds.length > 1).length)) : null;
  return (
    <Page title={text.overlap.title} lead={lead} actions={<ExportButton />}>
      <div className="page-tabs">
        <Tabs
          id="overlap-tabs"
          label={text.compare.tabs.label}
          value={tab}
          options={[
            ['matrix', text.compare.tabs.matrix],
            ['pasted', text.compare.tabs.pasted],
          ]}
          onChange={(chosen) => { setTab('overlap', chosen); }}
        />
      </div>
      <div id="overlap-tabs-panel" role="tabpanel" aria-labelledby={`overlap-tabs-${tab}`}>
        <LoadFailure loaded={loaded} onRetry={() => void load()} />
        <Skeleton loaded={loaded} />
        {overlap?.sets.length === 0 ? <EmptyState title={text.overlap.empty} /> : null}
        {overlap && overlap.sets.length > 0 ? tab === 'matrix' ? <BetweenStrategies overlap={overlap} /> : <ComparePasted /> : null}
      </div>
    </Page>
  );
}
