export { useSetNames } from './set-names';
