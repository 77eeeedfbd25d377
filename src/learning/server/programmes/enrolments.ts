import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { Locale } from '#kernel/words.ts';
import { bookWithin, cancel, lockPools } from '#participation/server';
import type { Application } from '../../programmes/application.ts';
import type { Payer } from '../../programmes/programme.ts';
import { keepBookings } from './bookings.ts';
import { forgetChanges } from './changes-of-persons.ts';
import { cohortById } from './cohorts.ts';
import { planInstalments } from './fees.ts';
import { type On, within } from './tables.ts';

/** Somebody's place in a cohort; the name is null once she is erased. */
export type Enrolment = Readonly<{
	id: string;
	cohort: string;
	person: string | null;
	booking: string;
	name: string | null;
	email: string | null;
	since: Date;
	leftAt: Date | null;
	payer: Payer;
	employer: string | null;
	employerScheme: 'bce' | 'vat' | null;
	employerNumber: string | null;
	orderNumber: string | null;
	invoiceNumber: string | null;
}>;

/** Makes a participant of whoever has taken the place she was offered, with a booking in every séance. @returns the enrolment's id. Throws programmes_enrolled_already. */
export async function enrolFrom(tx: Tx, { booking, cohort, person, payer }: Application, by: By): Promise<string> {
	const known = await within(tx)
		.selectFrom('learning.enrolment')
		.select('id')
		.where('booking', '=', booking)
		.executeTakeFirst();
	if (known) return known.id;
	if (!person) throw missing();
	// somebody may have enrolled her by hand meanwhile
	if ((await enrolmentsOf(person, tx)).some((one) => one.cohort === cohort && !one.leftAt))
		throw refused('programmes_enrolled_already');
	return write(tx, { booking, cohort, person, payer }, true, by);
}

type Newcomer = Readonly<{ name: string; email: string | null; locale: Locale; key: string }>;

/**
 * Enrols somebody by hand, without an application. The key of the form makes that pressing twice enrols once.
 * @returns the enrolment's id. Throws programmes_enrolled_already, programmes_cohort_full.
 */
export async function enrol(tx: Tx, cohortId: string, { key, ...given }: Newcomer, by: By): Promise<string> {
	const cohort = await cohortById(cohortId, tx);
	// of two presses at once the second finds who is here since the first
	await lockPools(tx, [cohort.pool]);
	const person = await findOrMakePerson(tx, given);
	const request = { ...given, seats: [{ name: undefined }], idempotencyKey: key };
	const { booking, seats } = await bookWithin(tx, request, {
		...{ subject: ref('cohort', cohort.id), kind: 'enrolment', pools: [cohort.pool] },
		...{ actor: ref('person', person), source: by.source }
	});
	const here = await enrolmentsIn(cohort.id, tx);
	const again = here.find((one) => one.booking === booking.id);
	if (again) return again.id;
	if (here.some((one) => one.person === person && !one.leftAt)) throw refused('programmes_enrolled_already');
	if (seats.some(({ state }) => state !== 'confirmed')) throw refused('programmes_cohort_full');
	return write(tx, { booking: booking.id, cohort: cohort.id, person, payer: 'participant' }, false, by);
}

/** Ends somebody's place in a cohort: it goes to whoever waits, and her places in what is to come are given back. A second call changes nothing. */
export async function leaveCohort(tx: Tx, { id, booking, cohort, person, leftAt }: Enrolment, by: By): Promise<void> {
	if (leftAt) return;
	await cancel(tx, booking, { by: 'organiser', source: by.source, actor: by.actor, reason: 'cohort_left' });
	await within(tx)
		.updateTable('learning.enrolment')
		.set({ leftAt: by.at ?? new Date() })
		.where('id', '=', id)
		.execute();
	await record(tx, {
		...{ ...by, verb: 'learning.left', object: ref('enrolment', id), context: ref('cohort', cohort), detail: {} },
		...(person ? { target: ref('person', person) } : {})
	});
	if (person) await forgetChanges(tx, person, cohort);
	await keepBookings(tx, cohort);
}

type Paying = Pick<
	Enrolment,
	'payer' | 'employer' | 'employerScheme' | 'employerNumber' | 'orderNumber' | 'invoiceNumber'
>;

/** Notes who pays for a place, and the numbers of the order and the invoice. */
export const notePayer = async (tx: Tx, enrolment: string, paying: Paying, by: By): Promise<void> => {
	await within(tx).updateTable('learning.enrolment').set(paying).where('id', '=', enrolment).execute();
	const object = ref('enrolment', enrolment);
	await record(tx, { ...by, verb: 'learning.payer_noted', object, detail: { payer: paying.payer } });
};

/** Who is and was in a cohort, by name. */
export const enrolmentsIn = (cohort: string, on: On = db): Promise<Enrolment[]> =>
	all(on).where('e.cohort', '=', cohort).orderBy('b.name').orderBy('e.id').execute();

/** What a person is and was enrolled in, the latest first. */
export const enrolmentsOf = (person: string, on: On = db): Promise<Enrolment[]> =>
	all(on).where('e.person', '=', person).orderBy('e.since', 'desc').execute();

/** A person's own place in a cohort, or the last one that she had there. @throws 404 when she never had one. */
export async function ownEnrolment(cohort: string, person: string, on: On = db): Promise<Enrolment> {
	const mine = (await enrolmentsOf(person, on)).filter((one) => one.cohort === cohort);
	const found = mine.find(({ leftAt }) => !leftAt) ?? mine[0];
	if (!found) throw missing();
	return found;
}

/** Somebody's place in a cohort, for who runs it. @throws 404. */
export async function enrolmentIn(cohort: string, id: string, on: On = db): Promise<Enrolment> {
	if (!isId(id)) throw missing();
	const found = await all(on).where('e.cohort', '=', cohort).where('e.id', '=', id).executeTakeFirst();
	if (!found) throw missing();
	return found;
}

const all = (on: On) =>
	within(on)
		.selectFrom('learning.enrolment as e')
		.innerJoin('participation.bookingCard as b', 'b.id', 'e.booking')
		.select(['e.id', 'e.cohort', 'e.person', 'e.booking', 'b.name', 'b.email', 'e.since', 'e.leftAt', 'e.payer'])
		.select(['e.employer', 'e.employerScheme', 'e.employerNumber', 'e.orderNumber', 'e.invoiceNumber']);

type New = Readonly<{ booking: string; cohort: string; person: string; payer: Payer }>;

async function write(tx: Tx, given: New, applied: boolean, by: By): Promise<string> {
	const id = newId();
	const unknown = {
		employer: null,
		employerScheme: null,
		employerNumber: null,
		orderNumber: null,
		invoiceNumber: null
	};
	await within(tx)
		.insertInto('learning.enrolment')
		.values({ id, ...given, leftAt: null, ...unknown, ...(by.at ? { since: by.at } : {}) })
		.execute();
	await planInstalments(tx, id, await cohortById(given.cohort, tx));
	await record(tx, {
		...{ ...by, verb: 'learning.enrolled', object: ref('enrolment', id), target: ref('person', given.person) },
		...{ context: ref('cohort', given.cohort), detail: { applied, payer: given.payer } }
	});
	await keepBookings(tx, given.cohort);
	return id;
}
