export { TopBar } from './top-bar';
export { StatusNotices } from './status-notices';
export { SyncSteps } from './sync-steps';
