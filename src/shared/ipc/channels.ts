/**
 * The names of all calls and events, apart from their schemas so that the sandboxed preload stays tiny.
 * contract.ts gives each its meaning; a name without one does not compile.
 */
export const CALL_CHANNELS = [
  'app:state',
  'app:switch-market',
  'strategies:list',
  'signals:get',
  'signals:explain',
  'signals:diff',
  'portfolio:read',
  'history:read',
  'history:ranks',
  'variants:list',
  'variants:preview',
  'variants:save',
  'variants:remove',
  'overlap:read',
  'compare:read',
  'instruments:search',
  'instruments:read',
  'instruments:prices',
  'watchlist:read',
  'watchlist:set',
  'sync:start',
  'sync:cancel',
  'sync:pause',
  'runs:list',
  'requests:list',
  'requests:hosts',
  'memory:read',
  'memory:history',
  'memory:clean',
  'memory:page',
  'settings:read',
  'settings:write',
  'notices:list',
  'notices:mark-read',
  'external:open-instrument',
  'clipboard:write',
  'export:table',
  'export:reveal',
  'storage:read',
  'storage:back-up',
  'storage:open-folder',
] as const;
export type CallChannel = (typeof CALL_CHANNELS)[number];

export const EVENT_CHANNELS = [
  'app:state-changed',
  'sync:progressed',
  'signals:changed',
  'memory:sampled',
  'settings:changed',
  'notices:changed',
  'view:requested',
] as const;
export type EventChannel = (typeof EVENT_CHANNELS)[number];
