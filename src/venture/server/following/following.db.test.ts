import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Viewer } from '#kernel/identity/index.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { prove } from '#kernel/server/mail.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { FollowAnswer } from '../../index.ts';
import {
	acceptHolding,
	addHolder,
	answerFollowUp,
	askAgain,
	askedAbout,
	closeFile,
	fileFor,
	followCounts,
	followUp,
	followUpByLink,
	followUpsFor,
	giveNumber,
	holdersOf,
	leaveFile,
	numbersOf,
	spare
} from '../index.ts';
import { venture } from '../module.ts';
import { by, file, organization, person, refusal } from '../venture.fixture.ts';

let [maison, fablab] = ['', ''];
let ines: Viewer;
let lou: Viewer;
let zoe: Viewer;
let tim: Viewer;
let id = '';
const ended = new Date('2024-03-10T10:00:00Z');
const year = new Date('2025-03-10T08:00:00Z');
const later = (days: number) => new Date(year.getTime() + days * 86_400_000);

beforeAll(async () => {
	await testDatabase();
	openSecret('a secret of tests that is long enough', '');
	[maison, fablab] = [await organization('maison'), await organization('fablab')];
	[ines, lou] = [await person('Ines', [maison]), await person('Lou', [fablab])];
	[zoe, tim] = [await person('Zoe'), await person('Tim')];
	id = await file('Brume', maison, ines, zoe);
	const its = { name: 'Tim', email: tim.email ?? '', role: 'partner' as const };
	await transaction((tx) => addHolder(tx, id, its, zoe, by(zoe)));
	const asked = (await askedAbout(tim.id))[0]?.id ?? '';
	await transaction((tx) => acceptHolding(tx, asked, tim.id, by(tim)));
	await transaction(async (tx) => {
		for (const { email } of [zoe, tim]) await prove(tx, email ?? '');
		await giveNumber(tx, id, { kind: 'jobs', value: 100, asOf: '2024-01-01' }, zoe, by(zoe));
		await closeFile(tx, id, 'done', ines, { ...by(ines), at: ended });
	});
});

const letters = async (recipient: Viewer) =>
	(
		await sql<{ text: string; opens: boolean; confidential: boolean }>`
			select text, opens, confidential from kernel.mail where recipient = ${recipient.email} and text like '%/apres/%' order by written_at, id`.execute(
			db
		)
	).rows;
const tokenOf = (text: string): string => /\/apres\/([^\s?]+)/.exec(text)?.[1] ?? '';
const token = async (of: Viewer) => tokenOf((await letters(of)).at(-1)?.text ?? '');
const answer = async (of: Viewer, given: object, at: Date) => {
	const link = await token(of);
	await transaction((tx) => answerFollowUp(tx, link, FollowAnswer.parse(given), { source: 'web', at }));
};
const facts = async (verb: string) =>
	(await sql<{ detail: object }>`select detail from kernel.activity where verb = ${verb} order by id`.execute(db)).rows;

test('nothing is asked before a year has passed, and each holder once when it has, however often one looks', async () => {
	await followUp(later(-1));
	expect(await letters(zoe)).toEqual([]);
	await followUp(year);
	await followUp(year);
	await followUp(later(1));
	expect((await letters(zoe)).length).toBe(1);
	expect((await letters(tim)).length).toBe(1);
	expect((await letters(zoe))[0]).toMatchObject({ confidential: true });
	expect(await facts('venture.follow_up_asked')).toMatchObject([{ detail: { months: 12, holders: 2 } }]);
	expect(await letters(ines)).toEqual([]);
});

test('what only looks changes nothing; a link of another kind, or of another file, opens nothing', async () => {
	const of = await token(zoe);
	expect(await followUpByLink(of, db, year)).toMatchObject({ project: 'Brume', answered: false, open: true });
	expect((await followUpsFor(ines))[0]).toMatchObject({ answeredAt: null, active: null });
	const [asked = '', mac = ''] = of.split('.');
	expect(await refusal(followUpByLink(`${asked}.${mac.slice(0, -2)}aa`))).toBe('kernel_missing');
	expect(await refusal(followUpByLink(`${id}.${mac}`))).toBe('kernel_missing');
	expect(await refusal(followUpByLink(''))).toBe('kernel_missing');
});

test('who does not answer is reminded once', async () => {
	await followUp(later(13));
	expect((await letters(zoe)).length).toBe(1);
	await followUp(later(15));
	await followUp(later(20));
	expect((await letters(zoe)).length).toBe(2);
	expect(tokenOf((await letters(zoe))[0]?.text ?? '')).toBe(await token(zoe));
});

test('an answer is a number of the file beside those before, and answered again the same answer', async () => {
	await answer(zoe, { active: true, jobs: 250, turnover: 'to_250', funds: 1_000_000 }, later(21));
	await answer(tim, { active: true, jobs: 300, turnover: 'to_250' }, later(22));
	const numbers = await numbersOf(await fileFor(zoe, id));
	expect(numbers.map(({ kind, value, asOf, seen }) => [kind, value, asOf, seen])).toEqual([
		['jobs', 300, '2025-04-01', 'keeper'],
		['jobs', 100, '2024-01-01', 'keeper']
	]);
	expect(await followUpsFor(ines)).toMatchObject([
		{ active: true, jobs: 300, jobsBefore: 100, funds: null, turnover: 'to_250' }
	]);
	expect((await facts('venture.follow_up_answered')).map(({ detail }) => detail)).toMatchObject([
		{ months: 12, again: false, jobs: true, size: 'micro', funds: true },
		{ months: 12, again: true, jobs: true, funds: false }
	]);
	// a number that she gives herself of that day stands beside it
	await transaction((tx) => giveNumber(tx, id, { kind: 'jobs', value: 400, asOf: '2025-04-01' }, zoe, by(zoe)));
	expect((await numbersOf(await fileFor(zoe, id))).filter(({ asOf }) => asOf === '2025-04-01')).toHaveLength(2);
});

test('after sixty days it stands', async () => {
	expect(await refusal(answer(zoe, { active: false }, later(61)))).toBe('following_closed');
	expect(await followUpsFor(ines)).toMatchObject([{ active: true }]);
});

test('it is read by the advisers of the keeper alone; the team reads counts', async () => {
	expect(await followUpsFor(lou)).toEqual([]);
	expect(await followUpsFor(zoe)).toEqual([]);
	const admin: Viewer = { ...(await person('Ada')), roles: [{ role: 'admin', scope: null }], secondFactor: true };
	expect(await followUpsFor(admin)).toEqual([]);
	expect(await followCounts()).toEqual([{ months: 12, asked: 1, answered: 1, active: 1 }]);
});

test('whoever does not want to be asked is not, and may change her mind; who has left is not either', async () => {
	const link = await token(zoe);
	await transaction((tx) => spare(tx, link));
	await transaction((tx) => spare(tx, link));
	expect(await facts('venture.spared')).toHaveLength(1);
	const old = await token(tim);
	await transaction(async (tx) => {
		const holding = (await holdersOf(id, tx)).find((one) => one.person === tim.id)?.id ?? '';
		await leaveFile(tx, holding, tim.id, by(tim));
	});
	expect(await refusal(followUpByLink(old))).toBe('kernel_missing');
	// nor does she learn what it is called by now
	expect((await venture.exportOwn?.(tim.id))?.ventureFollowUps).toMatchObject([{ months: 12, file: null }]);
	const three = new Date('2027-03-12T08:00:00Z');
	await followUp(three);
	expect((await letters(zoe)).length).toBe(2);
	await transaction((tx) => askAgain(tx, link));
	await followUp(three);
	expect((await letters(zoe)).length).toBe(3);
	expect((await letters(tim)).length).toBe(2);
	expect((await followUpsFor(ines)).map(({ months }) => months)).toEqual([36, 12]);
});

test('what was asked is in what she may take along, and her name goes with her', async () => {
	expect(JSON.stringify(await venture.exportOwn?.(zoe.id))).toContain('"months":36');
	await transaction(async (tx) => venture.erase?.(tx, zoe.id));
	const { rows } = await sql<{
		count: number;
	}>`select count(*)::int from venture.follow_up where answered_by = ${zoe.id}`.execute(db);
	expect(rows[0]?.count).toBe(0);
});

test('who asked that her file be closed, and a file without support, are left alone', async () => {
	const other = await file('Close', maison, ines, tim);
	await file('Jamais', maison, ines, tim);
	await transaction((tx) => closeFile(tx, other, 'asked', tim, { ...by(tim), at: ended }));
	const before = (await letters(tim)).length;
	await followUp(year);
	expect((await letters(tim)).length).toBe(before);
});
