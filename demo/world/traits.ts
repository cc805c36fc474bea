import { FIRST_NORTH, LARGE_CAP, MID_CAP, SMALL_CAP, type ListNumber } from './listing';

/**
 * What makes a company worth looking at. They stand first in their list, so that every size of the demo
 * market has them all.
 */
export type Trait =
  | 'splits'
  | 'moves-list'
  | 'is-renamed'
  | 'halted'
  | 'hostile-name'
  | 'newly-listed'
  | 'brand-new'
  | 'illiquid'
  | 'delists'
  | 'no-sector'
  | 'listed-in-euro'
  | 'arrives'
  | 'investment-company'
  | 'share-classes';

export interface TraitPlace {
  readonly trait: Trait;
  readonly list: ListNumber;
  /** Class letters of its lines; an empty text is a share without a letter. */
  readonly classes: readonly string[];
}

export const TRAIT_PLACES: readonly TraitPlace[] = [
  { trait: 'splits', list: LARGE_CAP, classes: ['A', 'B'] },
  { trait: 'investment-company', list: LARGE_CAP, classes: ['A', 'B', 'C'] },
  { trait: 'share-classes', list: LARGE_CAP, classes: ['A', 'B', 'D'] },
  { trait: 'moves-list', list: MID_CAP, classes: ['B'] },
  { trait: 'is-renamed', list: MID_CAP, classes: [''] },
  { trait: 'share-classes', list: MID_CAP, classes: ['B', 'Pref'] },
  { trait: 'halted', list: SMALL_CAP, classes: [''] },
  { trait: 'hostile-name', list: FIRST_NORTH, classes: [''] },
  { trait: 'newly-listed', list: FIRST_NORTH, classes: ['B'] },
  { trait: 'brand-new', list: FIRST_NORTH, classes: [''] },
  { trait: 'illiquid', list: FIRST_NORTH, classes: [''] },
  { trait: 'delists', list: FIRST_NORTH, classes: ['B'] },
  { trait: 'no-sector', list: FIRST_NORTH, classes: [''] },
  { trait: 'listed-in-euro', list: FIRST_NORTH, classes: [''] },
  { trait: 'arrives', list: FIRST_NORTH, classes: [''] },
];

/** When things happen, in sessions from the day on which the demo market starts. */
export const SCHEDULE = {
  newlyListed: -45,
  halted: -12,
  brandNew: -6,
  arrives: 2,
  splits: 3,
  movesList: 4,
  delists: 5,
  renamed: 6,
} as const;

export const SCHEDULED_SPLIT_RATIO = 4;
export const HOSTILE_NAME = '<img src=x onerror=alert(1)> AB';
