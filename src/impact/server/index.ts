export { broadcastPulse, type Pulse, pulse } from './live.ts';
export { rebuild, type Week, weeks } from './weeks.ts';
