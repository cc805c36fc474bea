export { distanceText, placeSituation } from './place-words';
export { PlacesTable } from './places-table';
