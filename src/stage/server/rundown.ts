import { missing, refused } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { same } from '#kernel/same.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { keepRevision, takeRevision } from '#kernel/server/revisions.ts';
import { type Edit, edited, pollsIn, type Rundown, renamed } from '../rundown.ts';
import { type On, within } from './tables.ts';

const MOST_SEGMENTS = 100;
const MOST_CUES = 300;

/** The rundown of a show: its segments in order, and in each its cues in order. Two queries. */
export async function rundownOf(show: string, on: On = db): Promise<Rundown> {
	const segments = await within(on)
		.selectFrom('stage.segment')
		.select(['id', 'title', 'seconds', 'note'])
		.where('show', '=', show)
		.orderBy('position')
		.orderBy('id')
		.execute();
	const cues = await within(on)
		.selectFrom('stage.cue as c')
		.innerJoin('stage.segment as s', 's.id', 'c.segment')
		.select(['c.id', 'c.segment', 'c.content'])
		.where('s.show', '=', show)
		.orderBy('c.position')
		.orderBy('c.id')
		.execute();
	const inside = Map.groupBy(cues, ({ segment }) => segment);
	return segments.map((segment) => ({
		...segment,
		cues: (inside.get(segment.id) ?? []).map(({ id, content }) => ({ id, content }))
	}));
}

/**
 * Changes the rundown of a show; what it was is kept, to be undone.
 * @returns the rundown as it is then. Throws 404 when what is meant is gone, stage_rundown_long, stage_poll_gone, stage_codes_made.
 */
export const editRundown = (tx: Tx, show: string, edit: Edit, by: string | null): Promise<Rundown> =>
	change(tx, show, (rundown) => edited(rundown, edit, newId), by);

/** Puts the rundown of another show, or one that was read from a file, behind what is there. Throws what `editRundown` throws. */
export const appendRundown = (tx: Tx, show: string, more: Rundown, by: string | null): Promise<Rundown> =>
	change(tx, show, (rundown) => [...rundown, ...renamed(more, newId)], by);

/** Takes the latest change of a rundown back. @throws kernel_nothing_to_undo, stage_codes_made, 404. */
export async function undoRundown(tx: Tx, show: string): Promise<void> {
	const now = await lock(tx, show);
	const before = (await takeRevision(tx, ref('rundown', show))) as { rundown: Rundown };
	await write(tx, show, now, before.rundown);
}

async function change(
	tx: Tx,
	show: string,
	how: (rundown: Rundown) => Rundown | null,
	by: string | null
): Promise<Rundown> {
	const before = await lock(tx, show);
	const after = how(before);
	if (!after) throw missing();
	if (same(before, after)) return before;
	const cues = after.flatMap((segment) => segment.cues);
	if (after.length > MOST_SEGMENTS || cues.length > MOST_CUES)
		throw refused('stage_rundown_long', { segments: MOST_SEGMENTS, cues: MOST_CUES }, 422);
	const polls = new Set(pollsIn(after).map(({ id }) => id));
	if (cues.some(({ content }) => content.kind === 'result' && !polls.has(content.poll)))
		throw refused('stage_poll_gone', {}, 422);
	await keepRevision(tx, ref('rundown', show), { rundown: before }, by === null ? null : ref('person', by));
	await write(tx, show, before, after);
	return after;
}

async function lock(tx: Tx, show: string): Promise<Rundown> {
	if (!isId(show)) throw missing();
	const row = await within(tx)
		.selectFrom('stage.show')
		.select('id')
		.where('id', '=', show)
		.forUpdate()
		.executeTakeFirst();
	if (!row) throw missing();
	return rundownOf(show, tx);
}

/** What stays keeps its row, so that codes and what was on air still point to it. */
async function write(tx: Tx, show: string, before: Rundown, after: Rundown): Promise<void> {
	const segments = after.map(({ id, title, seconds, note }, position) => ({
		...{ id, show, position, seconds, note },
		title: JSON.stringify(title)
	}));
	const cues = after.flatMap(({ id: segment, cues }) =>
		cues.map(({ id, content }, position) => ({ id, segment, position, content: JSON.stringify(content) }))
	);
	const gone = cueIds(before).filter((id) => !cues.some((cue) => cue.id === id));
	await withoutCodes(tx, gone);
	if (segments.length)
		await within(tx)
			.insertInto('stage.segment')
			.values(segments)
			.onConflict((conflict) =>
				conflict.column('id').doUpdateSet((row) => ({
					position: row.ref('excluded.position'),
					title: row.ref('excluded.title'),
					seconds: row.ref('excluded.seconds'),
					note: row.ref('excluded.note')
				}))
			)
			.execute();
	if (cues.length)
		await within(tx)
			.insertInto('stage.cue')
			.values(cues)
			.onConflict((conflict) =>
				conflict.column('id').doUpdateSet((row) => ({
					segment: row.ref('excluded.segment'),
					position: row.ref('excluded.position'),
					content: row.ref('excluded.content')
				}))
			)
			.execute();
	const goneSegments = before.map(({ id }) => id).filter((id) => !after.some((segment) => segment.id === id));
	await remove(tx, 'stage.cue', gone);
	await remove(tx, 'stage.segment', goneSegments);
}

/** Codes that were handed out would open nothing any more. */
async function withoutCodes(tx: Tx, cues: readonly string[]): Promise<void> {
	if (!cues.length) return;
	const one = await within(tx)
		.selectFrom('stage.ballotCode')
		.select('cue')
		.where((row) => row('cue', '=', row.fn.any(row.val([...cues]))))
		.executeTakeFirst();
	if (one) throw refused('stage_codes_made');
}

async function remove(tx: Tx, from: 'stage.cue' | 'stage.segment', ids: readonly string[]): Promise<void> {
	if (!ids.length) return;
	await within(tx)
		.deleteFrom(from)
		.where((row) => row('id', '=', row.fn.any(row.val([...ids]))))
		.execute();
}

const cueIds = (rundown: Rundown): string[] => rundown.flatMap(({ cues }) => cues.map(({ id }) => id));
