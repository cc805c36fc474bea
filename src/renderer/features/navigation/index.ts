export { PAGES, type Page, type StrategyTab } from './navigation-store';
export { Sidebar } from './sidebar';
export { useShortcuts } from './use-shortcuts';
