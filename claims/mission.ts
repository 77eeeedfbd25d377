/** Sixty people, twenty times, two time zones: the meetings that both sides wish are arranged as well as a bound says, no edit by hand ever puts anybody or a table in two places, each refusal names the clash, and a traveller's sheet is whole without a network. */
import { transaction } from '#kernel/server/db.ts';
import { isMutual } from '#missions';
import { arrangeMeetings, standingOf } from '#missions/server';
import { launchBrowser } from '../tests/support/browser.ts';
import { everySection, withHub } from './support/hub.ts';
import { mostMeetings } from './support/mission/bound.ts';
import { crowd } from './support/mission/crowd.ts';
import { editAtRandom } from './support/mission/editing.ts';
import { readOffline } from './support/mission/reading.ts';

const small = process.argv.includes('--small');
const SEED = 20_990_208;
const [SIDE, TABLES, EDITS] = [30, 10, small ? 40 : 2000];
/** Of what the bound allows, which knows no hours and is not always to be had. */
const LEAST = 0.97;

const wrong: string[] = [];
const figures = await withHub({ crowd: true, args: [], env: { LOG_LEVEL: 'warn' } }, async ({ url }) => {
	await everySection();
	const people = await crowd(SIDE, TABLES, SEED);
	const by = { actor: null, source: 'demo' as const };
	const began = performance.now();
	const arranged = await transaction((tx) => arrangeMeetings(tx, people.id, by));
	const took = performance.now() - began;
	const { pairs, able, slots } = await standingOf(people.id);
	const mutual = pairs.filter(isMutual);
	const bound = mostMeetings(mutual, (party) => able.get(party)?.size ?? 0, TABLES * slots.length);
	const edited = await editAtRandom(people, EDITS, SEED);
	wrong.push(...edited.wrong);
	const browser = await launchBrowser();
	const read = await readOffline(url, people.id, browser).finally(() => browser.close());
	wrong.push(...read.wrong);
	return { arranged, took, mutual: mutual.length, bound, edited, read };
});
const share = figures.arranged.mutual / figures.bound;
if (share < LEAST)
	wrong.push(`of ${figures.bound} wishes of both sides that could be met ${figures.arranged.mutual} are`);
for (const sentence of wrong.slice(0, 40)) console.log(`! ${sentence}`);
const { arranged, took, mutual, bound, edited, read } = figures;
console.log(
	`mission: ${arranged.mutual} of ${mutual} wishes of both sides met, of ${bound} that a bound allows (${Math.round(share * 100)} %), ${arranged.meetings} meetings arranged in ${Math.round(took)} ms; ${EDITS} edits by hand, ${edited.done} done, ${edited.clashes} refused by a clash that is named, ${edited.other} for another reason; a sheet of ${read.lines} lines without a network; ${wrong.length} things wrong`
);
process.exitCode = wrong.length ? 1 : 0;
