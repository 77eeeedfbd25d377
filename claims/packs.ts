/** A trail goes from one hub to another as a signed file, is translated and changed on both sides, and comes home: nothing is lost, what both changed is asked, rights stay; some forty that were altered or are hostile are refused in words, and nothing is written. */
import fc from 'fast-check';
import { foreign } from './support/packs/foreign.ts';
import { demonstration, firstTrail, made } from './support/packs/hub.ts';
import { rounds } from './support/packs/rounds.ts';

const small = process.argv.includes('--small');
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const problems: string[] = [];

const home = await demonstration();
try {
	const trail = await firstTrail(home);
	const refused = await foreign(home, await made(home, trail), problems);
	const lived = small
		? null
		: await rounds({ home, trail, rounds: 12, random: fc.sample(fc.nat(), { numRuns: 4000, seed }) }, problems);
	for (const problem of problems.slice(0, 30)) console.log(`! ${problem}`);
	const said = lived
		? `${lived.rounds} rounds between two hubs (seed ${seed}) with ${lived.edits} edits on both sides, ${lived.asked} of them asked, `
		: '';
	console.log(
		`packs: ${said}a trail of another hub taken over with its rights, ${refused} altered or hostile ones refused in words; ${problems.length} problems`
	);
} finally {
	await home.close();
}
process.exitCode = problems.length ? 1 : 0;
