export { WatchButton } from './watch-button';
export { WatchNews } from './watch-news';
