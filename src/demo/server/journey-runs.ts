import { type Bundle, Play } from '#journey';
import { answerWish, patiently, takeSync, walk } from '#journey/server';
import { newId } from '#kernel/id.ts';
import { happenedAt } from '#kernel/server/activity/record.ts';
import { transaction } from '#kernel/server/db.ts';
import type { People } from './activities.ts';
import { ago } from './calendar.ts';
import type { Demonstration } from './shapes.ts';

type Player = Demonstration['journey']['crowd'][number];
/** So far nobody plays. */
const MOST = 400;

/** Somebody who plays, and when she began. */
type Playing = Readonly<{ player: Player; known: People[number]; daysAgo: number }>;

const [EVENINGS, APART_DAYS] = [5, 4];

/** Plays a run as a policy does, keeps it evening by evening as its player's browser would have sent it, and says what she answered before and after. @returns its id */
export async function tellRun(bundle: Bundle, { player, known: { id, locale }, daysAgo }: Playing): Promise<string> {
	const { seed, before, after } = player;
	const log = logOf(bundle, player);
	await transaction((tx) => answerWish(tx, id, bundle.story, 'before', asWish(before)));
	const run = newId();
	const hashes = hashesOf(bundle, seed, log);
	const most = Math.ceil(log.length / EVENINGS);
	for (let [base, evening] = [0, 0]; base < log.length; base += most, evening++) {
		const entries = log.slice(base, base + most);
		const around = { before: hashes[base] ?? '', after: hashes[base + entries.length] ?? '' };
		const sent = { run, key: newId(), seed, hash: bundle.hash, base, entries, ...around };
		const at = ago(Math.max(0, daysAgo - evening * APART_DAYS));
		const { status } = await happenedAt(at, () => patiently(() => takeSync(id, sent, locale)));
		if (status !== 'kept') throw new Error(`the run of ${player.person} is ${status}`);
	}
	if (after) await transaction((tx) => answerWish(tx, id, bundle.story, 'after', asWish(after)));
	return run;
}

/** The fingerprint of a run before its first choice, and after each. */
function hashesOf(bundle: Bundle, seed: number, log: readonly string[]): string[] {
	const play = Play.open(bundle, seed);
	const hashes = [play.hash()];
	for (const choice of log) {
		play.choose(choice);
		hashes.push(play.hash());
	}
	return hashes;
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
