export { codeIn } from './codes.ts';
export { type Audience, audienceName, audiences, licences, reuses, trailStateName } from './kinds.ts';
export { trailStates } from './states.ts';
export { NewLayer, NewMedia, NewRiddle, NewStop, NewTrail } from './trail.schema.ts';
