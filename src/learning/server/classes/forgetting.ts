import { sql } from 'kysely';
import { missing } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { forgetPicture } from '#kernel/server/pictures.ts';
import { dropFiles } from '#kernel/server/storage.ts';
import { isoDate } from '#kernel/time.ts';
import { forgetDraft } from '#network/server';
import { countOnce, labelSeats } from '#participation/server';
import { exportParticipant, forgetParticipant } from '../completion/forgetting.ts';
import { erasesOn } from './classes.ts';

const job: By = { actor: null, source: 'job' };

/** What a pupil made and where she was, for whoever asks for her: nothing in it says who she is. @throws 404 when the class has no such pupil. */
export async function exportPupil(classId: string, pupil: string): Promise<Record<string, unknown>> {
	if (!isId(pupil)) throw missing();
	const { rows } = await sql<{ pseudonym: string; number: number; createdAt: Date }>`
		select pseudonym, number, created_at from learning.pupil where id = ${pupil} and class = ${classId}`.execute(db);
	if (!rows[0]) throw missing();
	const { rows: seats } = await sql<{
		seat: string;
	}>`select seat from learning.pupil_seat where pupil = ${pupil}`.execute(db);
	const done = await exportParticipant(
		pupil,
		seats.map(({ seat }) => seat)
	);
	return { ...rows[0], ...(await keptOf([pupil])), ...done };
}

/** The cards and presences of some pupils. */
export async function keptOf(pupils: readonly string[]): Promise<{ works: unknown[]; seances: unknown[] }> {
	const { rows: works } = await sql`
		select title, text, link, picture ->> 'hash' as picture, state, made_at from learning.class_work
		where pupil = any(${pupils}::uuid[]) order by made_at`.execute(db);
	const { rows: seances } = await sql`
		select v.occurrence, v.year, v.stream, b.seat, (select state from participation.seat s where s.id = b.seat) as state
		from learning.pupil_seat b join participation.seat s on s.id = b.seat join learning.class_booking v on v.booking = s.booking
		where b.pupil = any(${pupils}::uuid[])`.execute(db);
	return { works, seances };
}

/** Erases a pupil and all that is hers; seats and presences stay nameless, so that the counts stay true. @throws 404 when the class has no such pupil. */
export async function erasePupil(classId: string, pupil: string, by: By): Promise<void> {
	if (!isId(pupil)) throw missing();
	const files = await transaction(async (tx) => {
		const { rows } =
			await sql`select id from learning.pupil where id = ${pupil} and class = ${classId} for update`.execute(tx);
		if (!rows[0]) throw missing();
		const dropped = await forgetPupils(tx, [pupil], by);
		await record(tx, {
			...by,
			verb: 'learning.pupil_erased',
			object: ref('pupil', pupil),
			context: ref('class', classId),
			detail: {}
		});
		return dropped;
	});
	await dropFiles(files);
}

/** Erases the classes whose day has come. Who has claimed her account keeps what is hers. */
export async function forgetClasses(now = new Date()): Promise<void> {
	const today = isoDate(now, (await hub()).timeZone);
	// first, so that a class that cannot be erased keeps no telephone for longer
	await forgetPhones(today);
	await sql`update learning.school_class c set erases_on = ${erasesOn} where ${erasesOn} > c.erases_on`.execute(db);
	const { rows } = await sql<{
		id: string;
	}>`select id from learning.school_class where erases_on <= ${today}::date`.execute(db);
	for (const { id } of rows) {
		const files = await transaction((tx) => forgetClass(tx, id, job));
		await dropFiles(files);
	}
	await sql`delete from learning.pupil_session where until < ${now}`.execute(db);
	await sql`delete from learning.pupil_attempt where at < ${now}::timestamptz - interval '1 day'`.execute(db);
	await sql`update learning.class_request set contact_name = null, contact_email = null, phone = null, needs = null, answer = null, person = null
		where asked_at < ${now}::timestamptz - interval '13 months'`.execute(db);
}

/** A telephone is of no use a month after the last séance, or after the last day that was asked for. */
async function forgetPhones(today: string): Promise<void> {
	await sql`update learning.school_class c set phone = null where phone is not null and ${today}::date > (
		select max(o.ends_at at time zone o.time_zone)::date + 31
		from learning.class_booking v join agenda.occurrence o on o.id = v.occurrence where v.class = c.id)`.execute(db);
	await sql`update learning.class_request set phone = null
		where phone is not null and ${today}::date > (select max(day) + 31 from unnest(wanted) as day)`.execute(db);
}

/** Erases a class with its pupils. @returns the files to drop once that is kept. */
export async function forgetClass(tx: Tx, classId: string, by: By): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`select id from learning.pupil where class = ${classId} for update`.execute(
		tx
	);
	const ids = rows.map(({ id }) => id);
	const files = await forgetPupils(tx, ids, by);
	await sql`delete from learning.school_class where id = ${classId}`.execute(tx);
	await record(tx, {
		...by,
		verb: 'learning.class_forgotten',
		object: ref('class', classId),
		detail: { pupils: ids.length }
	});
	return files;
}

/** Erases pupils. @returns the files to drop once that is kept. */
export async function forgetPupils(tx: Tx, pupils: readonly string[], by: By): Promise<string[]> {
	const { rows: seats } = await sql<{ seat: string; pupil: string }>`
		select seat, pupil from learning.pupil_seat where pupil = any(${pupils}::uuid[])`.execute(tx);
	const files: string[] = [];
	for (const id of pupils) {
		const hers = seats.filter(({ pupil }) => pupil === id).map(({ seat }) => seat);
		files.push(...(await forgetParticipant(tx, id, hers)));
	}
	await countPupilsOnce(tx, pupils);
	await labelSeats(
		tx,
		seats.map(({ seat }) => ({ seat, name: null, holder: null })),
		by
	);
	const { rows: works } = await sql<{ hash: string | null; gallery: string | null }>`
		delete from learning.class_work where pupil = any(${pupils}::uuid[]) returning picture ->> 'hash' as hash, gallery`.execute(
		tx
	);
	await sql`delete from learning.pupil where id = any(${pupils}::uuid[])`.execute(tx);
	for (const { hash, gallery } of works) {
		// what the gallery shows has no name and stays; a draft that it does not show goes
		if (gallery) files.push(...((await forgetDraft(tx, gallery)) ?? []));
		if (hash && (await forgetPicture(tx, hash))) files.push(hash);
	}
	return files;
}

/** A pupil who was there several times stays one when nothing is left that says so. */
async function countPupilsOnce(tx: Tx, pupils: readonly string[]): Promise<void> {
	const { rows } = await sql<{ seat: string }>`
		select seat from (select p.seat, row_number() over (partition by p.pupil order by p.seat) as turn
			from learning.pupil_seat p join participation.attendance_card a on a.seat = p.seat and a.state = 'fulfilled'
			where p.pupil = any(${pupils}::uuid[])) its where turn > 1`.execute(tx);
	await countOnce(
		tx,
		rows.map(({ seat }) => seat)
	);
}
