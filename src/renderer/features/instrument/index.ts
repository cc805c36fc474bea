export { InstrumentPage } from './instrument-page';
