import { sql } from 'kysely';
import { publishOffering, schedule, writeOffering } from '#agenda/server';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { catchUp } from '#kernel/server/activity/read.ts';
import { sequence } from '#kernel/server/activity/sequencer.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { addOrganization } from '#network/server';
import { book, labelSeats } from '#participation/server';
import { lessonCode } from '../classes/codes.ts';
import { openLesson, signPupilIn } from '../classes/sign-in.ts';
import { readForCompletion } from './reader.ts';

export const by = { actor: null, source: 'desk' } as const;
export const words = (fr: string) => ({ source: 'fr', fr }) as const;
const HOUR = 3_600_000;

/** An organisation that offers what is attended here. */
export async function ground(): Promise<void> {
	openSecret('a secret of thirty-two characters', '');
	const known = { locality: 'Mons', lat: null, lon: null, fictional: true, formerNames: [], sectors: [], sources: [] };
	const nothing = { website: null, founded: null, status: null, statusAsOf: null };
	await transaction((tx) =>
		addOrganization(
			tx,
			{ ...known, ...nothing, slug: 'hub', name: 'L’équipe', kind: 'hub', sentence: words('Une phrase.') },
			by
		)
	);
}

export type Seance = Readonly<{ id: string; pool: string; startsAt: Date; endsAt: Date; status: string }>;

/** A published activity with séances that begin so many hours from now. */
export function activity(...hours: readonly number[]): Promise<{ offering: string; seances: Seance[] }> {
	return transaction(async (tx) => {
		const slug = `activite-${newId().slice(-8)}`;
		const blank = { audience: null, price: null, minAge: null, sectors: [], languages: [], fictional: true };
		const told = { title: words(`Titre ${slug}`), summary: words('Résumé.'), body: null };
		const kind = { kind: 'class', area: 'learning', organization: 'hub' } as const;
		const offering = await writeOffering(tx, { slug, ...blank, ...told, ...kind });
		await publishOffering(tx, offering, by);
		const seances: Seance[] = [];
		for (const hour of hours) {
			const startsAt = new Date(Date.now() + hour * HOUR);
			const when = {
				startsAt,
				endsAt: new Date(startsAt.getTime() + 2 * HOUR),
				timeZone: 'Europe/Brussels',
				place: null
			};
			const made = await schedule(tx, offering, { ...when, capacity: null, waiting: true, offerMinutes: null }, by);
			seances.push({ ...made, startsAt, endsAt: when.endsAt, status: 'scheduled' });
		}
		return { offering, seances };
	});
}

/** A new person with a place in some séances. @returns her id and her seats. */
export async function guest(name: string, ...seances: readonly Seance[]) {
	const email = `${newId()}@example.org`;
	const person = await transaction((tx) => findOrMakePerson(tx, { name, email, locale: 'fr', fictional: true }));
	const seats: { id: string; ticket: string; booking: string }[] = [];
	for (const { id, pool } of seances) {
		const request = { name, email, locale: 'fr', seats: [{ name: undefined }], idempotencyKey: newId() } as const;
		const asked = { ...request, seats: [...request.seats] };
		const actor = ref('person', person);
		const subject = ref('occurrence', id);
		const receipt = await book(asked, { subject, kind: 'rsvp', pools: [pool], actor, source: 'web' });
		seats.push(...receipt.seats.map(({ id, ticket }) => ({ id, ticket, booking: receipt.booking.id })));
	}
	return { person, seats };
}

/** A pupil of a class of her own, on a seat that is no person's. @returns her id, and the token of a session. */
export async function pupilOn(seat: string, booking: string): Promise<{ pupil: string; token: string }> {
	const [id, pupil] = [newId(), newId()];
	await sql`insert into learning.school_class (id, school, year, stream, locale, code, erases_on)
		values (${id}, 'École', 'p6', 'core', 'fr', ${id}, now() + interval '1 year')`.execute(db);
	await sql`insert into learning.class_booking (booking, class, occurrence, pupils, year, stream)
		select id, ${id}, subject, 1, 'p6', 'core' from participation.booking where id = ${booking}`.execute(db);
	await sql`insert into learning.pupil (id, class, number, pseudonym) values (${pupil}, ${id}, 14, 'Loutre 14')`.execute(
		db
	);
	await sql`insert into learning.pupil_seat (seat, pupil) values (${seat}, ${pupil})`.execute(db);
	await transaction((tx) => labelSeats(tx, [{ seat, name: 'Loutre 14', holder: null }], by));
	const until = new Date(Date.now() + HOUR);
	await transaction((tx) => openLesson(tx, id, until, by));
	const { rows } = await sql<{ round: number }>`
		select lesson_round as round from learning.school_class where id = ${id}`.execute(db);
	const { token } = await signPupilIn({ code: lessonCode(id, rows[0]?.round ?? 0), pupil, pictures: [] }, until);
	return { pupil, token };
}

/** Brings the reader to the end of the log, with what it tells itself. */
export async function caughtUp(): Promise<void> {
	for (let turn = 0; turn < 5; turn++) {
		await sequence();
		if (!(await catchUp('learning.completion', readForCompletion))) return;
	}
}
