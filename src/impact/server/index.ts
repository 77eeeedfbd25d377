export { broadcastPulse, pulse } from './live.ts';
export { rebuild, weeks } from './weeks.ts';
