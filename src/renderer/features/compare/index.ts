export { ComparePasted } from './compare-pasted';
