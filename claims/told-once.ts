/** Of ten thousand random facts and choices each person hears each thing once, in the rhythm that she chose, never in her quiet hours, never what she may not read any more, and what she turned off not at all. */
import { withScratchPostgres } from '../tests/support/scratch.ts';
import { drawsFrom } from './support/draws.ts';
import { openHouse } from './support/told-once/house.ts';
import { offAtOnce } from './support/told-once/off.ts';

const small = process.argv.includes('--small');
const STEPS = small ? 150 : 10_000;
const SEED = Number(process.env.SEED ?? 20_261_201);

const wrong: string[] = [];
const counted: Record<string, number> = {};

await withScratchPostgres(async ({ connection }) => {
	const house = await openHouse(connection, drawsFrom(SEED));
	try {
		for (let step = 0; step < STEPS && wrong.length < 40; step++) {
			const { did, said } = await house.step();
			counted[did] = (counted[did] ?? 0) + 1;
			wrong.push(...said.map((what) => `step ${step}, ${did}: ${what}`));
		}
		Object.assign(counted, house.expected.figures);
	} finally {
		await house.close();
	}
});

const seconds = small ? 0 : await offAtOnce(8, wrong);
if (small) console.log('a short run asks no running program how soon off is off');
for (const sentence of wrong.slice(0, 40)) console.log(sentence);
console.log(
	Object.entries(counted)
		.map(([what, count]) => `${count} ${what}`)
		.join(', ')
);
console.log(
	`told-once: ${STEPS} facts and choices, ${counted.heard} things heard in ${counted.letters} letters, each once and at its minute; ${small ? '' : `off is off after at most ${seconds.toFixed(2)} s of a running program; `}${wrong.length} things wrong`
);
process.exitCode = wrong.length ? 1 : 0;
