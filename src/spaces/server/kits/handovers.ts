import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, type Ref, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { keepPicture, type ReadyPicture } from '#kernel/server/pictures.ts';
import { allot } from '../allocations.ts';
import { lockHouses } from '../houses.ts';
import { takeInHand } from '../occupancy.ts';
import { stocks } from '../stock.ts';
import type { On } from '../tables.ts';
import { type Promised, promised, type ScannedUnit, unitByCode } from './units.ts';

/** In which condition a unit is: in words, and on a photo that the team alone sees. */
export type Condition = Readonly<{ note: string; photo: ReadyPicture | null }>;

const NOTE_MOST = 500;
const MINUTE = 60_000;

/**
 * Hands a unit out to whoever it is promised to. One who comes before her time has it from now on.
 * @throws kits_out while it is out, kits_not_promised when it is not for them, `Taken` when somebody else has it before, kits_unit_promised, 404.
 */
export async function handOut(tx: Tx, code: string, subject: Ref, condition: Condition, by: By): Promise<void> {
	const unit = await held(tx, code);
	if (unit.out) throw refused('kits_out');
	const found = (await promised(unit.space, tx)).find(({ id }) => id === subject.id);
	if (!found) throw refused('kits_not_promised');
	const now = new Date();
	if (found.startsAt > now) await startNow(tx, unit, found, now, by);
	const stock = (await stocks([unit.space], tx)).get(unit.space);
	const { rows } = await sql<{ id: string }>`
		select id from spaces.allocation where subject_kind = ${found.kind} and subject = ${found.id}`.execute(tx);
	if (!stock || !(await takeInHand(tx, stock, rows[0]?.id ?? '', unit.id))) throw refused('kits_unit_promised');
	await sql`insert into spaces.handover (id, subject_kind, subject, unit, due_at, out_by, out_note, out_photo)
		values (${newId()}, ${found.kind}, ${found.id}, ${unit.id}, ${found.endsAt}, ${personOf(by)}, ${noteOf(condition)}, ${await kept(tx, condition)})`.execute(
		tx
	);
	await record(tx, {
		...by,
		verb: 'spaces.handed_out',
		object: ref('space', unit.space),
		context: ref(found.kind, found.id),
		detail: { minutes: Math.round((found.endsAt.getTime() - now.getTime()) / MINUTE), photo: condition.photo !== null }
	});
}

/** Takes a unit back; with the last one that was out, what is left of the time is free again. @throws kits_in when it is not out, 404. */
export async function handBack(tx: Tx, code: string, condition: Condition, by: By): Promise<void> {
	const unit = await held(tx, code);
	if (!unit.out) throw refused('kits_in');
	const { id, subject, dueAt } = unit.out;
	await sql`update spaces.handover set back_at = now(), back_by = ${personOf(by)}, back_note = ${noteOf(condition)}, back_photo = ${await kept(tx, condition)}
		where id = ${id}`.execute(tx);
	await record(tx, {
		...by,
		verb: 'spaces.handed_back',
		object: ref('space', unit.space),
		context: subject,
		detail: {
			lateMinutes: Math.max(0, Math.round((Date.now() - dueAt.getTime()) / MINUTE)),
			photo: condition.photo !== null
		}
	});
	await freeTheRest(tx, subject, by);
}

/** A unit that nobody else hands out or takes back until the transaction ends. @throws 404 */
async function held(tx: Tx, code: string): Promise<ScannedUnit> {
	const { place } = await unitByCode(code, tx);
	await lockHouses(tx, [place]);
	return unitByCode(code, tx);
}

async function startNow(tx: Tx, unit: ScannedUnit, { kind, id, endsAt }: Promised, now: Date, by: By): Promise<void> {
	const { rows } = await sql<{ quantity: number }>`
		select quantity from spaces.allocation where subject_kind = ${kind} and subject = ${id}`.execute(tx);
	const quantity = rows[0]?.quantity ?? 1;
	await allot(tx, [{ subject: ref(kind, id), space: unit.space, startsAt: now, endsAt, quantity }], by);
}

async function freeTheRest(tx: Tx, subject: Ref, by: By): Promise<void> {
	const { rows } = await sql<{ space: string; startsAt: Date; quantity: number }>`
		select space, lower(during) as starts_at, quantity from spaces.allocation a
		where subject_kind = ${subject.kind} and subject = ${subject.id} and lower(during) < now() and upper(during) > now()
			and not exists (select from spaces.handover h where h.subject_kind = a.subject_kind and h.subject = a.subject and h.back_at is null)
			and (select count(*) from spaces.handover h where h.subject_kind = a.subject_kind and h.subject = a.subject) >= a.quantity`.execute(
		tx
	);
	await allot(
		tx,
		rows.map((row) => ({ ...row, subject, endsAt: new Date() })),
		by
	);
}

/** The photo that was made of a unit when it went or came, for the team. @throws 404 */
export async function conditionPhoto(
	unit: string,
	handover: string,
	side: 'out' | 'back',
	on: On = db
): Promise<string> {
	if (!isId(handover)) throw missing();
	const { rows } = await sql<{ hash: string | null }>`
		select ${sql.ref(side === 'out' ? 'out_photo' : 'back_photo')} as hash from spaces.handover where id = ${handover} and unit = ${unit}`.execute(
		on
	);
	if (!rows[0]?.hash) throw missing();
	return rows[0].hash;
}

const personOf = ({ actor }: By): string | null => (actor?.kind === 'person' ? actor.id : null);
const noteOf = ({ note }: Condition): string | null => note.trim().slice(0, NOTE_MOST) || null;
const kept = async (tx: Tx, { photo }: Condition): Promise<string | null> =>
	photo && (await keepPicture(tx, photo)).hash;
