import { type Bundle, Play } from '#journey';
import { answerWish, takeSync, walk } from '#journey/server';
import { newId } from '#kernel/id.ts';
import { transaction } from '#kernel/server/db.ts';
import type { People } from './activities.ts';
import type { Demonstration } from './shapes.ts';

type Player = Demonstration['journey']['crowd'][number];
/** So far nobody plays. */
const MOST = 400;

/** Plays a run as a policy does, keeps it as its player's browser would have sent it, and says what she answered before and after. @returns its id */
export async function tellRun(bundle: Bundle, player: Player, { id, locale }: People[number]): Promise<string> {
	const { seed, before, after } = player;
	const log = logOf(bundle, player);
	const [run, key] = [newId(), newId()];
	const hashes = { before: Play.open(bundle, seed).hash(), after: Play.open(bundle, seed, log).hash() };
	const sent = { run, key, seed, hash: bundle.hash, base: 0, entries: log, ...hashes };
	const answer = await takeSync(id, sent, locale);
	if (answer.status !== 'kept') throw new Error(`the run of ${player.person} is ${answer.status}`);
	await transaction(async (tx) => {
		await answerWish(tx, id, bundle.story, 'before', asWish(before));
		if (after) await answerWish(tx, id, bundle.story, 'after', asWish(after));
	});
	return run;
}

/** What was chosen until some choices into a chapter, or to the end of the story if that comes first. No challenge is taken in: those are the hub's to close. */
function logOf(bundle: Bundle, { seed, policy, chapter, more }: Player): string[] {
	const alone = { ...bundle, quests: [] };
	let from: Play | undefined;
	for (let [left, within] = [MOST, false]; left > 0; left--) {
		const { play, how, error } = walk(alone, { policy, seed, keen: true, most: 1, from });
		if (how === 'error') throw new Error(`a run cannot be played: ${error}`);
		from = play;
		if (how !== 'long') break;
		if (!within && begun(play, chapter)) [within, left] = [true, more + 1];
	}
	return [...(from?.log ?? [])];
}

const begun = ({ pages }: Play, chapter: string): boolean =>
	pages.some(({ lines }) => lines.some((line) => line.chapter === chapter));

const asWish = ([desirability, feasibility]: Player['before']) => ({ desirability, feasibility });
