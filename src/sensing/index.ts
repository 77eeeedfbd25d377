export { relationOf, setNames, sets } from './model.ts';
export { NewStream, NewThing, NewThreshold } from './thing.schema.ts';
