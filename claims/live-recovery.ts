/** 500 viewers are cut and back within five seconds with the right picture; 50 who stop reading cost at most 50 MB and slow nobody; a node dies and nothing is lost. */

import { withLiveHub } from './support/live.ts';
import { cutAndBack } from './support/recovery/cut.ts';
import { nodeDies } from './support/recovery/nodes.ts';
import { stopReading } from './support/recovery/stalled.ts';

const small = process.argv.includes('--small');
const found = await withLiveHub({}, async (hub) => [
	await cutAndBack(hub, small ? 50 : 500),
	await stopReading(
		hub,
		small ? { others: 20, seconds: 3, rounds: 1, timed: false } : { others: 500, seconds: 20, rounds: 5, timed: true }
	),
	await nodeDies(hub, small ? 40 : 500)
]);
const wrong = found.flatMap((one) => one.wrong);
for (const sentence of wrong) console.log(sentence);
console.log(
	`live-recovery: ${found.map(({ said }) => said).join('; ')}${wrong.length ? `, ${wrong.length} things wrong` : ''}`
);
process.exit(wrong.length ? 1 : 0);
