import { missing, refused } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import type { Shown } from '../../moment.ts';
import { showAgain } from '../competences/game.ts';
import { playOn } from '../playing.ts';
import { lockRun } from '../runs/runs.ts';
import { goLive } from '../stories/keeping.ts';
import { bundleOf } from '../stories/reading.ts';
import { within } from '../tables.ts';
import { inFlight, rehearsalOf } from './rehearsing.ts';

/** A run as it will be on the version that is published. */
type Moved = Readonly<{
	run: string;
	/** The state's hash when it was looked at: who has played since stays. */
	seen: string;
	log: readonly string[];
	hash: string;
	chapters: readonly string[];
	ending: string | null;
	shown: readonly Shown[];
}>;

/** What publishing did with the runs in flight. `played`: somebody went on meanwhile, and her run stays with its version. */
export type Published = Readonly<{ moved: number; back: number; pinned: number; played: number }>;

/**
 * Publishes a version after its rehearsal, and does with each run what was decided, all in one transaction. What is live already may be published again, for runs that were left behind. A run that was begun since the rehearsal, or went on,
 * stays with its version: no run is ever moved without having been tried. @throws journey_rehearsal_old when another version was published meanwhile, 404
 */
export async function publishRehearsed(rehearsal: string, by: By): Promise<Published> {
	const { version, at, runs } = await rehearsalOf(rehearsal);
	const moves: Moved[] = [];
	for (const { run, decision } of runs)
		if (decision !== 'pin') moves.push(...(await prepared(rehearsal, run, version)));
	return transaction(async (tx) => {
		const story = await storyOf(tx, version, at);
		let [moved, back, played] = [0, 0, 0];
		for (const move of moves) {
			const done = await apply(tx, move, version);
			if (!done) played++;
			else if (runs.find(({ run }) => run === move.run)?.decision === 'checkpoint') back++;
			else moved++;
		}
		await goLive(tx, { story, hash: version }, by);
		const pinned = (await inFlight(story, version, tx)).length - played;
		return { moved, back, pinned, played };
	});
}

/** Plays a run on the version that is published, as far as was decided. */
async function prepared(rehearsal: string, id: string, version: string): Promise<Moved[]> {
	const row = await transaction((tx) => rehearsedRun(tx, rehearsal, id, version));
	if (!row) return [];
	const { stateHash: seen, seed, chapters } = row;
	const log = row.decision === 'checkpoint' ? row.log.slice(0, row.seq) : row.log;
	const played = await playOn({ bundle: await bundleOf(version), seed, log: [], entries: log });
	if (!played.ok) return [];
	const begun = [...new Set([...chapters, ...played.chapters])];
	return [{ run: id, seen, log, hash: played.hash, chapters: begun, ending: played.ending, shown: played.shown }];
}

/** A run that was tried, unless it is on that version already. */
async function rehearsedRun(tx: Tx, rehearsal: string, id: string, version: string) {
	const row = await within(tx)
		.selectFrom('journey.rehearsalRun as h')
		.innerJoin('journey.run as r', 'r.id', 'h.run')
		.select(['h.stateHash', 'h.decision', 'h.detail', 'r.seed', 'r.log', 'r.chapters'])
		.where('h.rehearsal', '=', rehearsal)
		.where('h.run', '=', id)
		.where('r.version', '<>', version)
		.executeTakeFirst();
	const detail = row?.detail as { checkpoint?: { seq: number } | null } | undefined;
	return row && { ...row, seq: detail?.checkpoint?.seq ?? 0 };
}

async function apply(tx: Tx, { run: id, seen, hash, ending, ...move }: Moved, version: string): Promise<boolean> {
	const run = await lockRun(tx, id);
	if (run?.stateHash !== seen || run.version === version) return false;
	const [log, chapters] = [[...move.log], [...move.chapters]];
	const now = { version, was: run.version, log, stateHash: hash, chapters, ending };
	await within(tx).updateTable('journey.run').set(now).where('id', '=', id).execute();
	await showAgain(tx, { person: run.person, run: id }, move.shown);
	return true;
}

/** The story of a version, unless another version of it was published since. */
async function storyOf(tx: Tx, version: string, since: Date): Promise<string> {
	const row = await within(tx)
		.selectFrom('journey.storyVersion')
		.select('story')
		.where('hash', '=', version)
		.executeTakeFirst();
	if (!row) throw missing();
	const newer = await within(tx)
		.selectFrom('journey.storyVersion')
		.select('hash')
		.where('story', '=', row.story)
		.where('publishedAt', '>', since)
		.where('hash', '<>', version)
		.executeTakeFirst();
	if (newer) throw refused('journey_rehearsal_old');
	return row.story;
}
