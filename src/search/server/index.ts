export { calledSoFirst } from './called.ts';
export { frontsFound } from './fronts.ts';
export { foundByAnybody } from './open-data.ts';
export { search, searched } from './search.ts';
