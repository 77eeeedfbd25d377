import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { catchUp, factsAfter } from '#kernel/server/activity/read.ts';
import { sequence } from '#kernel/server/activity/sequencer.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { outbox } from '#kernel/server/mail.ts';
import { readFileOf } from '#kernel/server/storage.ts';
import { bookingsOf } from '#participation/server';
import { admissions } from '../../programmes/admission.ts';
import { standingOf } from '../../programmes/application.ts';
import { decide, heldIn, read, sent, timetableFirst, web, weekly } from './admission.fixture.ts';
import { hearSeances } from './bookings.ts';
import { forgetApplications } from './forgetting.ts';
import {
	acceptOffer,
	addDocument,
	applicationById,
	applicationToRead,
	areIn,
	beginApplication,
	documentFile,
	documentsOf,
	enrol,
	enrolmentsIn,
	leaveCohort,
	nameReader,
	ownApplication,
	planCourse,
	reviewsOf,
	submitApplication,
	withdrawApplication,
	writeReview
} from './index.ts';
import { tellCandidates } from './letters.ts';
import { eraseStudies } from './persons.ts';
import { by, madeCohort, openGround, pdf, somebody } from './programmes.fixture.ts';

beforeAll(openGround);

test('a candidate is read by two who are blind to each other, accepted, and has a place in every séance', async () => {
	const { cohort, courses } = await madeCohort();
	const [zoe, ada, bo] = [await somebody('Zoe'), await somebody('Ada'), await somebody('Bo')];
	const first = (await timetableFirst(cohort)) ?? '';
	await transaction((tx) => planCourse(tx, cohort, { ...weekly, course: courses[0], first }, by));
	const id = await sent(zoe, cohort);
	await transaction(async (tx) => {
		const application = await applicationById(id, tx);
		await nameReader(tx, application, ada.id, by);
		await nameReader(tx, application, bo.id, by);
		await writeReview(tx, application, ada.id, { recommendation: 'accept', words: 'Très bien.' }, web(ada));
	});
	expect((await reviewsOf(id, bo.id)).map(({ words }) => words)).toEqual([null, null]);
	expect((await reviewsOf(id, ada.id)).map(({ words }) => words)).toEqual(['Très bien.', null]);
	expect((await reviewsOf(id, null)).map(({ recommendation }) => recommendation)).toEqual([null, null]);
	await expect(decide(id, 'accepted')).rejects.toThrow('programmes_unread');
	await transaction(async (tx) =>
		writeReview(tx, await applicationById(id, tx), bo.id, { recommendation: 'discuss', words: 'À voir.' }, web(bo))
	);
	expect((await reviewsOf(id, bo.id)).map(({ words }) => words)).toEqual(['Très bien.', 'À voir.']);
	await decide(id, 'accepted');
	await transaction(async (tx) => acceptOffer(tx, await ownApplication(id, zoe.id, tx), web(zoe)));
	const again = await transaction(async (tx) => acceptOffer(tx, await ownApplication(id, zoe.id, tx), web(zoe)));
	expect((await enrolmentsIn(cohort)).map((one) => one.id)).toEqual([again]);
	const booked = (await bookingsOf(zoe.id)).filter(({ subject }) => subject.kind === 'occurrence');
	expect(booked).toHaveLength(14);
	expect(new Set(booked.map(({ source }) => source))).toEqual(new Set(['job']));
	await sequence();
	const folded = admissions(await factsAfter(db, 0, 100_000)).get(id);
	expect(folded?.state).toBe('accepted');
	expect(folded?.readers).toHaveLength(2);
	const application = await applicationById(id);
	expect(standingOf(application, areIn(await reviewsOf(id, null)))).toBe('enrolled');
});

test('the places keep up: with a séance that is added, with who comes later, with who leaves', async () => {
	const { cohort, courses } = await madeCohort();
	const first = (await timetableFirst(cohort)) ?? '';
	const newcomer = (name: string, key: string) =>
		transaction((tx) => enrol(tx, cohort, { name, email: `${name}@exemple.invalid`, locale: 'fr', key }, by));
	const key = crypto.randomUUID();
	expect(await newcomer('Lea', key)).toBe(await newcomer('Lea', key));
	await transaction((tx) => planCourse(tx, cohort, { ...weekly, course: courses[0], first, count: 3 }, by));
	await newcomer('Max', crypto.randomUUID());
	await transaction((tx) =>
		planCourse(tx, cohort, { ...weekly, course: courses[1], first, start: '09:00', count: 2 }, by)
	);
	expect(await heldIn(cohort)).toBe(10);
	await expect(newcomer('Trop', crypto.randomUUID())).rejects.toThrow('programmes_cohort_full');
	await expect(newcomer('Max', crypto.randomUUID())).rejects.toThrow('programmes_enrolled_already');
	const [one] = await enrolmentsIn(cohort);
	if (!one) throw new Error('nobody is enrolled');
	await transaction((tx) => leaveCohort(tx, one, by));
	expect(await heldIn(cohort)).toBe(5);
	await sequence();
	await catchUp('learning.seances', hearSeances);
	expect(await heldIn(cohort)).toBe(5);
});

test('a full cohort lets wait, a freed place is offered, and each news is one letter', async () => {
	const { cohort } = await madeCohort({ places: 1 });
	const readers = [await somebody('Ada'), await somebody('Bo')];
	const [uma, vic] = [await somebody('Uma'), await somebody('Vic')];
	const [first, second] = [await sent(uma, cohort), await sent(vic, cohort)];
	await read(first, ...readers);
	await read(second, ...readers);
	await expect(decide(first, 'waiting')).rejects.toThrow('programmes_places_left');
	await decide(first, 'accepted');
	await decide(second, 'waiting', 'La liste est longue.');
	await expect(applicationToRead(second, readers[0]?.id ?? '')).rejects.toThrow('kernel_missing');
	expect((await applicationById(second)).state).toBe('waitlisted');
	await transaction(async (tx) => withdrawApplication(tx, await ownApplication(first, uma.id, tx), web(uma)));
	expect((await applicationById(second)).state).toBe('offered');
	await sequence();
	await catchUp('learning.candidates', tellCandidates);
	const asked = (await outbox(50)).filter(({ subject }) => subject.startsWith('Une candidature à lire'));
	expect(new Set(asked.map(({ recipient }) => recipient)).size).toBeGreaterThanOrEqual(2);
	const told = await sql`select from kernel.mail where text like '%La liste est longue.%'`.execute(db);
	expect(told.rows).toHaveLength(1);
	const letters = (await outbox(50))
		.filter(({ recipient }) => recipient === 'vic@exemple.invalid')
		.map(({ subject }) => subject);
	expect(letters.toReversed().map((subject) => subject.split(/\s?:/)[0])).toEqual([
		'Candidature reçue',
		'Liste d’attente',
		'Une place pour vous'
	]);
	const wil = await somebody('Wil');
	const third = await sent(wil, cohort);
	await read(third, ...readers);
	await decide(third, 'waiting');
	for (const { id } of [wil, vic]) await transaction((tx) => eraseStudies(tx, id));
	const ends = [await applicationById(second), await applicationById(third)].map(({ state }) => state);
	expect(ends).toEqual(['declined', 'withdrawn']);
});

test('a year after it led nowhere an application is blank, and its documents are gone but where others have the same', async () => {
	const { cohort } = await madeCohort();
	const [yan, zed] = [await somebody('Yan'), await somebody('Zed')];
	const [blank, other] = [await sent(yan, cohort), await sent(zed, cohort)];
	const own = Buffer.concat([pdf, Buffer.from('Yan seul')]);
	const added = await transaction(async (tx) =>
		addDocument(tx, await applicationById(blank, tx), { kind: 'other', name: 'a.pdf', content: own })
	);
	const { hash } = await documentFile(blank, added);
	await transaction(async (tx) => withdrawApplication(tx, await ownApplication(blank, yan.id, tx), web(yan)));
	await forgetApplications();
	expect((await applicationById(blank)).motivation).not.toBeNull();
	await sql`update learning.application set withdrawn_at = now() - interval '13 months' where id = ${blank}`.execute(
		db
	);
	await forgetApplications();
	expect(await applicationById(blank)).toMatchObject({ motivation: null, degree: null });
	expect(await documentsOf(blank)).toEqual([]);
	await expect(readFileOf(hash)).rejects.toThrow('kernel_missing');
	const [kept] = await documentsOf(other);
	expect((await readFileOf((await documentFile(other, kept?.id ?? '')).hash)).content.equals(pdf)).toBe(true);
});

test('what is no document, too large, or another’s application is refused', async () => {
	const { cohort } = await madeCohort();
	const [wim, xia] = [await somebody('Wim'), await somebody('Xia')];
	const begin = () => transaction((tx) => beginApplication(tx, cohort, wim, web(wim)));
	const [id = '', twin] = await Promise.all([begin(), begin()]);
	expect(twin).toBe(id);
	const application = await ownApplication(id, wim.id);
	const add = (content: Buffer) =>
		transaction((tx) => addDocument(tx, application, { kind: 'cv', name: 'a', content }));
	await expect(add(Buffer.from('<html>'))).rejects.toThrow('programmes_document_type');
	await expect(add(Buffer.concat([pdf, Buffer.alloc(11 * 1024 * 1024)]))).rejects.toThrow('programmes_document_large');
	await expect(ownApplication(id, xia.id)).rejects.toThrow('kernel_missing');
	await expect(transaction((tx) => submitApplication(tx, application, web(wim)))).rejects.toThrow(
		'programmes_documents_missing'
	);
});
