import { missing, refused } from '#kernel/errors.ts';
import { type Ref, ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { checkIn, markNoShows, passagesOf, undo } from '#participation/server';
import type { AttendanceState, ExcuseReason } from '../../completion/attendance.ts';
import { type Attendee, attendanceOf, rulesOf } from './attendance.ts';
import { within } from './tables.ts';

/**
 * What a list says anew of one seat. `was` and `wasReason`: what the list that was filled in had said; `unlessSaid`: only if nobody has said
 * anything meanwhile.
 */
export type Mark = Readonly<{
	seat: string;
	to: AttendanceState;
	was: AttendanceState | null;
	reason?: ExcuseReason | null;
	wasReason?: ExcuseReason | null;
	unlessSaid?: boolean;
}>;

type Seance = Readonly<{ id: string; startsAt: Date; status: string }>;
type Task = Readonly<{ seance: Seance; who: Attendee; actor: Ref | null; gate: string; lateAt: Date }>;

const source = 'desk';
/** As early as the door opens. */
const EARLY_MS = 3 * 3_600_000;

/**
 * Writes a list down: who is present, late, excused or absent. What a list says as before, or as somebody else has said meanwhile, changes nothing;
 * what was said before is taken back, and stays in the history.
 * @param gate what the history says of where it was written.
 * @returns how many were changed. Throws completion_cancelled, completion_too_early, completion_not_late_yet, or 404 for a seat of another séance.
 */
export const mark = (seance: Seance, marks: readonly Mark[], actor: Ref, gate: string): Promise<number> =>
	transaction((tx) => markWithin(tx, seance, marks, actor, gate));

/** The same within a transaction. */
export async function markWithin(
	tx: Tx,
	seance: Seance,
	marks: readonly Mark[],
	actor: Ref | null,
	gate: string
): Promise<number> {
	if (seance.status === 'cancelled') throw refused('completion_cancelled');
	if (seance.startsAt.getTime() - EARLY_MS > Date.now()) throw refused('completion_too_early', {}, 422);
	const list = new Map((await attendanceOf(seance, tx)).map((one) => [one.seat, one]));
	const lateAt = new Date(seance.startsAt.getTime() + (await rulesOf(seance.id, tx)).lateMinutes * 60_000);
	let changed = 0;
	// in one order whatever the form's, so that two lists at once do not wait for each other
	for (const one of marks.toSorted((a, b) => (a.seat < b.seat ? -1 : 1))) {
		const who = list.get(one.seat);
		if (!who) throw missing();
		if (!isNew(one, who)) continue;
		await change(tx, { seance, who, actor, gate, lateAt }, one.to, one.reason ?? 'other');
		changed++;
	}
	return changed;
}

/** Marks everybody of whom the list says nothing yet. @returns how many. */
export async function markRest(seance: Seance, to: 'present' | 'absent', actor: Ref, gate: string): Promise<number> {
	const open = (await attendanceOf(seance)).filter(({ state }) => state === 'open');
	const marks = open.map(({ seat }): Mark => ({ seat, to, was: 'open', unlessSaid: true }));
	return mark(seance, marks, actor, gate);
}

/** Whether a list says of somebody what it did not say when it was opened, and what nobody else has said meanwhile. */
function isNew({ to, was, reason = null, wasReason = null, unlessSaid }: Mark, who: Attendee): boolean {
	if (unlessSaid && who.state !== 'open') return false;
	const asBefore = was === to && (to !== 'excused' || reason === wasReason);
	const asSaid = who.state === to && (to !== 'excused' || reason === who.reason);
	return !asBefore && !asSaid;
}

async function change(tx: Tx, task: Task, to: AttendanceState, reason: ExcuseReason): Promise<void> {
	const { seance, who, actor } = task;
	const subject = ref('occurrence', seance.id);
	// also of who came in spite of it, and is present
	await withdrawExcuse(tx, seance, who.seat, actor);
	if (who.state === 'present' || who.state === 'late') await takeBack(tx, subject, who.seat, actor);
	if (to === 'present' || to === 'late') return enter(tx, task, to);
	if (to === 'excused') return excuse(tx, seance, who.seat, reason, actor);
	if (to === 'absent') await markNoShows(tx, subject, { source, actor }, [who.seat]);
}

async function takeBack(tx: Tx, subject: Ref, seat: string, actor: Ref | null): Promise<void> {
	const standing = (await passagesOf(subject, tx)).filter((one) => one.seat === seat && !one.undoneAt);
	for (const { nonce } of standing.toReversed()) await undo(tx, subject, nonce, { source, actor });
}

/** On a list that is filled in later, who was there came at the beginning, and who was late as late as that begins. */
async function enter(tx: Tx, { seance, who, gate, lateAt }: Task, to: 'present' | 'late'): Promise<void> {
	if (to === 'late' && lateAt > new Date()) throw refused('completion_not_late_yet', {}, 422);
	const at = to === 'late' ? lateAt : new Date(Math.min(Date.now(), seance.startsAt.getTime()));
	const scan = { ticket: who.ticket, nonce: newId(), at, gate };
	await checkIn(tx, ref('occurrence', seance.id), scan, { source: 'door', missed: true });
}

async function excuse(tx: Tx, { id }: Seance, seat: string, reason: ExcuseReason, actor: Ref | null): Promise<void> {
	const written = await within(tx)
		.insertInto('learning.excuse')
		.values({ id: newId(), seat, occurrence: id, reason, givenBy: actor?.id ?? null })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (!written.numInsertedOrUpdatedRows) return;
	const about = { actor, object: ref('seat', seat), context: ref('occurrence', id), source } as const;
	await record(tx, { ...about, verb: 'learning.excused', detail: {} });
}

async function withdrawExcuse(tx: Tx, { id }: Seance, seat: string, actor: Ref | null): Promise<void> {
	const withdrawn = await within(tx)
		.updateTable('learning.excuse')
		.set({ withdrawnAt: new Date(), withdrawnBy: actor?.id ?? null })
		.where('seat', '=', seat)
		.where('withdrawnAt', 'is', null)
		.executeTakeFirst();
	if (!withdrawn.numUpdatedRows) return;
	const about = { actor, object: ref('seat', seat), context: ref('occurrence', id), source } as const;
	await record(tx, { ...about, verb: 'learning.excuse_withdrawn', detail: {} });
}
