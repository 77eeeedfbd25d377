export { isBeyond } from './experiment.ts';
export { audienceName, audiences, licences, trailStateName } from './kinds.ts';
export { trailStates } from './states.ts';
export { NewLayer, NewMedia, NewRiddle, NewTrail } from './trail.schema.ts';
