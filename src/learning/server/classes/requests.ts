import { sql } from 'kysely';
import { registerGroupWithin, schedule } from '#agenda/server';
import { missing, refused } from '#kernel/errors.ts';
import { type By, type Ref, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { callBy, guestOf } from '#kernel/identity/server/persons.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { post } from '#kernel/server/mail.ts';
import type { Locale, Words } from '#kernel/words.ts';
import { m } from '#messages';
import { type Booking, tokenOf } from '#participation/server';
import { lend } from '#spaces/server';
import type { ClassRequest } from '../../classes/class.schema.ts';
import type { SchoolYear, Stream } from '../../classes/years.ts';
import { addVisit, suits } from './bookings.ts';
import { classOffer, schoolActivities } from './offers.ts';

type On = Tx | typeof db;

/** An afternoon that a teacher asks for at her school. */
export type SchoolRequest = Readonly<{
	id: string;
	offering: string;
	title: Words;
	person: string | null;
	name: string | null;
	email: string | null;
	school: string;
	locality: string;
	pupils: number;
	year: SchoolYear;
	stream: Stream;
	needs: string | null;
	phone: string | null;
	/** ISO days, the one that would suit best first. */
	wanted: readonly string[];
	locale: Locale;
	state: 'asked' | 'accepted' | 'declined';
	answer: string | null;
	booking: string | null;
	askedAt: Date;
}>;

/**
 * Asks for an afternoon at the school. The same key again asks once.
 * @returns the id of the request. Throws what `suits` throws, classes_wanted_past, or 404 when the activity does not go to schools.
 */
export async function askForClass(
	given: ClassRequest,
	offering: string,
	actor: Ref | null,
	today: string
): Promise<string> {
	const offer = await classOffer(offering);
	if (!offer.atSchool) throw missing();
	suits(given, offer);
	if (given.wanted.some((day) => day <= today)) throw refused('classes_wanted_past', {}, 422);
	return transaction(async (tx) => {
		const person = actor?.id ?? (await guestOf(tx, given));
		if (actor) await callBy(tx, actor.id, given.name, { actor, source: 'web' });
		const { rows } = await sql<{ id: string }>`
			insert into learning.class_request (id, offering, person, contact_name, contact_email, school, locality, pupils, year, stream, needs, phone, wanted, locale, idempotency_key)
			values (${newId()}, ${offering}, ${person}, ${given.name}, ${given.email}, ${given.school}, ${given.locality}, ${given.pupils},
				${given.year}, ${given.stream}, ${given.needs}, ${given.phone}, ${[...given.wanted]}::date[], ${given.locale}, ${given.idempotencyKey})
			on conflict (idempotency_key) do nothing returning id`.execute(tx);
		if (!rows[0]) return '';
		const [id, detail] = [rows[0].id, { pupils: given.pupils, year: given.year, stream: given.stream }];
		await record(tx, {
			...{ verb: 'learning.class_requested', actor: ref('person', person), source: 'web', detail },
			...{ object: ref('class_request', id), context: ref('offering', offering) }
		});
		return id;
	});
}

/** The requests of schools, those without an answer first; of one person when she is named. */
export async function schoolRequests(person: string | null = null, on: On = db): Promise<SchoolRequest[]> {
	const { rows } = await sql<SchoolRequest>`
		select r.id, r.offering, f.title, r.person, r.contact_name as name, r.contact_email as email, r.school, r.locality, r.pupils, r.year, r.stream, r.needs, r.phone,
			array(select day::text from unnest(r.wanted) as day) as wanted, r.locale, r.state, r.answer, r.booking, r.asked_at
		from learning.class_request r join agenda.offering f on f.id = r.offering
		where ${person}::uuid is null or r.person = ${person} order by r.state <> 'asked', r.asked_at desc limit 300`.execute(
		on
	);
	return rows;
}

/** @throws 404 when there is no such request. */
export async function schoolRequest(id: string, on: On = db): Promise<SchoolRequest> {
	const found = isId(id) ? (await schoolRequests(null, on)).find((one) => one.id === id) : undefined;
	if (!found) throw missing();
	return found;
}

export type Acceptance = Readonly<{
	startsAt: Date;
	endsAt: Date;
	/** The id of the kit. */
	kit: string | null;
	kitFrom: Date;
	kitUntil: Date;
	answer: string | null;
}>;

/**
 * Accepts a request: a séance apart at that school with as many places as pupils, the booking of the class in it, and a kit on loan for those days; a letter
 * tells it. Where minors will be, and when, stands in no list. The telephone goes over to the class.
 * @throws classes_request_answered, kits_lent, or a refusal of the agenda; then nothing of it is kept.
 */
export async function acceptRequest(id: string, given: Acceptance, by: By): Promise<void> {
	const its = await schoolRequest(id);
	const published = (await schoolActivities()).some((one) => one.id === its.offering);
	if (its.state !== 'asked' || !its.email || !published) throw refused('classes_request_answered');
	const { email } = its;
	const { timeZone } = await hub();
	await transaction(async (tx) => {
		await claimRequest(tx, id);
		const booking = await bookVisit(tx, { ...its, email }, { ...given, timeZone }, by);
		if (given.kit !== null) {
			const when = { startsAt: given.kitFrom, endsAt: given.kitUntil };
			const borrower = { borrower: its.school, email, person: its.person, locale: its.locale };
			await lend(tx, { space: given.kit, ...borrower, ...when, request: id }, by);
		}
		await sql`update learning.class_request set booking = ${booking.id}, answer = ${given.answer}, phone = null where id = ${id}`.execute(
			tx
		);
		await answered(tx, id, true, by);
		await write(tx, its, tokenOf(booking.id), given.answer);
	});
}

/** For whom it was asked, not for whoever has the address that was typed. */
async function bookVisit(
	tx: Tx,
	its: SchoolRequest & Readonly<{ email: string }>,
	{ startsAt, endsAt, timeZone }: Pick<Acceptance, 'startsAt' | 'endsAt'> & Readonly<{ timeZone: string }>,
	by: By
): Promise<Booking> {
	const room = { place: null, apart: true, capacity: its.pupils, waiting: false, offerMinutes: null };
	const seance = await schedule(tx, its.offering, { startsAt, endsAt, timeZone, ...room }, by);
	const seats = Array.from({ length: its.pupils }, () => ({ name: undefined }));
	const about = { name: its.name ?? its.school, email: its.email, idempotencyKey: its.id, locale: its.locale, seats };
	const { booking } = await registerGroupWithin(tx, about, seance.id, {
		...{ actor: its.person ? ref('person', its.person) : null, source: by.source },
		also: async (tx, { booking }) => {
			await addVisit(tx, its, { booking, endsAt, timeZone, atSchool: true }, by);
		}
	});
	return booking;
}

/** Declines a request, with a word to the teacher, whose telephone is forgotten. @throws classes_request_answered, 404. */
export async function declineRequest(tx: Tx, id: string, answer: string, by: By): Promise<void> {
	const its = await schoolRequest(id, tx);
	const { rows } =
		await sql`update learning.class_request set state = 'declined', decided_at = now(), answer = ${answer}, phone = null
		where id = ${id} and state = 'asked' returning id`.execute(tx);
	if (!rows[0]) throw refused('classes_request_answered');
	await answered(tx, id, false, by);
	await write(tx, its, null, answer);
}

/** Of two who answer at once, one does. */
async function claimRequest(tx: Tx, id: string): Promise<void> {
	const { rows } = await sql`update learning.class_request set state = 'accepted', decided_at = now()
		where id = ${id} and state = 'asked' returning id`.execute(tx);
	if (!rows[0]) throw refused('classes_request_answered');
}

const answered = (tx: Tx, id: string, accepted: boolean, by: By) =>
	record(tx, {
		...by,
		verb: 'learning.class_request_answered',
		object: ref('class_request', id),
		detail: { accepted }
	});

/** The booking's own letter says when and where; this one says the team's word. */
async function write(tx: Tx, its: SchoolRequest, token: string | null, answer: string | null): Promise<void> {
	const { locale, email, person } = its;
	if (!email) return;
	const subject = token ? m.classes_letter_accepted({}, { locale }) : m.classes_letter_declined({}, { locale });
	const text = [m.kernel_hello({}, { locale }), subject, answer ?? ''].filter(Boolean).join('\n\n');
	await post(tx, {
		...{ to: email, locale, person, words: 'people' },
		...{ subject, text: `${text}\n` }
	});
}
