import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { liftLimits } from '#kernel/server/limits.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { looking } from '#kernel/server/text-search.ts';
import { testDatabase, untold } from '../../../tests/support/database.ts';
import { NewDecision, Terms } from '../group.schema.ts';
import {
	by,
	colleague,
	desk,
	director,
	type Host,
	invites,
	memberOf,
	newGroup,
	openGroup,
	refusal,
	saysYes
} from './groups.fixture.ts';
import {
	addDocument,
	answerPart,
	askParticipant,
	askToJoin,
	bringBackGroup,
	changeGroup,
	decisionsOf,
	deliver,
	deliveredOf,
	doTask,
	giveTask,
	groupById,
	groupBySlug,
	groupsOf,
	judgeDeliverable,
	membersOf,
	moveGroup,
	noteDecision,
	participantsOf,
	promiseDeliverable,
	publicGroups,
	seatIn,
	setTerms,
	settleMember,
	standingIn,
	tasksOf,
	writeGroup
} from './index.ts';
import { groups } from './module.ts';
import { nouns } from './nouns.ts';
import { remindDue } from './reminding.ts';
import { findGroups } from './search.ts';
import { waits } from './waits.ts';

const hosts: Host[] = [];
const host = (at: number): Host => hosts[at] as Host;
const [ada, bo, cy, di] = [0, 1, 2, 3];

beforeAll(async () => {
	await testDatabase();
	openSecret('a secret of tests that is long enough', '');
	liftLimits();
	for (const name of ['Ada', 'Bo', 'Cy', 'Di']) hosts.push(await director(name));
});

const at = (one: number) => ({ viewer: host(one), by: by(host(one)) });
const settle = (id: string, move: 'accept' | 'decline' | 'leave' | 'lead', one: number) =>
	refusal(transaction((tx) => settleMember(tx, id, move, at(one))));
const coordinator = { roles: [{ role: 'coordinator' as const, scope: null }], secondFactor: true };
const waiting = async (viewer: Viewer) => (await waits[0]?.find(viewer))?.count;
const letters = async (subject: string): Promise<string[]> => {
	const { rows } = await sql<{ recipient: string }>`
		select recipient from kernel.mail where subject like ${`%${subject}%`} order by recipient`.execute(db);
	return rows.map(({ recipient }) => recipient);
};

test('a draft opens once its lead has said yes, and only then everybody finds it', async () => {
	const given = newGroup({ title: { source: 'fr', fr: 'Phares parlants' } });
	const lead = { organization: host(ada).own, country: 'BE' };
	const id = await transaction((tx) => writeGroup(tx, given, lead, desk));
	const { slug } = await groupById(id);
	expect(await refusal(transaction((tx) => moveGroup(tx, id, 'open', desk)))).toBe('groups_no_lead');
	expect(await letters('mener «\u00a0Phares parlants')).toEqual(['ada@example.org']);
	expect(await refusal(standingIn(id, host(bo)))).toBe('kernel_missing');
	await saysYes(id, host(ada));
	await transaction((tx) => moveGroup(tx, id, 'open', desk));
	expect((await groupBySlug(slug)).countries).toEqual(['BE']);
	const found = await looking({ text: 'phares', limit: 5 }, (tx, asked) => findGroups(asked, tx));
	expect(found.found.map((one) => one.id)).toEqual([id]);
});

test('who joins is asked or asks, says of which country it is, and a stranger gets nothing', async () => {
	const id = await openGroup(host(ada), []);
	await invites(id, host(ada), host(bo), 'BE');
	const [mBo, mAda] = [await memberOf(id, host(bo)), await memberOf(id, host(ada))];
	expect(await settle(mBo, 'accept', cy)).toBe('kernel_missing');
	expect(await settle(mBo, 'accept', ada)).toBe('kernel_missing');
	expect(await refusal(seatIn(id, host(bo)))).toBe('kernel_missing');
	await saysYes(id, host(bo), 'FI');
	const asking = { organization: host(cy).own, country: 'FR', role: 'associate' as const, word: '' };
	await transaction((tx) => askToJoin(tx, id, asking, host(cy), by(host(cy))));
	expect(await Promise.all([ada, bo, cy].map((one) => waiting(host(one))))).toEqual([1, 0, 0]);
	expect(await waits[0]?.find(host(ada))).toEqual({ count: 1, path: `/me/groups/${id}` });
	expect([await waiting({ ...host(di), ...coordinator }), (await groupsOf(host(ada).id))[0]?.requests]).toEqual([1, 1]);
	expect((await groupsOf(host(cy).id)).map(({ requests }) => requests)).toEqual([0]);
	const mCy = await memberOf(id, host(cy));
	expect(await settle(mCy, 'accept', bo)).toBe('kernel_missing');
	expect(await settle(mCy, 'accept', cy)).toBe('kernel_missing');
	expect(await settle(mCy, 'accept', ada)).toBeUndefined();
	expect(await waiting(host(ada))).toBe(0);
	expect((await groupById(id)).countries).toEqual(['BE', 'FI', 'FR']);
	expect(await settle(mAda, 'leave', ada)).toBe('groups_lead_stays');
	expect(await settle(mBo, 'lead', bo)).toBe('kernel_missing');
	expect(await settle(mBo, 'lead', ada)).toBeUndefined();
	expect(await settle(mAda, 'leave', ada)).toBeUndefined();
	expect(await refusal(seatIn(id, host(ada)))).toBe('kernel_missing');
	expect(await settle(mCy, 'leave', bo)).toBeUndefined();
	// whoever is out of it reads nothing of it any more, and hears of that all the same
	const { rows } = await sql<{ about: string | null }>`
		select about from kernel.mail where recipient = 'cy@example.org' order by written_at desc, id desc limit 1`.execute(
		db
	);
	expect(rows).toEqual([{ about: null }]);
	expect((await groupById(id)).countries).toEqual(['FI']);
	const forced = sql`update groups.member set state = 'left' where id = ${mBo}`.execute(db);
	expect(await refusal(forced)).toBe('23514');
});

test('a group for its members only is there for nobody else', async () => {
	const id = await openGroup(host(ada), [[host(bo), 'FI']], { public: false });
	const { slug } = await groupById(id);
	expect(await refusal(groupBySlug(slug))).toBe('kernel_missing');
	expect((await publicGroups({ limit: 50, offset: 0 })).groups.some((one) => one.id === id)).toBe(false);
	expect(await refusal(standingIn(id, host(cy)))).toBe('kernel_missing');
	const asking = { organization: host(cy).own, country: 'FR', role: 'partner' as const, word: '' };
	expect(await refusal(transaction((tx) => askToJoin(tx, id, asking, host(cy), by(host(cy)))))).toBe('kernel_missing');
	expect((await seatIn(id, host(bo))).leads).toBe(false);
});

test('a reported page is taken from the public, its members go on, and the team alone gives it back', async () => {
	const id = await openGroup(host(ada), [[host(bo), 'FI']]);
	const { slug } = await groupById(id);
	const reported = nouns.find(({ kind }) => kind === 'group')?.report;
	const isListed = async () => (await publicGroups({ limit: 50, offset: 0 })).groups.some((one) => one.id === id);
	expect(await reported?.find(id, 'fr')).toMatchObject({ path: `/groups/${slug}`, shown: true });
	await transaction((tx) => reported?.hide?.(tx, id, desk, false) ?? Promise.resolve());
	expect(await reported?.find(id, 'fr')).toMatchObject({ shown: false });
	const asking = { organization: host(cy).own, country: 'FR', role: 'partner' as const, word: '' };
	const strange = [groupBySlug(slug), standingIn(id, host(cy))].map(refusal);
	expect(await Promise.all(strange)).toEqual(['kernel_missing', 'kernel_missing']);
	expect(await refusal(transaction((tx) => askToJoin(tx, id, asking, host(cy), by(host(cy)))))).toBe('kernel_missing');
	// its lead writes on, and brings nothing back by it
	await transaction((tx) => changeGroup(tx, id, newGroup({ public: true }), by(host(ada))));
	expect([await isListed(), (await seatIn(id, host(bo))).group.hidden]).toEqual([false, true]);
	await transaction((tx) => bringBackGroup(tx, id, desk));
	expect([await isListed(), (await groupBySlug(slug)).hidden]).toEqual([true, false]);
	const inside = await openGroup(host(ada), [], { public: false });
	expect(await refusal(reported?.find(inside, 'fr') ?? Promise.resolve())).toBe('kernel_missing');
});

test('somebody of a member takes part once she has said yes, and leaves her tasks to anybody', async () => {
	const id = await openGroup(host(ada), [[host(bo), 'FI']]);
	const eva = await colleague('Eva', host(bo));
	const member = await memberOf(id, host(bo));
	const ask = (one: number) =>
		refusal(transaction((tx) => askParticipant(tx, id, { member, person: eva.id }, host(one), by(host(one)))));
	expect(await ask(cy)).toBe('kernel_missing');
	// who leads learns of nobody who works for another
	expect(await ask(ada)).toBe('kernel_missing');
	expect(await ask(bo)).toBeUndefined();
	expect(await refusal(seatIn(id, eva))).toBe('kernel_missing');
	const [part] = await participantsOf(id);
	const says = (answer: 'takes_part' | 'left', viewer = eva) =>
		refusal(transaction((tx) => answerPart(tx, part?.id ?? '', answer, viewer, by(viewer))));
	expect(await says('takes_part', host(bo))).toBe('kernel_missing');
	expect(await says('takes_part')).toBeUndefined();
	expect((await seatIn(id, eva)).acts).toEqual([member]);
	const task = { title: 'Dessiner la carte', due: null, person: eva.id };
	const given = await transaction((tx) => giveTask(tx, id, task, at(ada)));
	expect(await letters('Dessiner la carte')).toEqual(['eva@example.org']);
	expect(await refusal(transaction((tx) => doTask(tx, id, given, at(cy))))).toBe('kernel_missing');
	await says('left');
	expect(await tasksOf(id)).toMatchObject([{ title: 'Dessiner la carte', person: null }]);
	expect(await refusal(seatIn(id, eva))).toBe('kernel_missing');
});

test('a decision is never written anew, and is corrected once by another one', async () => {
	const id = await openGroup(host(ada), [[host(bo), 'FI']]);
	const deciders = (await membersOf(id)).map((one) => one.id);
	const decide = (title: string, corrects: string | null, one = ada) => {
		const given = NewDecision.parse({ title, words: 'Oui.', decidedOn: '2026-11-20', deciders, corrects });
		return transaction((tx) => noteDecision(tx, id, given, at(one)));
	};
	const first = await decide('Deux langues', null);
	expect(await letters('Deux langues')).toEqual(['bo@example.org']);
	await decide('Trois langues', first);
	expect(await refusal(decide('Quatre langues', first))).toBe('groups_corrected_already');
	expect(await refusal(decide('Aucune', null, cy))).toBe('kernel_missing');
	expect((await decisionsOf(id)).find((one) => one.id === first)?.correctedBy).not.toBeNull();
	const forced = sql`update groups.decision set words = 'Non.' where id = ${first}`.execute(db);
	expect(await refusal(forced)).toBe('23514');
});

test('what is promised is handed in by who makes it and accepted by the lead, and only then everybody reads it', async () => {
	const id = await openGroup(host(ada), [[host(bo), 'FI']]);
	const member = await memberOf(id, host(bo));
	const due = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
	const promise = (one: number) =>
		transaction((tx) => promiseDeliverable(tx, id, { title: 'La maquette', due, member }, at(one)));
	expect(await refusal(promise(bo))).toBe('kernel_missing');
	const its = await promise(ada);
	await remindDue();
	await remindDue();
	expect(await letters('Bientôt attendu : La maquette'.replace(' :', '\u00a0:'))).toEqual(['bo@example.org']);
	const hand = (one: number, link: string | null) =>
		refusal(transaction((tx) => deliver(tx, id, its, { ...at(one), link, sent: null })));
	expect(await hand(bo, null)).toBe('groups_nothing_handed');
	expect(await hand(bo, 'https://example.org/maquette')).toBeUndefined();
	const judge = (one: number) =>
		refusal(transaction((tx) => judgeDeliverable(tx, id, its, { ...at(one), move: 'accept', word: '' })));
	expect(await judge(bo)).toBe('kernel_missing');
	expect(await deliveredOf(id)).toEqual([]);
	expect(await judge(ada)).toBeUndefined();
	expect(await deliveredOf(id)).toMatchObject([{ title: 'La maquette', link: 'https://example.org/maquette' }]);
	await transaction((tx) => moveGroup(tx, id, 'end', desk));
	expect(await hand(bo, 'https://example.org/autre')).toBe('groups_not_now');
});

test('two members that are one keep the lead, what both pay, and what either promised and decided', async () => {
	const id = await openGroup(host(ada), [
		[host(bo), 'FI'],
		[host(di), 'FR']
	]);
	const [mAda, mDi] = [await memberOf(id, host(ada)), await memberOf(id, host(di))];
	const terms = { budget: 500_00, rights: 'shared', rightsWords: '', shares: { [mAda]: 100_00, [mDi]: 250_00 } };
	expect(await refusal(transaction((tx) => setTerms(tx, id, Terms.parse(terms), at(bo))))).toBe('kernel_missing');
	await transaction((tx) => setTerms(tx, id, Terms.parse(terms), at(ada)));
	const decision = { title: 'Ensemble', words: 'Oui.', decidedOn: '2026-11-20', deciders: [mAda, mDi], corrects: null };
	await transaction((tx) => noteDecision(tx, id, decision, at(di)));
	await transaction((tx) => promiseDeliverable(tx, id, { title: 'Un film', due: '2099-05-01', member: mAda }, at(ada)));
	const document = { title: 'Compte rendu', link: 'https://example.org/cr' };
	await transaction((tx) => addDocument(tx, id, document, { ...at(ada), sent: null }));
	await untold(
		(tx) =>
			groups.merge?.(tx, ref('organization', host(ada).own), ref('organization', host(di).own)) ?? Promise.resolve()
	);
	const inside = (await membersOf(id)).filter(({ state }) => state === 'member');
	expect(inside.map(({ organization, role, shareCents }) => [organization, role, shareCents])).toEqual([
		[host(di).own, 'lead', 350_00],
		[host(bo).own, 'partner', null]
	]);
	expect(await decisionsOf(id)).toMatchObject([{ title: 'Ensemble', deciders: ['Di-co'] }]);
	expect((await seatIn(id, host(di))).leads).toBe(true);
	const exported = await groups.export?.(host(ada).id);
	expect(exported?.groupDocuments).toMatchObject([{ title: 'Compte rendu' }]);
	await untold((tx) => groups.erase?.(tx, host(ada).id) ?? Promise.resolve());
	const after = await groups.export?.(host(ada).id);
	expect(Object.values(after ?? {}).flat()).toEqual([]);
});
