export { OverlapPage } from './overlap-page';
