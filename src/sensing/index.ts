export { relationOf, setNames, sets } from './model.ts';
export { sayNumber, sayResult } from './said.ts';
export { NewStream, NewThing, NewThreshold } from './thing.schema.ts';
export { silentSince } from './watch.ts';
