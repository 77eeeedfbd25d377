import { sql } from 'kysely';
import { missing } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { isPlayable } from '../../story/bundle.ts';
import { bundleOf } from '../stories/reading.ts';
import { type On, within } from '../tables.ts';

/** A run as it is kept: its log is the record, all else is what the fold over it said last. */
export type Run = Readonly<{
	id: string;
	person: string;
	story: string;
	/** The hash of its version of the story. */
	version: string;
	/** The version that it was moved from. */
	was: string | null;
	seed: number;
	log: readonly string[];
	stateHash: string;
	/** The chapters that have begun, in order. */
	chapters: readonly string[];
	ending: string | null;
	branchedFrom: string | null;
	canvas: string | null;
	begunAt: Date;
	lastAt: Date;
}>;

/** A run in a list. */
export type RunInShort = Omit<Run, 'log' | 'person' | 'was' | 'story'> &
	Readonly<{
		/** The word of its story's address. */
		story: string;
		choices: number;
	}>;

const columns = [
	...(['id', 'person', 'story', 'version', 'was', 'seed', 'log', 'stateHash', 'chapters'] as const),
	...(['ending', 'branchedFrom', 'canvas', 'begunAt', 'lastAt'] as const)
] as const;

/** Somebody's runs, the latest first. */
export async function runsOf(person: string, on: On = db): Promise<RunInShort[]> {
	return within(on)
		.selectFrom('journey.run as r')
		.innerJoin('journey.story as s', 's.id', 'r.story')
		.select(['r.id', 's.slug as story', 'r.version', 'r.seed', 'r.stateHash', 'r.chapters', 'r.ending'])
		.select(['r.branchedFrom', 'r.canvas', 'r.begunAt', 'r.lastAt'])
		.select(sql<number>`cardinality(r.log)`.as('choices'))
		.where('r.person', '=', person)
		.orderBy('r.lastAt', 'desc')
		.orderBy('r.id')
		.execute();
}

/** The run of a story that somebody played last, of those that today's rules of the game can play. @param story the word of its address */
export async function lastPlayable(person: string, story: string): Promise<string | undefined> {
	for (const { id, version, story: its } of await runsOf(person))
		if (its === story && isPlayable(await bundleOf(version))) return id;
	return undefined;
}

/** One of somebody's runs. @throws 404, also for another's */
export async function runOf(person: string, id: string, on: On = db): Promise<Run> {
	const run = isId(id) ? await runById(id, on) : undefined;
	if (run?.person !== person) throw missing();
	return run;
}

/** A run, whoever's it is. */
export const runById = (id: string, on: On): Promise<Run | undefined> =>
	within(on).selectFrom('journey.run').select(columns).where('id', '=', id).executeTakeFirst();

/** The same, held until the end of the transaction. */
export const lockRun = (tx: Tx, id: string): Promise<Run | undefined> =>
	within(tx).selectFrom('journey.run').select(columns).where('id', '=', id).forUpdate().executeTakeFirst();

/** One thing at a time for one player: her first run and what closes her challenges must not miss each other. */
export async function lockPlayer(tx: Tx, person: string): Promise<void> {
	await sql`select pg_advisory_xact_lock(hashtext('journey.player'), hashtext(${person}))`.execute(tx);
}
