export { loadDemonstration } from './load.ts';
export { readDemonstration } from './read.ts';
