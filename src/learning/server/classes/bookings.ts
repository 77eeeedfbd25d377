import { sql } from 'kysely';
import { bookedOccurrence, registerGroup } from '#agenda/server';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { callBy } from '#kernel/identity/server/persons.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { isoDate } from '#kernel/time.ts';
import type { Locale } from '#kernel/words.ts';
import { type Booking, type Receipt, resizeBooking } from '#participation/server';
import type { ClassBooking } from '../../classes/class.schema.ts';
import { type ClassOffer, erasureDay } from '../../classes/class.ts';
import type { SchoolYear, Stream } from '../../classes/years.ts';
import { taughtClass } from './classes.ts';
import { newCode } from './codes.ts';
import { classOffer } from './offers.ts';
import { bindSeats } from './pupils.ts';

type On = Tx | typeof db;

/** The booking of a class: what stands beside the seats. `class` is null once its data is erased. */
export type ClassVisit = Readonly<{
	booking: string;
	class: string | null;
	occurrence: string;
	pupils: number;
	/** Who accompany them; null when nobody was asked, as for a visit of a school. */
	adults: number | null;
	year: SchoolYear;
	stream: Stream;
	atSchool: boolean;
	/** What the teacher asked for her class, and in which language she writes. */
	needs: string | null;
	phone: string | null;
	locale: Locale | null;
}>;

/**
 * Books a séance for a class: as many nameless seats as pupils. The same key again gives the same booking.
 * @param by `actor` null: she is a guest, and nobody whom the hub knows by the address she gives; `again`: a class of hers that comes once more, with its pseudonyms.
 * @throws classes_pupils_few, classes_pupils_many, classes_year_not, classes_stream_not, 404, and what `registerGroup` throws.
 */
export async function bookClass(
	request: ClassBooking,
	occurrence: string,
	{ again = null, network = '', ...by }: By & Readonly<{ again?: string | null; network?: string }>
): Promise<Receipt> {
	if (again) await taughtClass(by.actor?.id ?? '', again);
	if (!isId(occurrence)) throw missing();
	const { occurrence: seance, offering } = await bookedOccurrence(occurrence);
	const offer = await classOffer(offering.id);
	if (!offer.atHub) throw missing();
	suits(request, offer);
	const { name, email, idempotencyKey, locale } = request;
	const seats = Array.from({ length: request.pupils }, () => ({ name: undefined }));
	return registerGroup({ name, email, idempotencyKey, locale, seats }, occurrence, {
		...{ ...by, network, most: offer.maxPupils },
		also: async (tx, { booking }) => {
			if (by.actor) await callBy(tx, by.actor.id, name, by);
			const when = { endsAt: seance.endsAt, timeZone: seance.timeZone };
			if (again) await comeAgain(tx, again, request, { ...when, booking, atSchool: false }, by);
			else await addVisit(tx, request, { ...when, booking, atSchool: false }, by);
		}
	});
}

type Visit = Readonly<{ booking: Booking; endsAt: Date; timeZone: string; atSchool: boolean }>;
type About = Pick<ClassBooking, 'school' | 'pupils' | 'year' | 'stream' | 'needs' | 'phone' | 'locale'> &
	Readonly<{ adults?: number }>;

/** Writes a class down beside its booking. @returns the id of the class. */
export async function addVisit(
	tx: Tx,
	about: About,
	{ booking, endsAt, timeZone, atSchool }: Visit,
	by: By
): Promise<string> {
	const id = newId();
	const { school, year, stream, needs, phone, locale } = about;
	await sql`insert into learning.school_class (id, school, year, stream, needs, phone, locale, code, erases_on)
		values (${id}, ${school}, ${year}, ${stream}, ${needs}, ${phone}, ${locale}, ${newCode('class')}, ${erasureDay(isoDate(endsAt, timeZone))})`.execute(
		tx
	);
	await visit(tx, id, about, { booking, atSchool }, by);
	return id;
}

/** The same class in another séance: its day of erasure moves, what is said anew holds, and its pupils are bound to the new seats. */
async function comeAgain(
	tx: Tx,
	id: string,
	about: About,
	{ booking, endsAt, timeZone, atSchool }: Visit,
	by: By
): Promise<void> {
	const day = erasureDay(isoDate(endsAt, timeZone));
	await sql`update learning.school_class set erases_on = greatest(erases_on, ${day}::date),
		needs = coalesce(${about.needs}, needs), phone = coalesce(${about.phone}, phone) where id = ${id}`.execute(tx);
	await visit(tx, id, about, { booking, atSchool }, by);
	await bindSeats(tx, id, by);
}

async function visit(
	tx: Tx,
	id: string,
	{ pupils, adults, year, stream }: About,
	{ booking, atSchool }: Pick<Visit, 'booking' | 'atSchool'>,
	by: By
): Promise<void> {
	await sql`insert into learning.class_booking (booking, class, occurrence, pupils, adults, year, stream, at_school)
		values (${booking.id}, ${id}, ${booking.subject.id}, ${pupils}, ${adults ?? null}, ${year}, ${stream}, ${atSchool})`.execute(
		tx
	);
	const actor = booking.party ? ref('person', booking.party) : by.actor;
	await record(tx, {
		...{ verb: 'learning.class_booked', actor, source: by.source, object: ref('class', id) },
		...{ context: booking.subject, detail: { pupils, year, stream, atSchool } }
	});
}

/** What stands beside a booking when it is one of a class; null when it is not. */
export async function visitOf(booking: string, on: On = db): Promise<ClassVisit | null> {
	const { rows } = await sql<ClassVisit>`
		select v.booking, v.class, v.occurrence, v.pupils, v.adults, v.year, v.stream, v.at_school, c.needs, c.phone, c.locale
		from learning.class_booking v left join learning.school_class c on c.id = v.class where v.booking = ${booking}`.execute(
		on
	);
	return rows[0] ?? null;
}

/**
 * Changes how many come: seats of pupils are given back, or added while there is room. Pupils who lose their seat keep their card.
 * @throws classes_pupils_few, classes_pupils_many, participation_group_full with how many more can come, what `resizeBooking` throws, 404.
 */
export async function resizeClass(
	tx: Tx,
	booking: string,
	{ pupils, adults }: Readonly<{ pupils: number; adults: number | null }>,
	by: By
): Promise<void> {
	const visit = await visitOf(booking, tx);
	if (!visit) throw missing();
	const { occurrence, offering } = await bookedOccurrence(visit.occurrence, tx);
	if (occurrence.startsAt <= new Date()) throw refused('agenda_has_started');
	const offer = await classOffer(offering.id, tx);
	fits(pupils, offer);
	await resizeBooking(tx, booking, pupils, by);
	if (adults) await sql`update learning.class_booking set adults = ${adults} where booking = ${booking}`.execute(tx);
	if (pupils === visit.pupils) return;
	if (visit.class) await bindSeats(tx, visit.class, { actor: by.actor, source: by.source });
	await sql`update learning.class_booking set pupils = ${pupils} where booking = ${booking}`.execute(tx);
	const object = ref('class', visit.class ?? booking);
	const detail = { from: visit.pupils, to: pupils };
	await record(tx, {
		...by,
		verb: 'learning.class_resized',
		object,
		context: ref('occurrence', visit.occurrence),
		detail
	});
}

/** Keeps another telephone of the teacher, or none. @throws 404 when the booking is not one of a class, or its data is erased. */
export async function changePhone(tx: Tx, booking: string, phone: string | null): Promise<void> {
	const { rows } = await sql`update learning.school_class c set phone = ${phone} from learning.class_booking v
		where v.class = c.id and v.booking = ${booking} returning c.id`.execute(tx);
	if (!rows[0]) throw missing();
}

/** Whether a class may come to an activity: how large it is, its year and its stream. @throws when not. */
export function suits({ pupils, year, stream }: About, offer: ClassOffer): void {
	fits(pupils, offer);
	if (!offer.years.includes(year)) throw refused('classes_year_not', {}, 422);
	if (!offer.streams.includes(stream)) throw refused('classes_stream_not', {}, 422);
}

function fits(pupils: number, { minPupils, maxPupils }: ClassOffer): void {
	if (pupils < minPupils) throw refused('classes_pupils_few', { least: minPupils }, 422);
	if (pupils > maxPupils) throw refused('classes_pupils_many', { most: maxPupils }, 422);
}
