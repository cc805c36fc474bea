export { MarketSwitch } from './market-switch';
export { TopBar } from './top-bar';
export { useBanner } from './status-banner';
export { StatusNotices } from './status-notices';
export { SyncSteps } from './sync-steps';
