import type { FreshnessState } from '@shared/dto/common';

const FRESHNESS: readonly FreshnessState[] = ['fresh', 'partial', 'late', 'stale', 'empty'];
const SITUATIONS = ['normal', 'syncing', 'first-sync', 'first-day', 'insufficient', 'down', 'failing', 'failed-run', 'offline', 'recovering', 'restored', 'silent'] as const;
export type Situation = (typeof SITUATIONS)[number];

/** What the invented app is going through; chosen by the page's query string. */
export interface Scenario {
  readonly freshness: FreshnessState;
  readonly situation: Situation;
  readonly language: 'sv' | 'en';
  readonly theme: 'system' | 'light' | 'dark';
  readonly palette: 'green-red' | 'blue-orange' | 'asian';
  readonly page: string | null;
}

function oneOf<Value extends string>(values: readonly Value[], wanted: string | null, standard: Value): Value {
  return values.find((value) => value === wanted) ?? standard;
}

/** `?state=stale&lang=en&theme=dark`: a freshness or a situation, a language, a theme, a palette. */
export function readScenario(search: string): Scenario {
  const query = new URLSearchParams(search);
  const state = query.get('state');
  const situation = oneOf(SITUATIONS, state, 'normal');
  return {
    freshness: situation === 'first-sync' ? 'empty' : oneOf(FRESHNESS, state, 'fresh'),
    situation,
    language: oneOf(['sv', 'en'], query.get('lang'), 'sv'),
    theme: oneOf(['system', 'light', 'dark'], query.get('theme'), 'light'),
    palette: oneOf(['green-red', 'blue-orange', 'asian'], query.get('palette'), 'green-red'),
    page: query.get('page'),
  };
}
