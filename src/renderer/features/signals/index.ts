export { SignalsTab } from './signals-tab';
