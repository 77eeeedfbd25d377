export { answerSensing } from './api/answering.ts';
export { type Caller, stranger } from './caller.ts';
export { deviceKey, enterAsThing, giveKey } from './device-key.ts';
export { changeThing, makeThing, resumeThing, retireThing } from './keeping.ts';
export { addStream, addThreshold, dropThreshold, gapsOf, removeStream, thresholdsOf } from './keeping-streams.ts';
export { observePast } from './past.ts';
export { sensingScopes } from './scopes.ts';
export { measuredNow, type Part, partsOf, publicStreams, type Stream, streamsOf } from './streams.ts';
export {
	keepsThings,
	publicThings,
	type Thing,
	thingBySlug,
	thingKept,
	thingSorts,
	thingsKept,
	whereOf
} from './things.ts';
export { watchAll } from './watching.ts';
