import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import { daysAfter } from '#kernel/holidays.ts';
import { db, transaction } from '#kernel/server/db.ts';
import type { Moment, Stand } from '../../programmes/change.ts';
import { todayHere } from './applications.ts';
import { answerChange, changeAnswers, changeDue, forgetAsked, passChange } from './changes.ts';
import { exportChanges } from './changes-of-persons.ts';
import { changeCohort, cohortById } from './cohorts.ts';
import { enrol, enrolmentIn, leaveCohort } from './enrolments.ts';
import { eraseStudies, exportStudies, mergeStudies } from './persons.ts';
import { by, madeCohort, openGround, somebody } from './programmes.fixture.ts';

beforeAll(openGround);

const stand = (able: number, see = 4, ask = 4): Stand => ({ able, see, ask });
let made = 0;

/** A cohort without séances that begins tomorrow and ends in a hundred days; its days alone say when it is asked. */
async function asking() {
	const today = await todayHere();
	const days = { fromDay: daysAfter(today, 1), toDay: daysAfter(today, 100) };
	const { cohort, programme } = await madeCohort({ ...days, places: 20, asksChange: true });
	const at = (day: number) => new Date(`${daysAfter(today, day)}T15:00:00Z`);
	return { cohort, programme, at, end: at(101), over: at(161) };
}

async function participant(cohort: string) {
	const person = await somebody(`Asked${++made}`);
	const key = crypto.randomUUID();
	const newcomer = { name: person.name, email: person.email, locale: 'fr', key } as const;
	const id = await transaction((tx) => enrol(tx, cohort, newcomer, by));
	return { person: person.id, place: await enrolmentIn(cohort, id) };
}

const kept = async (cohort: string) => {
	const asked = await sql`select before, after, said from learning.change_asked where cohort = ${cohort}`.execute(db);
	const pairs = await sql`select before, after from learning.change_pair where cohort = ${cohort} order by id`.execute(
		db
	);
	return { asked: asked.rows, pairs: pairs.rows };
};

test('what she says before waits for what she says after; then a pair is left, and nobody’s', async () => {
	const { cohort, programme, end } = await asking();
	const { person, place } = await participant(cohort);
	const answer = (moment: Moment, its: Stand, now?: Date) =>
		transaction((tx) => answerChange(tx, place, moment, its, now));
	expect(await changeDue(place)).toMatchObject({ moment: 'before' });
	await answer('before', stand(2));
	// a double press keeps one, and what was said first stays
	await Promise.all([answer('before', stand(6)), answer('before', stand(7))]);
	expect(await kept(cohort)).toMatchObject({ asked: [{ before: 'answered', said: [2, 4, 4] }], pairs: [] });
	expect(await changeDue(place)).toBeNull();
	expect((await exportChanges(person)).changes).toMatchObject([{ said: [2, 4, 4] }]);
	expect(JSON.stringify(await exportStudies(person))).not.toContain('said');
	expect(await changeDue(place, end)).toMatchObject({ moment: 'after' });
	await Promise.all([answer('after', stand(5), end), answer('after', stand(1), end)]);
	const { asked, pairs } = await kept(cohort);
	expect(asked).toEqual([{ before: 'answered', after: 'answered', said: null }]);
	expect(pairs).toHaveLength(1);
	expect(pairs[0]).toMatchObject({ before: [2, 4, 4] });
	expect(await changeAnswers(programme)).toMatchObject([{ asked: 1, pairs: [{ before: { able: 2 } }] }]);
});

test('outside of its time, or without a before, an answer is refused and nothing is kept', async () => {
	const { cohort, at, end, over } = await asking();
	const { place } = await participant(cohort);
	const answer = (moment: Moment, now: Date) => transaction((tx) => answerChange(tx, place, moment, stand(3), now));
	await expect(answer('before', at(9))).rejects.toMatchObject({ code: 'programmes_change_closed' });
	await expect(answer('after', at(9))).rejects.toMatchObject({ code: 'programmes_change_early' });
	await expect(answer('after', end)).rejects.toMatchObject({ code: 'programmes_change_first' });
	await expect(answer('after', over)).rejects.toMatchObject({ code: 'programmes_change_closed' });
	expect(await kept(cohort)).toEqual({ asked: [], pairs: [] });
	await transaction((tx) => passChange(tx, place, 'before'));
	expect(await changeDue(place)).toBeNull();
	const { places, ...before } = await cohortById(cohort);
	const same = { ...before, places: places ?? 20, asksChange: false };
	const given = Object.fromEntries(Object.entries(same).filter(([name]) => terms.includes(name))) as Parameters<
		typeof changeCohort
	>[2];
	await transaction((tx) => changeCohort(tx, cohort, given, by));
	await expect(answer('before', new Date())).rejects.toMatchObject({ status: 404 });
});

const terms = [
	'name',
	'fromDay',
	'toDay',
	'places',
	'appliesFrom',
	'appliesUntil',
	'feeCents',
	'instalments',
	'offerDays',
	'asksChange'
];

test('whoever would rather not say after is not asked again, and what she said before is gone', async () => {
	const { cohort, end } = await asking();
	const { place } = await participant(cohort);
	await transaction((tx) => answerChange(tx, place, 'before', stand(2)));
	await transaction((tx) => passChange(tx, place, 'after', end));
	expect(await kept(cohort)).toEqual({ asked: [{ before: 'answered', after: 'passed', said: null }], pairs: [] });
	await expect(transaction((tx) => answerChange(tx, place, 'after', stand(2), end))).rejects.toMatchObject({
		code: 'programmes_change_passed'
	});
});

test('it is forgotten with her, when she leaves, and for all once no answer is taken any more', async () => {
	const { cohort, end, over } = await asking();
	const [gone, left, stays] = [await participant(cohort), await participant(cohort), await participant(cohort)];
	for (const { place } of [gone, left, stays]) await transaction((tx) => answerChange(tx, place, 'before', stand(2)));
	await transaction((tx) => eraseStudies(tx, gone.person));
	await transaction((tx) => leaveCohort(tx, left.place, by));
	expect((await kept(cohort)).asked).toHaveLength(1);
	await forgetAsked(end);
	expect((await kept(cohort)).asked).toHaveLength(1);
	await forgetAsked(over);
	expect((await kept(cohort)).asked).toEqual([]);
});

test('of two records that are one, what the one who stays has said counts', async () => {
	const { cohort } = await asking();
	const other = await asking();
	const [from, into] = [await participant(cohort), await participant(cohort)];
	await transaction((tx) => answerChange(tx, from.place, 'before', stand(1)));
	await transaction((tx) => answerChange(tx, into.place, 'before', stand(7)));
	const key = crypto.randomUUID();
	const { name, email } = await somebody(`Asked${made - 1}`);
	const id = await transaction((tx) => enrol(tx, other.cohort, { name, email, locale: 'fr', key }, by));
	const elsewhere = await enrolmentIn(other.cohort, id);
	expect(elsewhere.person).toBe(from.person);
	await transaction((tx) => answerChange(tx, elsewhere, 'before', stand(3)));
	await transaction((tx) => mergeStudies(tx, ref('person', from.person), ref('person', into.person)));
	expect((await exportChanges(from.person)).changes).toEqual([]);
	const hers = (await exportChanges(into.person)).changes as { cohort: string; said: number[] }[];
	expect(new Map(hers.map((one) => [one.cohort, one.said[0]]))).toEqual(
		new Map([
			[cohort, 7],
			[other.cohort, 3]
		])
	);
});
