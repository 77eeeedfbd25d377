export { sayNumber, sayResult } from './said.ts';
export { silentSince } from './watch.ts';
