import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { record } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import type { NewAppointment } from '../../inbox/appointment.ts';
import { checkElsewhere, written } from '../contacts.ts';
import { advisedFile, type File } from '../files.ts';
import { advisersOf, checkOperation } from '../filing.ts';
import { type Holder, holdersOf } from '../holders.ts';
import { within as withinFiles } from '../tables.ts';
import { writeAppointment } from './letters.ts';
import { type Appointment, lockAppointment } from './list.ts';
import { within } from './tables.ts';

const MOST_OPEN = 40;
/** So far ahead it may be. */
const AHEAD_MS = 400 * 86_400_000;

/**
 * Plans an appointment with holders of a file: it takes her time from now on, and goes into the calendars of all of them.
 * @throws 404, inbox_over, inbox_far, inbox_many_planned, inbox_not_hers (somebody whom the file is not about), support_two_places, venture_is_closed
 */
export async function planAppointment(
	tx: Tx,
	file: string,
	given: NewAppointment,
	viewer: Viewer,
	by: By
): Promise<void> {
	const { id, kind, from, until, title, place, link, operation } = given;
	const its = await advisedFile(viewer, file, tx);
	if (its.closedAt) throw refused('venture_is_closed');
	if (await lockAppointment(tx, file, id)) return;
	if (!by.at) checkTime(from);
	await checkOperation(tx, operation, its.operation);
	const holders = await invitedOf(tx, file, given.invited);
	await checkMany(tx, file);
	await checkElsewhere(tx, viewer.id, from, until);
	const contact = newId();
	const during = sql<string>`tstzrange(${from}::timestamptz, ${until}::timestamptz)`;
	await written(async () => {
		await withinFiles(tx)
			.insertInto('venture.contact')
			.values({
				id: contact,
				author: viewer.id,
				organization: its.keeper.id,
				kind,
				at: from,
				during,
				operation,
				summary: title,
				planned: true
			})
			.execute();
		await withinFiles(tx).insertInto('venture.contactFile').values({ contact, file }).execute();
	});
	const planned = by.at ? { plannedAt: by.at } : {};
	await within(tx)
		.insertInto('venture.appointment')
		.values({ id, contact, file, author: viewer.id, title, place, link, ...planned })
		.execute();
	await invite(tx, id, holders);
	const appointment = await standing(tx, file, id);
	await tell(tx, 'venture.appointment_planned', appointment, by);
	if (by.source !== 'demo') await writeAppointment(tx, { appointment, file: its, letter: 'planned' });
}

/** Changes an appointment: the calendars of all take the new one, those who are not invited any more are told that it is off, and who had answered is asked again. @throws the same */
export async function moveAppointment(
	tx: Tx,
	file: string,
	given: NewAppointment,
	viewer: Viewer,
	by: By
): Promise<void> {
	const [its, before] = await own(tx, file, given.id, viewer);
	const { id, kind, from, until, title, place, link, operation } = given;
	checkTime(from);
	await checkOperation(tx, operation, before.operation ?? its.operation);
	const holders = await invitedOf(tx, file, given.invited);
	await checkElsewhere(tx, viewer.id, from, until, before.contact);
	await written(async () => {
		await sql`update venture.contact set during = tstzrange(${from}::timestamptz, ${until}::timestamptz), at = ${from}, kind = ${kind}, operation = ${operation}, summary = ${title}
			where id = ${before.contact}`.execute(tx);
	});
	const sequence = before.sequence + 1;
	await within(tx)
		.updateTable('venture.appointment')
		.set({ title, place, link, sequence })
		.where('id', '=', id)
		.execute();
	await sql`delete from venture.invited where appointment = ${id}`.execute(tx);
	await invite(tx, id, holders);
	const appointment = await standing(tx, file, id);
	await tell(tx, 'venture.appointment_moved', appointment, by);
	const stay = new Set(holders.map(({ person }) => person));
	const gone = before.invited.filter(({ person }) => !stay.has(person)).map(({ person }) => person);
	if (gone.length)
		await writeAppointment(tx, { appointment: { ...before, sequence }, file: its, letter: 'cancelled' }, gone);
	await writeAppointment(tx, { appointment, file: its, letter: 'moved' });
}

/** Calls an appointment off: it goes out of the calendars of all, and her time is free. Where whoever invited accompanies no more, any adviser of the file can. @throws 404 */
export async function cancelAppointment(tx: Tx, file: string, id: string, viewer: Viewer, by: By): Promise<void> {
	const [its, before] = await standingFor(tx, file, id, viewer);
	const left = !(await advisersOf(its.keeper.id, tx)).some((one) => one.id === before.author);
	if (before.author !== viewer.id && !left) throw missing();
	const sequence = before.sequence + 1;
	await endAppointment(tx, before, by);
	await within(tx).updateTable('venture.appointment').set({ sequence }).where('id', '=', id).execute();
	await writeAppointment(tx, { appointment: { ...before, sequence }, file: its, letter: 'cancelled' });
}

/** Takes an appointment away without telling anybody by letter. */
export async function endAppointment(tx: Tx, appointment: Appointment, by: By): Promise<void> {
	const at = by.at ?? new Date();
	await within(tx)
		.updateTable('venture.appointment')
		.set({ cancelledAt: at })
		.where('id', '=', appointment.id)
		.execute();
	await withinFiles(tx)
		.updateTable('venture.contact')
		.set({ struckAt: at })
		.where('id', '=', appointment.contact)
		.execute();
	await tell(tx, 'venture.appointment_cancelled', appointment, by);
}

/** Her own appointment of a file in which she works. @throws 404 */
export async function own(tx: Tx, file: string, id: string, viewer: Viewer): Promise<[File, Appointment]> {
	const found = await standingFor(tx, file, id, viewer);
	if (found[1].author !== viewer.id) throw missing();
	return found;
}

async function standingFor(tx: Tx, file: string, id: string, viewer: Viewer): Promise<[File, Appointment]> {
	const its = await advisedFile(viewer, file, tx);
	const appointment = isId(id) ? await lockAppointment(tx, file, id) : undefined;
	if (!appointment) throw missing();
	return [its, appointment];
}

function checkTime(from: Date): void {
	if (from <= new Date()) throw refused('inbox_over', {}, 422);
	if (+from > Date.now() + AHEAD_MS) throw refused('inbox_far', {}, 422);
}

async function checkMany(tx: Tx, file: string): Promise<void> {
	const { rows } = await sql<{ count: number }>`
		select count(*)::int as count from venture.appointment a join venture.contact c on c.id = a.contact where a.file = ${file} and c.planned and c.struck_at is null`.execute(
		tx
	);
	if ((rows[0]?.count ?? 0) >= MOST_OPEN) throw refused('inbox_many_planned', { most: MOST_OPEN }, 422);
}

async function invitedOf(tx: Tx, file: string, persons: readonly string[]): Promise<Holder[]> {
	const all = await holdersOf(file, tx);
	const invited = all.filter((one) => one.accepted && !one.ended && one.email && persons.includes(one.person));
	if (invited.length !== new Set(persons).size) throw refused('inbox_not_hers', {}, 422);
	return invited;
}

async function invite(tx: Tx, appointment: string, holders: readonly Holder[]): Promise<void> {
	const rows = holders.map(({ person, email }) => ({ id: newId(), appointment, person, email: email ?? '' }));
	await within(tx).insertInto('venture.invited').values(rows).execute();
}

async function standing(tx: Tx, file: string, id: string): Promise<Appointment> {
	const appointment = await lockAppointment(tx, file, id);
	if (!appointment) throw missing();
	return appointment;
}

type Told = 'venture.appointment_planned' | 'venture.appointment_moved' | 'venture.appointment_cancelled';

async function tell(tx: Tx, verb: Told, { id, file, from, until, invited, link }: Appointment, by: By): Promise<void> {
	const minutes = Math.round((+until - +from) / 60_000);
	const detail = { minutes, invited: invited.length, online: link !== null };
	await record(tx, { ...by, verb, object: ref('venture_file', file), context: ref('appointment', id), detail });
}
