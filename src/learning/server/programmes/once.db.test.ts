import { beforeAll, expect, test } from 'vitest';
import { reschedule } from '#agenda/server';
import { ref } from '#kernel/facts.ts';
import { daysAfter } from '#kernel/holidays.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { catchUp } from '#kernel/server/activity/read.ts';
import { sequence } from '#kernel/server/activity/sequencer.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { isOver } from '#participation';
import { overlapping } from '../../../../tests/support/another.ts';
import { decide, heldIn, newKey, read, sent, web, weekly } from './admission.fixture.ts';
import { hearSeances } from './bookings.ts';
import {
	acceptOffer,
	applicationById,
	areIn,
	challengeById,
	changeProgramme,
	enrol,
	enrolmentsIn,
	nameReader,
	ownApplication,
	planCourse,
	programmeById,
	proposeChallenge,
	reviewsOf,
	timetableOf,
	todayHere,
	undoProgramme,
	writeReview
} from './index.ts';
import { eraseStudies, exportStudies, mergeStudies } from './persons.ts';
import { by, madeCohort, master, openGround, words as said, somebody } from './programmes.fixture.ts';

beforeAll(openGround);

test('of two who rewrite a programme at once each can be taken back', async () => {
	const { programme } = await madeCohort();
	const call = (title: string) => (tx: Tx) => changeProgramme(tx, programme, { ...master, title: said(title) }, by);
	await overlapping(call('Un'), call('Deux'));
	await transaction((tx) => undoProgramme(tx, programme, by));
	expect((await programmeById(programme)).title).toEqual(said('Un'));
});

test('the same course is planned once however often the form comes, and a séance that is moved ahead is everybody’s', async () => {
	const { cohort, courses } = await madeCohort();
	const first = daysAfter(await todayHere(), -2);
	const plan = { ...weekly, holidays: false, course: courses[0], first, count: 1 };
	const twice = await Promise.allSettled([1, 2].map(() => transaction((tx) => planCourse(tx, cohort, plan, by))));
	expect(twice.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
	const [seance] = await timetableOf(cohort);
	expect(await timetableOf(cohort)).toHaveLength(1);
	await transaction((tx) =>
		enrol(tx, cohort, { name: 'Sam', email: 'sam@exemple.invalid', locale: 'fr', key: newKey() }, by)
	);
	expect(await heldIn(cohort)).toBe(0);
	const startsAt = new Date(Date.now() + 86_400_000);
	const moved = { startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000), place: 'salle' };
	await transaction((tx) => reschedule(tx, seance?.id ?? '', moved, by));
	await sequence();
	await catchUp('learning.seances', hearSeances);
	expect(await heldIn(cohort)).toBe(1);
});

test('who was enrolled by hand meanwhile is refused in words, and so is a second place in a full cohort', async () => {
	const { cohort } = await madeCohort({ places: 2 });
	const [tom, ada, bo] = [await somebody('Tom'), await somebody('Ada'), await somebody('Bo')];
	const id = await sent(tom, cohort);
	await read(id, ada, bo);
	await decide(id, 'accepted');
	const newcomer = { name: 'Tom', email: tom.email, locale: 'fr' } as const;
	const press = () => transaction((tx) => enrol(tx, cohort, { ...newcomer, key: crypto.randomUUID() }, by));
	const [one, two] = await Promise.allSettled([press(), press()]);
	expect([one?.status, two?.status].toSorted()).toEqual(['fulfilled', 'rejected']);
	const accept = () => transaction(async (tx) => acceptOffer(tx, await ownApplication(id, tom.id, tx), web(tom)));
	await expect(accept()).rejects.toThrow('programmes_enrolled_already');
	await expect(
		transaction((tx) =>
			enrol(tx, cohort, { ...newcomer, name: 'Trop', email: 'trop@exemple.invalid', key: newKey() }, by)
		)
	).rejects.toThrow('programmes_cohort_full');
});

test('two accounts of one person come together: one application, one place, and the reading that was written', async () => {
	const { cohort } = await madeCohort({ places: 5 });
	const [one, two] = [await somebody('Una'), await somebody('Ona')];
	const [reader, twin, other] = [await somebody('Lia'), await somebody('Lya'), await somebody('Bo')];
	const [kept, spare] = [await sent(one, cohort), await sent(two, cohort)];
	for (const name of [reader, twin, other])
		await transaction(async (tx) => nameReader(tx, await applicationById(kept, tx), name.id, by));
	await transaction(async (tx) =>
		writeReview(
			tx,
			await applicationById(kept, tx),
			reader.id,
			{ recommendation: 'accept', words: 'Oui.' },
			web(reader)
		)
	);
	for (const { name, email } of [one, two])
		await transaction((tx) => enrol(tx, cohort, { name, email, locale: 'fr', key: newKey() }, by));
	const merge = (from: Viewer, into: Viewer) =>
		transaction((tx) => mergeStudies(tx, ref('person', from.id), ref('person', into.id)));
	await merge(one, two);
	await merge(reader, twin);
	expect((await enrolmentsIn(cohort)).filter(({ leftAt }) => !leftAt)).toHaveLength(1);
	expect((await ownApplication(kept, two.id)).state).toBe('under_review');
	expect(isOver((await ownApplication(spare, two.id)).state)).toBe(true);
	expect((await reviewsOf(kept, twin.id)).find((review) => review.reader === twin.id)?.words).toBe('Oui.');
});

test('a reader who is erased holds nobody up, and takes no homonym and no other address with her', async () => {
	const { cohort } = await madeCohort();
	const [ivo, ada, bo] = [await somebody('Ivo'), await somebody('Ana'), await somebody('Bob')];
	const id = await sent(ivo, cohort);
	await read(id, ada, bo);
	expect((await exportStudies(ivo.id)).reviewsOfHers).toEqual([]);
	const given = { organization: 'ecole', untilDay: null, context: null, gives: null, fictional: true };
	const texts = { title: said('Le quai'), question: said('Que faire ?') };
	const ask = (contact: string) => transaction((tx) => proposeChallenge(tx, { ...given, ...texts, contact }, by));
	const [hers, others] = [await ask(`Ana <${ada.email}>`), await ask(`x${ada.email}`)];
	await transaction((tx) => eraseStudies(tx, ada.id));
	expect((await challengeById(hers)).contact).toBeNull();
	expect((await challengeById(others)).contact).toBe(`x${ada.email}`);
	expect(areIn(await reviewsOf(id, null))).toBe(true);
	expect((await reviewsOf(id, null)).map(({ name, words }) => [name, words])).toContainEqual([null, null]);
	await decide(id, 'accepted');
	expect((await exportStudies(ivo.id)).reviewsOfHers).toHaveLength(2);
});
