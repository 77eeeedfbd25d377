import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bookedOccurrence, reschedule, schedule } from '#agenda/server';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { transaction } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { prepareJobs, stopJobs } from '#kernel/server/jobs.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { openStorage } from '#kernel/server/storage.ts';
import { isoDate } from '#kernel/time.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { ClassBooking } from '../../classes/class.schema.ts';
import { erasureDay } from '../../classes/class.ts';
import { bookClass, changePhone, resizeClass, visitOf } from './bookings.ts';
import { afternoonOf, by, classOf } from './classes.fixture.ts';
import { schoolClassOf } from './classes.ts';
import { forgetClasses } from './forgetting.ts';
import { classOffer } from './offers.ts';
import { directionFacts, parentsFacts } from './papers.ts';
import { exportClasses } from './persons.ts';
import { acceptRequest, askForClass, declineRequest, schoolRequest } from './requests.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const how = { actor: null, source: 'web' } as const;
let occurrence: string;
let offering: string;

beforeAll(async () => {
	openSecret('a secret for the tests', '.');
	openStorage(mkdtempSync(join(tmpdir(), 'contact-')));
	const { connection } = await testDatabase();
	prepareJobs(connection);
	({ occurrence, offering } = await afternoonOf(90));
});
afterAll(stopJobs);

async function booked(more: Parameters<typeof classOf>[1] = {}) {
	const { booking } = await bookClass(classOf(12, more), occurrence, how);
	return { booking, id: (await visitOf(booking.id))?.class ?? '' };
}

test('the adults of a class take no pupil’s place, and may be others later', async () => {
	const { booking } = await booked({ adults: 3 });
	expect(booking.seats).toHaveLength(12);
	expect(await visitOf(booking.id)).toMatchObject({ pupils: 12, adults: 3 });
	await transaction((tx) => resizeClass(tx, booking.id, { pupils: 12, adults: 4 }, how));
	expect(await visitOf(booking.id)).toMatchObject({ pupils: 12, adults: 4 });
	await transaction((tx) => resizeClass(tx, booking.id, { pupils: 11, adults: null }, how));
	expect(await visitOf(booking.id)).toMatchObject({ pupils: 11, adults: 4 });
});

test('a telephone is the teacher’s to take away, and forgotten a month after the last séance', async () => {
	const { booking, id } = await booked({ phone: '+32 470 12 34 56', email: 'tel@exemple.invalid' });
	expect(await visitOf(booking.id)).toMatchObject({ phone: '+32 470 12 34 56' });
	expect((await exportClasses(booking.party ?? '')).classes).toMatchObject([{ phone: '+32 470 12 34 56' }]);
	const { occurrence: seance } = await bookedOccurrence(occurrence);
	await forgetClasses(new Date(seance.endsAt.getTime() + 30 * DAY));
	expect((await schoolClassOf(id)).phone).not.toBeNull();
	await forgetClasses(new Date(seance.endsAt.getTime() + 33 * DAY));
	expect((await schoolClassOf(id)).phone).toBeNull();
});

test('a telephone is corrected or emptied by the booking’s link', async () => {
	const { booking, id } = await booked({ phone: '+32 470 12 34 56', email: 'autre@exemple.invalid' });
	await transaction((tx) => changePhone(tx, booking.id, '065 12 34 57'));
	expect((await schoolClassOf(id)).phone).toBe('065 12 34 57');
	await transaction((tx) => changePhone(tx, booking.id, null));
	expect((await schoolClassOf(id)).phone).toBeNull();
	await expect(transaction((tx) => changePhone(tx, newId(), null))).rejects.toMatchObject({ status: 404 });
});

test('once a request is answered its telephone stands with the class, or nowhere', async () => {
	const ask = (email: string, day: string) => {
		const { adults: _, ...about } = classOf(9, { phone: '065 12 34 58', email });
		return askForClass({ ...about, locality: 'Jurbise', wanted: [day] }, offering, null, '2026-11-26');
	};
	const [accepted, declined] = [
		await ask('oui@exemple.invalid', '2099-03-11'),
		await ask('non@exemple.invalid', '2099-03-12')
	];
	const [startsAt, endsAt] = [new Date('2099-03-11T12:30:00Z'), new Date('2099-03-11T15:00:00Z')];
	const loan = { kit: null, kitFrom: startsAt, kitUntil: endsAt };
	await acceptRequest(accepted, { startsAt, endsAt, ...loan, answer: null }, by);
	await transaction((tx) => declineRequest(tx, declined, 'Pas cette année.', by));
	const { booking } = await schoolRequest(accepted);
	expect((await visitOf(booking ?? ''))?.phone).toBe('065 12 34 58');
	expect([(await schoolRequest(accepted)).phone, (await schoolRequest(declined)).phone]).toEqual([null, null]);
});

test('a class that comes again has the needs and the telephone that are said then, and keeps those that are not', async () => {
	const { booking, id } = await booked({
		needs: 'Un coin calme.',
		phone: '065 12 34 56',
		email: 'retour@exemple.invalid'
	});
	const actor = ref('person', booking.party ?? '');
	const startsAt = new Date(Date.now() + 300 * HOUR);
	const when = {
		startsAt,
		endsAt: new Date(startsAt.getTime() + 2 * HOUR),
		timeZone: 'Europe/Brussels',
		place: 'quai'
	};
	const room = { capacity: 60, waiting: false, offerMinutes: null };
	const later = await transaction((tx) => schedule(tx, offering, { ...when, ...room }, by));
	const again = { ...classOf(12, { needs: 'Une rampe.', email: 'retour@exemple.invalid' }) };
	await bookClass(again, later.id, { actor, source: 'web', again: id });
	expect(await schoolClassOf(id)).toMatchObject({ needs: 'Une rampe.', phone: '065 12 34 56' });
});

test('the direction’s paper says who comes and what the class needs, in the teacher’s language; the parents’ does not', async () => {
	const { booking, id } = await booked({ needs: 'Un fauteuil roulant.', email: 'papiers@exemple.invalid', adults: 2 });
	const listing = await bookedOccurrence(occurrence);
	const paper = {
		...{ listing, offer: await classOffer(listing.offering.id), class: await schoolClassOf(id), teacher: booking.name },
		...{ pupils: 12, adults: 2, atSchool: false, hub: await hub() }
	};
	const direction = directionFacts(paper, 'nl');
	expect(direction).toContainEqual({ name: 'Begeleidende volwassenen', text: '2' });
	expect(direction).toContainEqual({ name: 'Noden van de klas', text: 'Un fauteuil roulant.', lang: 'fr' });
	const parents = JSON.stringify(parentsFacts(paper, 'fi'));
	expect(parents).toContain('École du Canal');
	for (const hidden of ['Lila', 'fauteuil']) expect(parents).not.toContain(hidden);
});

test('the day of erasure that a teacher reads follows a séance that is moved, and is never brought forward', async () => {
	const { booking, id } = await booked({ email: 'jour@exemple.invalid' });
	const read = async () => (await exportClasses(booking.party ?? '')).classes as { erasesOn: string }[];
	const { occurrence: seance } = await bookedOccurrence(occurrence);
	const moved = async (days: number) => {
		const [startsAt, endsAt] = [seance.startsAt, seance.endsAt].map((at) => new Date(at.getTime() + days * DAY)) as [
			Date,
			Date
		];
		await transaction((tx) => reschedule(tx, occurrence, { startsAt, endsAt, place: 'quai' }, by));
		return erasureDay(isoDate(endsAt, 'Europe/Brussels'));
	};
	const later = await moved(40);
	expect((await read())[0]?.erasesOn).toBe(later);
	expect((await schoolClassOf(id)).erasesOn).toBe(later);
	await forgetClasses();
	await moved(1);
	expect((await read())[0]?.erasesOn).toBe(later);
});

test('a telephone is a number as people write it, or none', () => {
	const { phone } = ClassBooking.shape;
	for (const good of ['+32 470 12 34 56', '065/12.34.56', '(0)470-123456']) expect(phone.parse(` ${good} `)).toBe(good);
	expect(phone.parse('  ')).toBeNull();
	for (const bad of ['appelez-moi', '12', '0470 12 34 56 après 16 h', '1'.repeat(41)])
		expect(phone.safeParse(bad).success).toBe(false);
});
