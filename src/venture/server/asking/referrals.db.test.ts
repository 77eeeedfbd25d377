import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import type { NewReferral } from '../../asking/referring.ts';
import { erasePerson } from '../persons.ts';
import {
	addressOf,
	adviser,
	dismiss,
	factsOf,
	lettersTo,
	linkIn,
	organization,
	person,
	viewer,
	web,
	welcome
} from './asking.fixture.ts';
import { lookAfterReferrals } from './chasing.ts';
import {
	agreeTo,
	answerByLink,
	answerInDesk,
	ask,
	linked,
	proposeReferral,
	questionById,
	referralById,
	referralByLink,
	referralFor,
	refuseReferral,
	sendCode,
	sourceOf,
	tryCode,
	withdrawReferral
} from './index.ts';

let house: string;
let names = 0;
let ines: Awaited<ReturnType<typeof adviser>>;

beforeAll(async () => {
	await testDatabase();
	openSecret('a secret for the tests', '');
	house = await organization('Maison');
	ines = await adviser('Ines', house);
	await welcome(ines, house);
});

const refusal = (act: Promise<unknown>): Promise<string | null> =>
	act.then(
		() => null,
		(error: { code: string }) => error.code
	);
const MONDAY = new Date('2026-11-30T10:00:00Z');
const at = (day: string) => ({ ...web, at: new Date(`${day}T10:00:00Z`) });
const on = (day: string) => lookAfterReferrals(new Date(`${day}T06:00:00Z`));
const stateOf = async (id: string) => (await referralById(id)).state;

async function asked() {
	const name = `Zoe ${names++}`;
	await person(name);
	const given = { name, email: addressOf(name), words: 'Je cherche un atelier.', path: null };
	return transaction((tx) => ask(tx, given, { viewer: null, locale: 'fr' }, { ...web, at: MONDAY }));
}

const partner = { organization: null as string | null, name: 'Studio Lune', email: null as string | null };
const wish = (
	to: Partial<typeof partner>,
	more: Partial<Pick<NewReferral, 'carries' | 'parts'>> = {}
): NewReferral => ({
	...{ ...partner, ...to, asks: 'Un premier rendez-vous.', carries: [], parts: [], story: false },
	...more
});

/** A referral of a question, proposed on Monday; whoever it is about has said nothing. */
async function proposed(to: object, carries: readonly string[] = []) {
	const question = await asked();
	const { offered } = await sourceOf(ines, { question: question.id });
	const keys = offered.filter(({ title }) => carries.includes(title)).map(({ key }) => key);
	const id = await transaction((tx) =>
		proposeReferral(tx, { question: question.id }, wish(to, { carries: keys }), ines, { ...web, at: MONDAY })
	);
	return { id, question };
}

async function sent(to: object, day = '2026-11-30') {
	const made = await proposed(to, ['Sa question']);
	const { hash } = await referralById(made.id);
	await transaction((tx) => agreeTo(tx, made.id, hash, at(day)));
	return made;
}

const codeTo = async (address: string): Promise<string> =>
	/\b\d{6}\b/.exec((await lettersTo(address)).findLast(({ subject }) => /code/.test(subject))?.text ?? '')?.[0] ?? '';
const accepts = { answer: 'accepted', name: 'Lou Lune', words: 'Venez mardi.' } as const;

test('nothing leaves before she has said yes, and what leaves is what she read', async () => {
	const { id, question } = await proposed({ email: 'lune@example.org' }, ['Sa question']);
	expect((await questionById(question.id)).state).toBe('referred');
	expect(await lettersTo('lune@example.org')).toEqual([]);
	expect(await refusal(referralByLink(id))).toBe('kernel_missing');
	expect(linked('consent', await linkIn(question.email, 'orientation'))).toBe(id);
	const referral = await referralById(id);
	expect(referral.carries.map(({ words }) => words)).toEqual([
		`${question.name}\n${question.email}`,
		'Je cherche un atelier.'
	]);
	expect(await refusal(transaction((tx) => agreeTo(tx, id, 'another', at('2026-12-01'))))).toBe(
		'asking_referral_changed'
	);
	await transaction((tx) => agreeTo(tx, id, referral.hash, at('2026-12-01')));
	expect(await referralById(id)).toMatchObject({ state: 'sent', way: 'link', nextDay: '2026-12-08' });
	expect((await referralById(id)).wording).toContain('Studio Lune');
	const [letter] = await lettersTo('lune@example.org');
	expect(letter?.text).not.toMatch(/Zoe|atelier|rendez-vous/);
	expect(await factsOf(id)).toEqual(['referred', 'referral_agreed', 'referral_sent']);
});

test('by link: a code that was sent to the address answers, once, and a link alone does nothing', async () => {
	const email = 'code@example.org';
	const { id, question } = await sent({ email });
	expect(linked('partner', await linkIn(email, 'partenaire'))).toBe(id);
	expect(await transaction((tx) => tryCode(tx, id, '123456'))).toBe(false);
	await transaction((tx) => sendCode(tx, id));
	const code = await codeTo(email);
	expect(code).toMatch(/^\d{6}$/);
	const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
	expect(await refusal(transaction((tx) => answerByLink(tx, id, wrong, accepts, web)))).toBe('asking_code_wrong');
	for (let turn = 0; turn < 5; turn++) expect(await transaction((tx) => tryCode(tx, id, wrong))).toBe(false);
	expect(await transaction((tx) => tryCode(tx, id, code))).toBe(false);
	await transaction((tx) => sendCode(tx, id));
	const again = await codeTo(email);
	expect(await transaction((tx) => tryCode(tx, id, again, new Date(Date.now() + 16 * 60_000)))).toBe(false);
	expect(await transaction((tx) => tryCode(tx, id, `${again.slice(0, 3)} ${again.slice(3)}`))).toBe(true);
	const twice = await Promise.all(
		[1, 2].map(() => refusal(transaction((tx) => answerByLink(tx, id, again, accepts, web))))
	);
	expect(twice.toSorted()).toEqual(['asking_code_wrong', null].toSorted());
	expect(await stateOf(id)).toBe('accepted');
	expect((await lettersTo(question.email)).at(-1)?.text).toContain('Venez mardi.');
	expect(await refusal(transaction((tx) => sendCode(tx, id)))).toBe('asking_referral_over');
});

test('in Coulisses: the partner’s advisers find it once it has left, and answer in their own name', async () => {
	const studio = await organization('Studio Nord');
	const nora = await adviser('Nora', studio);
	const { id, question } = await proposed({ organization: studio, name: '' });
	expect(await refusal(referralFor(nora, id))).toBe('kernel_missing');
	await transaction(async (tx) => agreeTo(tx, id, (await referralById(id, tx)).hash, at('2026-11-30')));
	expect(await referralById(id)).toMatchObject({ way: 'desk', linkedAt: null });
	expect((await referralFor(nora, id)).as).toBe('partner');
	expect(await refusal(transaction((tx) => answerInDesk(tx, id, accepts, ines, web)))).toBe('kernel_missing');
	const back = { answer: 'returned', name: 'Nora', words: 'Pas notre métier.' } as const;
	await transaction((tx) => answerInDesk(tx, id, back, nora, web));
	expect(await stateOf(id)).toBe('returned');
	// she reads nothing of it any more, and whoever referred has the question back
	expect(await referralFor(nora, id)).toMatchObject({ asks: '', carries: [], name: '' });
	expect((await questionById(question.id)).dueDay).not.toBeNull();
	expect((await lettersTo(question.email)).at(-1)?.text).toContain('Pas notre métier.');
});

test('a partner that does not answer is chased twice, then both are told; a late answer is one', async () => {
	const email = 'silent@example.org';
	const { id, question } = await sent({ email });
	for (const day of ['2026-12-04', '2026-12-07', '2026-12-07', '2026-12-14', '2026-12-20', '2026-12-21', '2026-12-22'])
		await on(day);
	expect((await referralById(id)).steps.map(({ step, day }) => `${step} ${day}`).slice(2)).toEqual([
		'sent 2026-11-30',
		'chased 2026-12-07',
		'chased 2026-12-14',
		'unanswered 2026-12-21'
	]);
	expect(await lettersTo(email)).toHaveLength(3);
	expect((await lettersTo(question.email)).at(-1)?.subject).toBe('Toujours pas de réponse de Studio Lune');
	const told = { subject: 'Studio Lune ne répond pas à une orientation', confidential: true };
	expect((await lettersTo(addressOf('Ines'))).at(-1)).toMatchObject(told);
	expect((await questionById(question.id)).dueDay).toBe('2026-12-24');
	await transaction((tx) => sendCode(tx, id));
	const code = await codeTo(email);
	await transaction((tx) => answerByLink(tx, id, code, accepts, web));
	expect(await stateOf(id)).toBe('accepted');
});

test('what she does not answer is reminded once, then falls; no is told', async () => {
	const { id, question } = await proposed({ email: 'later@example.org' });
	for (const day of ['2026-12-07', '2026-12-11', '2026-12-14']) await on(day);
	expect((await referralById(id)).steps.map(({ step }) => step)).toEqual(['proposed', 'reminded', 'lapsed']);
	expect(await refusal(transaction(async (tx) => agreeTo(tx, id, (await referralById(id, tx)).hash, web)))).toBe(
		'asking_referral_over'
	);
	expect((await questionById(question.id)).dueDay).toBe('2026-12-17');
	const other = await proposed({ email: 'later@example.org' });
	await transaction((tx) => refuseReferral(tx, other.id, web));
	expect(await lettersTo('later@example.org')).toEqual([]);
	expect((await lettersTo(addressOf('Ines'))).at(-1)?.subject).toContain('ne souhaite pas');
});

test('taken back, the partner’s link says so and shows nothing, and its code serves no more', async () => {
	const email = 'back@example.org';
	const { id } = await sent({ email });
	await transaction((tx) => sendCode(tx, id));
	const code = await codeTo(email);
	await transaction((tx) => withdrawReferral(tx, id, web));
	expect(await referralByLink(id)).toMatchObject({ state: 'withdrawn', asks: '', carries: [], name: '' });
	expect(await transaction((tx) => tryCode(tx, id, code))).toBe(false);
	expect(await refusal(transaction((tx) => answerByLink(tx, id, code, accepts, web)))).toBe('asking_code_wrong');
	expect(await refusal(transaction((tx) => withdrawReferral(tx, id, web)))).toBe('asking_referral_over');
});

test('a partner whose advisers are gone is written to, and where there is no address that is told at once', async () => {
	const [reached, lost] = [await organization('Avec', 'avec@example.org'), await organization('Sans')];
	const [olga, pia] = [await adviser('Olga', reached), await adviser('Pia', lost)];
	const [one, two] = [await sent({ organization: reached, name: '' }), await sent({ organization: lost, name: '' })];
	await dismiss(olga.id, reached);
	await dismiss(pia.id, lost);
	expect(await refusal(referralFor(await viewer(pia.id), two.id))).toBe('kernel_missing');
	await on('2026-12-07');
	expect(await referralById(one.id)).toMatchObject({ state: 'sent', way: 'link' });
	expect(linked('partner', await linkIn('avec@example.org', 'partenaire'))).toBe(one.id);
	expect(await stateOf(two.id)).toBe('unanswered');
});

test('who refers is who answers, and a partner is somebody whom one can write to', async () => {
	const question = await asked();
	const gil = await adviser('Gil', house);
	const none = await organization('Nulle part');
	const propose = (to: object, who = ines) =>
		refusal(transaction((tx) => proposeReferral(tx, { question: question.id }, wish(to), who, web)));
	expect(await propose({ email: 'x@example.org' }, gil)).toBe('asking_not_yours');
	expect(await propose({ organization: none, name: '' })).toBe('asking_partner_address');
	expect(await propose({ organization: house, name: '' })).toBe('asking_partner_own');
});

test('erased, her referrals are taken back and carry nothing; sent twice it is proposed once', async () => {
	const { id } = await sent({ email: 'gone@example.org' });
	const { person: who } = await referralById(id);
	await transaction((tx) => erasePerson(tx, who));
	expect(await referralById(id)).toMatchObject({
		state: 'withdrawn',
		name: '',
		email: '',
		asks: '',
		carries: [],
		nextDay: null
	});
	await on('2026-12-31');
	expect(await stateOf(id)).toBe('withdrawn');
	const question = await asked();
	const key = newId();
	const propose = () =>
		transaction((tx) =>
			proposeReferral(tx, { question: question.id }, { ...wish({ email: 'x@example.org' }), id: key }, ines, web)
		);
	await Promise.all([propose(), propose()]);
	const { rows } = await sql`select from venture.referral where question = ${question.id}`.execute(db);
	expect(rows).toHaveLength(1);
});
