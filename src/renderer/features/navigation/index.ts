export { PAGES, type Page, type StrategyTab, type SubjectPage } from './navigation-store';
export { Sidebar } from './sidebar';
export { useRowOpening } from './use-row-opening';
export { useShortcuts } from './use-shortcuts';
