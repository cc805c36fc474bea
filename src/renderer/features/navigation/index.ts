export { PAGES, type Page } from './navigation-store';
export { Sidebar } from './sidebar';
export { useShortcuts } from './use-shortcuts';
