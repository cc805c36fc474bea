import type { PlaceDto } from '@shared/dto/instrument';
import type { StrategySummaryDto } from '@shared/dto/strategies';
import { ChangeMark } from '../../components/change-mark';
import { DataTable, type DataColumn } from '../../components/data-table';
import { Icon } from '../../components/icon';
import { strategyName } from '../../i18n/terms';
import { useWords, type Words } from '../../i18n/words';
import { useFeature } from '../../stores-context';
import { placeSituation, placeText } from './place-words';

interface PlacesTableProps {
  readonly label: string;
  readonly places: readonly PlaceDto[];
  /** The strategy whose explanation is in front of the person. */
  readonly current?: string | null;
  /** In a narrow column: the situation stands below the strategy. */
  readonly isNarrow?: boolean;
  readonly onOpen: (strategyId: string) => void;
}

function Held({ place }: { readonly place: PlaceDto }) {
  const { text } = useWords();
  if (!place.inTarget) return <span className="verdict" />;
  return (
    <span className="verdict">
      <Icon name="passed" />
      <span className="visually-hidden">{text.instrument.places.summary(1, 1)}</span>
    </span>
  );
}

function Situation({ place }: { readonly place: PlaceDto }) {
  const words = useWords();
  return <span className={place.inTarget ? undefined : 'muted'}>{placeSituation(place, words)}</span>;
}

function placeColumn(words: Words): DataColumn<PlaceDto> {
  const { text } = words;
  return {
    id: 'place',
    title: text.instrument.places.place,
    natural: 'up',
    value: ({ rank }) => rank,
    align: 'right',
    cell: (place) => (
      <>
        {place.change === 'entered' ? <ChangeMark direction="up" label={text.list.changes.entered} /> : null}
        {place.change === 'exited' ? <ChangeMark direction="down" label={text.list.changes.exited} /> : null} {placeText(place, words)}
      </>
    ),
  };
}

/** How strategies are called, by id; the id itself where there is none. */
export function nameOfStrategy(strategies: readonly StrategySummaryDto[] | null, strategyId: string, { text }: Words): string {
  const strategy = strategies?.find((one) => one.strategyId === strategyId);
  return strategy ? strategyName(strategy, text) : strategyId;
}

/** Where one share stands in every strategy, as each one's newest published set says; a name leads to why. */
export function PlacesTable({ label, places, current = null, isNarrow = false, onOpen }: PlacesTableProps) {
  const words = useWords();
  const { text } = words;
  const { value: strategies } = useFeature('strategies');
  const opener = ({ strategyId }: PlaceDto) => (
    <button
      type="button"
      className="link"
      title={text.explain.title}
      aria-current={strategyId === current ? 'true' : undefined}
      onClick={() => {
        onOpen(strategyId);
      }}
    >
      {nameOfStrategy(strategies, strategyId, words)}
    </button>
  );
  const strategy: DataColumn<PlaceDto> = { id: 'strategy', title: text.instrument.places.strategy, value: ({ strategyId }) => nameOfStrategy(strategies, strategyId, words), cell: opener };
  const wide: readonly DataColumn<PlaceDto>[] = [
    strategy,
    placeColumn(words),
    { id: 'why', title: text.instrument.places.why, value: (place) => placeSituation(place, words), cell: (place) => <><Held place={place} /><Situation place={place} /></> },
  ];
  const narrow: readonly DataColumn<PlaceDto>[] = [
    { ...strategy, cell: (place) => <><Held place={place} />{opener(place)}<span className="place-situation"><Situation place={place} /></span></> },
    placeColumn(words),
  ];
  return (
    <DataTable
      label={label}
      className={isNarrow ? 'dense places narrow-places' : 'dense places'}
      rows={places}
      columns={isNarrow ? narrow : wide}
      head="strategy"
      rowKey={({ strategyId }) => strategyId}
      rowClass={({ inTarget, strategyId }) => `${inTarget ? 'held' : 'not-held'}${strategyId === current ? ' looked' : ''}`}
    />
  );
}
