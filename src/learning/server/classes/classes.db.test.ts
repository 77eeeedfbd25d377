import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bookedOccurrence, offeringBySlug, occurrence as publicOccurrence, schedule } from '#agenda/server';
import type { Fact } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { nameForOthers } from '#kernel/identity/server/visibility.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { prepareJobs, stopJobs } from '#kernel/server/jobs.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { openStorage } from '#kernel/server/storage.ts';
import { isoDate } from '#kernel/time.ts';
import { bookingById, cancel } from '#participation/server';
import { addKit, lend, loansIn } from '#spaces/server';
import { testDatabase } from '../../../../tests/support/database.ts';
import { erasureDay } from '../../classes/class.ts';
import { bookClass, resizeClass, visitOf } from './bookings.ts';
import { endVisits } from './called-off.ts';
import { claimCard, claimPupil } from './claiming.ts';
import { afternoonOf, by, classOf, kitNamed } from './classes.fixture.ts';
import { classesOf, lessonCodeOf } from './classes.ts';
import { pupilsByYear } from './figures.ts';
import { erasePupil, exportPupil, forgetClasses } from './forgetting.ts';
import { afternoons } from './offers.ts';
import { cardsOf, makePupils, pupilsOf, resetSecrets } from './pupils.ts';
import { acceptRequest, askForClass, schoolRequests } from './requests.ts';
import { choosePictures, openLesson, pupilOfSession, signPupilIn } from './sign-in.ts';
import { decideWork, hangWork, wallOf } from './works.ts';

let occurrence: string;
let offering: string;
const tonight = new Date(Date.now() + 3_600_000);

beforeAll(async () => {
	openSecret('a secret for the tests', '.');
	openStorage(mkdtempSync(join(tmpdir(), 'classes-')));
	const { connection } = await testDatabase();
	prepareJobs(connection);
	({ occurrence, offering } = await afternoonOf(60));
});
afterAll(stopJobs);

async function booked(pupils: number, more: Parameters<typeof classOf>[1] = {}) {
	const receipt = await bookClass(classOf(pupils, more), occurrence, { actor: null, source: 'web' });
	const visit = await visitOf(receipt.booking.id);
	return { booking: receipt.booking, id: visit?.class ?? '', receipt };
}

const resize = (booking: string, pupils: number) =>
	transaction((tx) => resizeClass(tx, booking, { pupils, adults: null }, { actor: null, source: 'web' }));
type Card = Readonly<{ id: string; pictures?: readonly string[] | null }> | undefined;
const enter = (code: string, card: Card, pictures: readonly string[] = card?.pictures ?? []) =>
	signPupilIn({ code, pupil: card?.id ?? '', pictures }, tonight);
const live = async (booking: string) => (await bookingById(booking)).seats.filter(({ state }) => state === 'confirmed');

test('a class of 28 is one booking of nameless seats; 25 give three back, and one more than there is room for is refused with how many are left', async () => {
	const { booking } = await booked(28);
	expect(booking.seats).toHaveLength(28);
	expect(booking.seats.every(({ holder, name }) => holder === null && name === null)).toBe(true);
	await resize(booking.id, 25);
	expect(await live(booking.id)).toHaveLength(25);
	await resize(booking.id, 30);
	expect(await live(booking.id)).toHaveLength(30);
	const other = await booked(20, { email: 'noe@exemple.invalid' });
	await expect(resize(other.booking.id, 35)).rejects.toMatchObject({
		code: 'participation_group_full',
		params: { more: 15, left: 10 }
	});
	await expect(booked(3)).rejects.toMatchObject({ code: 'classes_pupils_few' });
	await expect(booked(20, { year: 's5' })).rejects.toMatchObject({ code: 'classes_year_not' });
	await resize(other.booking.id, 5);
	await resize(booking.id, 10);
});

test('pupils sign in with their pictures, stand at the door by pseudonym, and a new card serves once', async () => {
	const { booking, id } = await booked(8);
	await transaction((tx) => makePupils(tx, id, 8, by));
	await transaction((tx) => makePupils(tx, id, 8, by));
	const [first, second] = await cardsOf(id);
	const { code } = await classOfId(id);
	const { token, mustChoose } = await enter(code, first);
	expect(mustChoose).toBe(false);
	expect(await pupilOfSession(token)).toMatchObject({ pseudonym: first?.pseudonym, class: id });
	await expect(enter(code, first, second?.pictures ?? [])).rejects.toMatchObject({
		code: 'classes_secret_wrong'
	});
	expect((await live(booking.id)).map(({ name }) => name).sort()).toEqual(
		(await pupilsOf(id)).map(({ pseudonym }) => pseudonym).sort()
	);
	await transaction((tx) => resetSecrets(tx, id, null, by));
	expect(await pupilOfSession(token)).toBeNull();
	const [fresh] = await cardsOf(id);
	expect(fresh?.pictures).not.toEqual(first?.pictures);
	const once = await enter(code, fresh);
	expect(once.mustChoose).toBe(true);
	// the answer was lost on the way: her card still opens
	const again = await enter(code, fresh);
	await transaction((tx) => choosePictures(tx, again.token, ['robot', 'cat', 'sun']));
	await expect(enter(code, fresh)).rejects.toMatchObject({
		code: 'classes_secret_wrong'
	});
	expect(await pupilOfSession(once.token)).toBeNull();
	await expect(transaction((tx) => choosePictures(tx, again.token, ['key', 'cup', 'sun']))).rejects.toMatchObject({
		status: 404
	});
	const own = await enter(code, fresh, ['robot', 'cat', 'sun']);
	expect(own.mustChoose).toBe(false);
	expect((await cardsOf(id))[0]?.pictures).toBeNull();
});

test('who came with the code of the lesson cannot choose the pictures of the pupil she says she is', async () => {
	const { id } = await booked(5, { email: 'eve@exemple.invalid' });
	await transaction((tx) => makePupils(tx, id, 5, by));
	await transaction((tx) => resetSecrets(tx, id, null, by));
	const [victim] = await cardsOf(id);
	await transaction((tx) => openLesson(tx, id, tonight, by));
	const { token, mustChoose } = await enter(await lessonOf(id), victim, []);
	expect([mustChoose, (await pupilOfSession(token))?.mustChoose]).toEqual([false, false]);
	await expect(transaction((tx) => choosePictures(tx, token, ['key', 'cup', 'sun']))).rejects.toMatchObject({
		status: 404
	});
	const { code } = await classOfId(id);
	expect((await enter(code, victim)).mustChoose).toBe(true);
});

test('a class that comes again has its pupils in both séances, and is kept as long as the later one asks', async () => {
	const { id, booking } = await booked(6, { email: 'ana@exemple.invalid' });
	await transaction((tx) => makePupils(tx, id, 6, by));
	const startsAt = new Date(Date.now() + 100 * 86_400_000);
	const when = { startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000), timeZone: 'Europe/Brussels', place: null };
	const next = await transaction((tx) =>
		schedule(tx, offering, { ...when, capacity: 20, waiting: false, offerMinutes: null }, by)
	);
	const actor = { kind: 'person', id: booking.party ?? '' };
	const again = await bookClass(classOf(5, { email: 'ana@exemple.invalid' }), next.id, {
		actor,
		source: 'web',
		again: id
	});
	expect((await live(again.booking.id)).every(({ name }) => name !== null)).toBe(true);
	const [its] = await classesOf(actor.id);
	expect(its?.visits).toHaveLength(2);
	expect(its?.class.erasesOn).toBe(erasureDay(isoDate(when.endsAt, when.timeZone)));
	const stranger = { kind: 'person', id: newId() };
	await expect(bookClass(classOf(5), next.id, { actor: stranger, source: 'web', again: id })).rejects.toMatchObject({
		status: 404
	});
	await resize(booking.id, 5);
});

test('the code of a lesson opens without pictures, and another one ends it', async () => {
	const { id } = await booked(6, { email: 'sam@exemple.invalid' });
	await transaction((tx) => makePupils(tx, id, 6, by));
	const [pupil] = await pupilsOf(id);
	await transaction((tx) => openLesson(tx, id, tonight, by));
	const before = await lessonOf(id);
	await enter(before, pupil, []);
	await transaction((tx) => openLesson(tx, id, tonight, by));
	await expect(enter(before, pupil, [])).rejects.toMatchObject({
		status: 404
	});
});

test('a work is seen once it is shown; a pupil who is erased leaves nothing of it, and a claimed one keeps hers when the class goes', async () => {
	const { booking, id } = await booked(5, { email: 'zoe@exemple.invalid' });
	await transaction((tx) => makePupils(tx, id, 5, by));
	const [gone, claimed] = await pupilsOf(id);
	const hang = (pupil: string, title: string) =>
		transaction((tx) =>
			hangWork(tx, { id: pupil, class: id }, { id: newId(), title, text: null, link: null, picture: null })
		);
	await hang(gone?.id ?? '', 'Planche inoubliable');
	await hang(claimed?.id ?? '', 'Mon jeu');
	expect(await wallOf(id)).toHaveLength(0);
	for (const { id: work } of await wallOf(id, { waiting: true }))
		await transaction((tx) => decideWork(tx, id, work, 'shown', by));
	expect(await wallOf(id)).toHaveLength(2);
	expect(JSON.stringify(await exportPupil(id, gone?.id ?? ''))).toContain('Planche inoubliable');
	await erasePupil(id, gone?.id ?? '', by);
	expect(await wallOf(id)).toHaveLength(1);
	const code = await transaction((tx) => claimCard(tx, id, claimed?.id ?? ''));
	const young = await transaction((tx) =>
		findOrMakePerson(tx, { name: 'Trop Jeune', email: null, locale: 'fr', birthYear: 2020 })
	);
	const claim = { code, claimant: 'parent', born: 2015 } as const;
	await expect(transaction((tx) => claimPupil(tx, claim, young, by))).rejects.toMatchObject({
		code: 'classes_claim_adult'
	});
	await expect(
		transaction((tx) => claimPupil(tx, { ...claim, claimant: 'self', born: 1999 }, young, by))
	).rejects.toMatchObject({ code: 'classes_claim_parent' });
	const person = await transaction((tx) =>
		findOrMakePerson(tx, { name: 'Ida Treize', email: 'ida@exemple.invalid', locale: 'fr' })
	);
	await transaction((tx) => claimPupil(tx, claim, person, by));
	expect(await nameForOthers(person)).toBeNull();
	const again = transaction((tx) => claimPupil(tx, claim, person, by));
	await expect(again).rejects.toMatchObject({
		code: 'classes_claim_wrong'
	});
	expect((await bookingById(booking.id)).seats.some(({ holder }) => holder === person)).toBe(true);
	await forgetClasses(new Date(Date.now() + 500 * 86_400_000));
	const { rows } = await sql<{ title: string }>`select title from learning.class_work`.execute(db);
	expect(rows.map(({ title }) => title)).toEqual(['Mon jeu']);
	const { rows: classes } = await sql`select id from learning.school_class`.execute(db);
	expect(classes).toHaveLength(0);
	expect((await pupilsByYear())[0]?.booked).toBeGreaterThan(8);
});

test('a class that becomes smaller keeps the seat of a pupil who has claimed her account', async () => {
	const { booking, id } = await booked(6, { email: 'kim@exemple.invalid' });
	await transaction((tx) => makePupils(tx, id, 6, by));
	const pupil = (await pupilsOf(id)).at(-1)?.id ?? '';
	const code = await transaction((tx) => claimCard(tx, id, pupil));
	const person = await transaction((tx) => findOrMakePerson(tx, { name: 'Kim Quinze', email: null, locale: 'fr' }));
	await transaction((tx) => claimPupil(tx, { code, claimant: 'parent', born: 2015 }, person, by));
	await resize(booking.id, 5);
	expect((await live(booking.id)).some(({ holder }) => holder === person)).toBe(true);
});

test('a school asks once; accepting makes a séance with the class in it and lends a kit, which nobody else gets', async () => {
	const given = { ...classOf(20), locality: 'Jurbise', wanted: ['2099-03-11'] };
	const id = await askForClass(given, offering, null, '2026-11-26');
	expect(await askForClass(given, offering, null, '2026-11-26')).toBe('');
	await expect(askForClass({ ...given, wanted: ['2020-01-01'] }, offering, null, '2026-11-26')).rejects.toMatchObject({
		code: 'classes_wanted_past'
	});
	const kit = await transaction((tx) => addKit(tx, kitNamed('Kit 1'), by));
	const [startsAt, endsAt] = [new Date('2099-03-11T12:30:00Z'), new Date('2099-03-11T15:00:00Z')];
	await acceptRequest(id, { startsAt, endsAt, kit, kitFrom: startsAt, kitUntil: endsAt, answer: null }, by);
	const [request] = await schoolRequests();
	expect(request?.state).toBe('accepted');
	expect((await bookingById(request?.booking ?? '')).seats).toHaveLength(20);
	const lendAgain = (from: string, until: string) =>
		transaction((tx) =>
			lend(tx, { space: kit, borrower: 'Autre école', startsAt: new Date(from), endsAt: new Date(until) }, by)
		);
	await expect(lendAgain('2099-03-11T14:00:00Z', '2099-03-12T14:00:00Z')).rejects.toMatchObject({
		code: 'kits_lent'
	});
	await lendAgain('2099-03-11T15:00:00Z', '2099-03-12T14:00:00Z');
});

test('a class at its school is in no list, nobody else registers for it, and it ends with its booking', async () => {
	const teacher = await transaction((tx) => findOrMakePerson(tx, { name: 'Lila', email: null, locale: 'fr' }));
	const given = { ...classOf(8), locality: 'Jurbise', wanted: ['2099-05-11'] };
	const id = await askForClass(given, offering, { kind: 'person', id: teacher }, '2026-11-26');
	const kit = await transaction((tx) => addKit(tx, kitNamed('Kit 2'), by));
	const [startsAt, endsAt] = [new Date('2099-05-11T12:30:00Z'), new Date('2099-05-11T15:00:00Z')];
	const loan = { kitFrom: startsAt, kitUntil: endsAt, answer: null };
	const accept = (kit: string) => acceptRequest(id, { startsAt, endsAt, ...loan, kit }, by);
	await expect(accept(newId())).rejects.toMatchObject({ status: 404 });
	expect((await schoolRequests(teacher))[0]?.state).toBe('asked');
	await accept(kit);
	const booking = await bookingById((await schoolRequests(teacher))[0]?.booking ?? '');
	// hers who asked, whoever has the address that she typed
	expect(booking.party).toBe(teacher);
	const seance = booking.subject.id;
	expect((await afternoons()).some(({ listing }) => listing.occurrence.id === seance)).toBe(false);
	expect((await offeringBySlug('cyberpack')).coming.some((one) => one.id === seance)).toBe(false);
	await expect(publicOccurrence(seance)).rejects.toMatchObject({ status: 404 });
	await expect(bookClass(classOf(5), seance, { actor: null, source: 'web' })).rejects.toMatchObject({ status: 404 });
	expect((await bookedOccurrence(seance)).occurrence.theme).toBeNull();
	await transaction((tx) => cancel(tx, booking.id, { source: 'web', by: 'party' }));
	const told = booking.seats.map(({ id }) => ({ verb: 'participation.cancelled', object: { kind: 'seat', id } }));
	await transaction((tx) => endVisits(tx, told as unknown as Fact[]));
	expect((await bookedOccurrence(seance)).occurrence.status).toBe('cancelled');
	expect((await loansIn(startsAt, endsAt)).filter(({ space }) => space === kit)).toEqual([]);
});

test('one address holds no more places in a séance than the largest class', async () => {
	const when = { startsAt: new Date('2099-06-11T12:30:00Z'), endsAt: new Date('2099-06-11T15:00:00Z') };
	const terms = { timeZone: 'Europe/Brussels', place: null, capacity: 200, waiting: false, offerMinutes: null };
	const { id } = await transaction((tx) => schedule(tx, offering, { ...when, ...terms }, by));
	const book = () => bookClass(classOf(30, { email: 'b@x.test' }), id, { actor: null, source: 'web', network: '::1' });
	await book();
	await expect(book()).rejects.toMatchObject({ code: 'participation_address_most' });
});

async function classOfId(id: string): Promise<{ code: string }> {
	const { rows } = await sql<{ code: string; party: string }>`
		select c.code, b.party from learning.school_class c join learning.class_booking v on v.class = c.id
		join participation.booking_card b on b.id = v.booking where c.id = ${id}`.execute(db);
	const [row] = rows;
	expect((await classesOf(row?.party ?? '')).some((one) => one.class.id === id)).toBe(true);
	return { code: row?.code ?? '' };
}

async function lessonOf(id: string): Promise<string> {
	return (await lessonCodeOf(id)) ?? '';
}
