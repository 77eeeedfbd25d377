export { foundByAnybody } from './open-data.ts';
export { type SearchResult, search, searched } from './search.ts';
