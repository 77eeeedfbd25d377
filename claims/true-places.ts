/** Whatever happens to the places of a séance, everything that shows them says one number after every step, and nobody is refused or waits while the rule gives her a free place. */
import fc from 'fast-check';
import { settleIn, withHub } from './support/hub.ts';
import { signedIn } from './support/pages.ts';
import { step, teamOf } from './support/true-places/acts.ts';
import { type Look, play, type Start } from './support/true-places/history.ts';
import { lookFrom } from './support/true-places/outside.ts';

const small = process.argv.includes('--small');
const HISTORIES = Number(process.env.HISTORIES ?? (small ? 12 : 10_000));
/** Of so many one is looked at through the program's own pages, files and letters too. */
const LOOKED_AT = small ? 6 : 100;
const AT_ONCE = 4;

const history: fc.Arbitrary<Start> = fc.record({
	capacity: fc.oneof(
		{ weight: 9, arbitrary: fc.integer({ min: 1, max: 7 }) },
		{ weight: 1, arbitrary: fc.constant(null) }
	),
	offerMinutes: fc.option(fc.constant(60), { freq: 2 }),
	/** A third has two kinds of tickets, of which one has so many places at most. */
	most: fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 3 }) }),
	course: fc.array(step, { minLength: 5, maxLength: small ? 10 : 18 })
});

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);

await withHub({ crowd: true, args: ['--demo'] }, async ({ url }) => {
	await settleIn();
	const team = await teamOf();
	const look = lookFrom(url, await signedIn(url, 'coordinator'));
	const courses = fc.sample(history, { numRuns: HISTORIES, seed });
	const wrong: string[] = [];
	const told = { steps: 0, seen: 0, done: 0 };
	const began = Date.now();
	async function playOne(index: number, from?: Look): Promise<void> {
		const start = courses[index];
		if (!start || wrong.length >= 10) return;
		const name = `histoire-${index}`;
		// a long run says at once what it finds, and one history that dies does not take the others along
		const played = await play(name, start, team, from).catch((error: Error) => ({
			wrong: [`${name} died of « ${error.message} »`],
			steps: 0
		}));
		for (const sentence of played.wrong) console.log(sentence);
		wrong.push(...played.wrong);
		told.steps += played.steps;
		told.seen += from ? played.steps : 0;
		if (++told.done % 1000 === 0)
			console.log(`${told.done} histories after ${Math.round((Date.now() - began) / 1000)} s`);
	}
	const all = courses.map((_, index) => index);
	// a letter is looked for when all that was told is heard: nothing else may happen meanwhile
	for (const index of all.filter((one) => one % LOOKED_AT === 0)) await playOne(index, look);
	const others = all.filter((one) => one % LOOKED_AT !== 0);
	await Promise.all(
		Array.from({ length: AT_ONCE }, async () => {
			for (let index = others.pop(); index !== undefined; index = others.pop()) await playOne(index);
		})
	);
	console.log(
		`true-places: ${told.done} histories (seed ${seed}), ${told.steps} steps, ${told.seen} of them seen from outside, ${wrong.length ? `${wrong.length} things wrong` : 'one number everywhere, nobody waits for nothing'}`
	);
	process.exitCode = wrong.length ? 1 : 0;
});
