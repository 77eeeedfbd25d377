import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { latestFacts } from '#kernel/server/activity/read.ts';
import { sequence } from '#kernel/server/activity/sequencer.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { prove } from '#kernel/server/mail.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { erase, exportOf } from '../../erase.ts';
import type { GivenReport } from '../index.ts';
import { checkNotHidden, DecisionSchema, decide, openReports, report, reportById, reports } from './index.ts';
import { forgetReports } from './reports.ts';

const object = newId();
const given = (email: string | null): GivenReport => ({
	kind: 'news',
	object,
	path: '/news/x',
	reason: 'privacy',
	words: 'Une photo de mon fils est là.',
	email
});
let team: string;
let reporter: string;

beforeAll(async () => {
	await testDatabase();
	openSecret('a secret for the tests', '');
	await transaction((tx) => prove(tx, 'zoe@example.org'));
	[team, reporter] = await transaction(async (tx) => [
		await findOrMakePerson(tx, { name: 'Ada', email: 'ada@example.org', locale: 'fr' }),
		await findOrMakePerson(tx, { name: 'Zoé', email: 'zoe@example.org', locale: 'nl' })
	]);
});

test('a report waits, is decided once for all about the same thing, and who left an address is told', async () => {
	const [one, other, again] = await transaction(async (tx) => [
		await report(tx, given('zoe@example.org'), { reporter, locale: 'nl' }),
		await report(tx, given(null), { reporter: null, locale: 'fr' }),
		await report(tx, { ...given('Zoe@example.org'), words: 'Encore elle.' }, { reporter: null, locale: 'nl' })
	]);
	expect(await openReports()).toBe(3);
	const list = { q: 'photo', state: 'open', kind: 'news', limit: 10, offset: 0 };
	expect((await reports(list)).total).toBe(2);
	await transaction((tx) => decide(tx, one, { decision: 'hidden', answer: null }, team));
	expect(await openReports()).toBe(0);
	await expect(transaction((tx) => checkNotHidden(tx, 'news', object))).rejects.toMatchObject({
		code: 'moderation_team_only'
	});
	await transaction((tx) => checkNotHidden(tx, 'work', object));
	expect(await reportById(other)).toMatchObject({ decision: 'hidden', decidedBy: team });
	await expect(
		transaction((tx) => decide(tx, other, { decision: 'dismissed', answer: null }, team))
	).rejects.toMatchObject({
		code: 'moderation_decided'
	});
	const { rows } = await sql<{
		recipient: string;
		locale: string;
	}>`select recipient, locale from kernel.mail`.execute(db);
	expect(rows.map(({ recipient, locale }) => [recipient.toLowerCase(), locale])).toEqual([['zoe@example.org', 'nl']]);
	await sql`delete from moderation.report where id = ${again}`.execute(db);
});

test('what was put right is answered with the team’s words, by e-mail, and the address goes with it', async () => {
	const about = { ...given('zoe@example.org'), object: newId(), reason: 'wrong' } as const;
	const id = await transaction((tx) => report(tx, about, { reporter: null, locale: 'fr' }));
	await sql`delete from kernel.mail`.execute(db);
	const decided = { decision: 'corrected', answer: 'L’heure est 18 h 30.' } as const;
	expect(DecisionSchema.safeParse({ ...decided, answer: null }).success).toBe(false);
	expect(DecisionSchema.safeParse({ decision: 'dismissed', answer: null }).success).toBe(true);
	await transaction((tx) => decide(tx, id, decided, team));
	expect(await reportById(id)).toMatchObject({ ...decided, email: null, answered: true });
	const { rows } = await sql<{
		text: string;
	}>`select text from kernel.mail where recipient = 'zoe@example.org'`.execute(db);
	expect(rows).toHaveLength(1);
	expect(rows[0]?.text).toContain(decided.answer);
	await sql`delete from moderation.report where id = ${id}`.execute(db);
});

test('the log says the reason and the decision, not the words and not who reported', async () => {
	await sequence();
	const facts = (await latestFacts(20)).filter(({ verb }) => verb.startsWith('moderation.'));
	expect(facts.map(({ verb, actor, detail }) => [verb, actor !== null, detail])).toEqual([
		['moderation.decided', true, { decision: 'corrected' }],
		['moderation.reported', false, { reason: 'wrong' }],
		['moderation.decided', true, { decision: 'hidden' }],
		['moderation.reported', false, { reason: 'privacy' }],
		['moderation.reported', false, { reason: 'privacy' }],
		['moderation.reported', false, { reason: 'privacy' }]
	]);
});

test('a person’s reports are listed for her; erased, her words and her address are gone and the decision stays', async () => {
	expect((await exportOf(reporter)).moderation?.reports).toHaveLength(1);
	await transaction((tx) => erase(tx, reporter));
	await transaction((tx) => erase(tx, team));
	const { rows } = await sql`select words, email, reporter, decision, decided_by from moderation.report
		order by words desc`.execute(db);
	expect(rows).toEqual([
		{ words: '—', email: null, reporter: null, decision: 'hidden', decidedBy: null },
		{ words: given(null).words, email: null, reporter: null, decision: 'hidden', decidedBy: null }
	]);
});

test('of an erased person nothing stays in the reports about her, nor her name in an address', async () => {
	const mila = await transaction((tx) => findOrMakePerson(tx, { name: 'Mila', email: null, locale: 'fr' }));
	const about = { ...given(null), kind: 'person', object: mila, path: '/people/mila' };
	const id = await transaction((tx) => report(tx, about, { reporter: null, locale: 'fr' }));
	await transaction((tx) => erase(tx, mila));
	expect(await reportById(id)).toMatchObject({ words: '—', path: '/people' });
});

test('what somebody sent without signing in stays within her reach once her address is gone, and goes after six months', async () => {
	const her = await transaction((tx) => findOrMakePerson(tx, { name: 'Ida', email: 'ida@example.org', locale: 'fr' }));
	const about = () => ({ ...given('IDA@example.org'), object: newId() });
	const ada = await transaction((tx) => findOrMakePerson(tx, { name: 'Ada', email: null, locale: 'fr' }));
	const decided = async (one: GivenReport) => {
		const id = await transaction((tx) => report(tx, one, { reporter: null, locale: 'fr' }));
		await transaction((tx) => decide(tx, id, { decision: 'corrected', answer: 'Voilà.' }, ada));
		return id;
	};
	const [first, second, nobody] = [
		await decided(about()),
		await decided(about()),
		await decided({ ...about(), email: null })
	];
	expect((await exportOf(her)).moderation?.reports).toHaveLength(2);
	await sql`update moderation.report set decided_at = now() - interval '7 months' where id = any(${[first, nobody]}::uuid[])`.execute(
		db
	);
	await forgetReports();
	const forgotten = { words: '—', answer: null, reporter: null, decision: 'corrected' };
	for (const id of [first, nobody]) expect(await reportById(id)).toMatchObject(forgotten);
	expect(await reportById(second)).toMatchObject({ reporter: her, answer: 'Voilà.' });
	await transaction((tx) => erase(tx, her));
	expect(await reportById(second)).toMatchObject(forgotten);
});
