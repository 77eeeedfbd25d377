export { foundByAnybody } from './open-data.ts';
export { search, searched } from './search.ts';
