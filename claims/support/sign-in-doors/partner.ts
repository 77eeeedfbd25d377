import type { JWTPayload } from 'jose';
import { sql } from 'kysely';
import { href } from '#kernel/address.ts';
import { db } from '#kernel/server/db.ts';
import { organizations } from '#network/server';
import { settled } from '../hub.ts';
import { expect, personOf, traced } from './checks.ts';
import { type Bend, CLIENT, type Member, openSchool, type School } from './school.ts';
import { Visitor } from './visitor.ts';
import { byLink, isIn } from './ways.ts';

const DOMAIN = 'ecole.example';
const SIGN_IN = () => href('/sign-in', 'fr');

type Partner = Readonly<{ school: School; id: string; organization: string; url: string }>;

/** Sets a provider up in Coulisses, as an admin does. */
async function setUp(url: string, admin: Visitor, issuer: string, name: string, organization: string): Promise<string> {
	const given = { name, issuer, organization, clientId: CLIENT.id, secret: CLIENT.secret, domains: DOMAIN };
	const { to } = await admin.post(href('/desk/access/providers/new', 'fr'), { ...given, enabled: 'on' });
	const id = /[0-9a-f-]{36}/.exec(new URL(to || url).pathname)?.[0] ?? '';
	expect(id !== '', `the form of a provider does not make ${name}`);
	return id;
}

/** Goes to the school and signs in there. @param bend changes the question on its way. @returns the address with which the browser comes back */
async function goAndReturn(
	{ school, id }: Partner,
	browser: Visitor,
	login: string,
	bend: (asked: URL) => void = () => undefined
): Promise<string> {
	const { to } = await browser.post(`${SIGN_IN()}?/partner`, { provider: id });
	const asked = new URL(to || school.issuer);
	bend(asked);
	const there = new Visitor(school.issuer);
	let answer = await there.get(asked.href);
	for (let turn = 0; turn < 12; turn++) {
		if (answer.to && !answer.to.startsWith(school.issuer)) return answer.to;
		if (answer.to) answer = await there.get(answer.to);
		else {
			const prompt = /name="prompt" value="(\w+)"/.exec(answer.text)?.[1] ?? '';
			const action = /action="([^"]+)"/.exec(answer.text)?.[1] ?? '';
			answer = await there.post(action, { prompt, login, password: 'whatever' });
		}
	}
	return '';
}

/** The sentence of a refusal, where the browser is led. */
async function refusal(browser: Visitor, back: string): Promise<string> {
	const { to } = await browser.get(back);
	const { text } = await browser.get(to || SIGN_IN());
	return text.replaceAll('&nbsp;', ' ');
}

const said = (text: string, sentence: string) => text.replace(/\s/gu, ' ').includes(sentence);

/** A real provider: it signs in, makes the affiliation, and nothing that is wrong in its answer opens anything. */
export async function tryPartner(url: string, admin: Visitor): Promise<void> {
	const [own, other] = await organizations();
	if (!own || !other) throw new Error('the demonstration has no organisations');
	const school = await openSchool();
	try {
		const id = await setUp(url, admin, school.issuer, 'École', own.id);
		const second = await setUp(url, admin, school.issuer, 'Autre', other.id);
		await school.admit([`${url}/oidc/${id}`, `${url}/oidc/${second}`]);
		const partner = { school, id, organization: own.id, url };
		await tryHonest(partner);
		await tryBent(partner);
		await tryReturns(partner, second);
		await tryAddresses(partner);
	} finally {
		await school.close();
	}
}

const member = (name: string, more: Partial<Member> = {}): Member => ({
	...{ email: `${name}@${DOMAIN}`, email_verified: true, name: `${name} Invent` },
	...more
});

async function tryHonest(partner: Partner): Promise<void> {
	const { school, organization } = partner;
	school.members.set('zoe', member('zoe'));
	const browser = new Visitor(partner.url);
	await browser.get(await goAndReturn(partner, browser, 'zoe'));
	expect(await isIn(browser), 'a provider does not sign in');
	const person = await personOf(`zoe@${DOMAIN}`);
	await settled();
	const { rows } = await sql`
		select from network.affiliation where person = ${person} and organization = ${organization} and not public`.execute(
		db
	);
	expect(rows.length === 1, 'signing in through a school makes no affiliation with it');
	expect((await traced('linked', person)).length === 1, 'the record has no link with a partner');
	expect(
		(await traced('signed_in', person)).some(({ method }) => method === 'provider'),
		'the record has no way in'
	);
}

/** Everything that a token can be wrong in. */
const bends: Readonly<Record<string, Bend & Readonly<{ sentence: string }>>> = {
	'another nonce': { claims: (its) => ({ ...its, nonce: 'other' }), sentence: 'répond à une autre demande' },
	'no nonce': { claims: ({ nonce: _, ...its }: JWTPayload) => its, sentence: 'répond à une autre demande' },
	'another audience': { claims: (its) => ({ ...its, aud: 'another-hub' }), sentence: 'destinée à un autre site' },
	'another issuer': { claims: (its) => ({ ...its, iss: 'https://evil.example' }), sentence: 'ne vient pas d' },
	'an end that is past': { claims: (its) => ({ ...its, exp: 1_600_000_000 }), sentence: 'a expiré' },
	'another signature': { claims: (its) => its, stranger: true, sentence: 'n’est pas signée par lui' }
};

async function tryBent(partner: Partner): Promise<void> {
	for (const [name, { sentence, ...bend }] of Object.entries(bends)) {
		partner.school.bend(bend);
		const browser = new Visitor(partner.url);
		const text = await refusal(browser, await goAndReturn(partner, browser, 'zoe'));
		expect(said(text, sentence), `${name} is not refused in these words: ${sentence}`);
		expect(!(await isIn(browser)), `${name} signs in`);
	}
	partner.school.bend(null);
}

/** Everything that can be wrong in how a browser comes back. */
async function tryReturns(partner: Partner, second: string): Promise<void> {
	const USED = 'a déjà servi, a expiré, ou vient d’un autre navigateur';
	const cases: Readonly<Record<string, readonly [(back: URL) => void, string]>> = {
		'another state': [(back) => back.searchParams.set('state', 'other'), USED],
		'no state': [(back) => back.searchParams.delete('state'), USED],
		'a code of nobody': [(back) => back.searchParams.set('code', 'other'), 'n’est pas valable'],
		'the issuer of another (mix-up)': [
			(back) => back.searchParams.set('iss', 'https://evil.example'),
			'ne vient pas d'
		],
		'no issuer (mix-up)': [(back) => back.searchParams.delete('iss'), 'ne vient pas d'],
		'the door of another provider': [
			(back) => {
				back.pathname = `/oidc/${second}`;
			},
			USED
		],
		'a refusal of hers': [
			(back) => {
				back.searchParams.delete('code');
				back.searchParams.set('error', 'access_denied');
			},
			'n’a pas donné son accord'
		]
	};
	for (const [name, [change, sentence]] of Object.entries(cases)) {
		const browser = new Visitor(partner.url);
		const back = new URL(await goAndReturn(partner, browser, 'zoe'));
		change(back);
		expect(said(await refusal(browser, back.href), sentence), `${name} is not refused in these words: ${sentence}`);
		expect(!(await isIn(browser)), `${name} signs in`);
	}
	const browser = new Visitor(partner.url);
	const back = await goAndReturn(partner, browser, 'zoe');
	expect(said(await refusal(new Visitor(partner.url), back), USED), 'another browser may bring an answer');
	const copy = new Visitor(partner.url).take(cookiesOf(browser));
	await browser.get(back);
	expect(await isIn(browser), 'the browser that asked may not bring its answer after another one tried');
	expect(said(await refusal(copy, back), USED) && !(await isIn(copy)), 'an answer serves twice');
	const late = new Visitor(partner.url);
	const tooLate = await goAndReturn(partner, late, 'zoe');
	await sql`update identity.provider_flow set expires_at = now() - interval '1 second'`.execute(db);
	expect(said(await refusal(late, tooLate), USED), 'an answer after its time is taken');
	for (const name of ['nonce', 'code_challenge']) {
		const asking = new Visitor(partner.url);
		const answer = await goAndReturn(partner, asking, 'zoe', (asked) => asked.searchParams.set(name, 'x'.repeat(43)));
		await refusal(asking, answer);
		expect(!(await isIn(asking)), `a question with another ${name} signs in`);
	}
}

const cookiesOf = (browser: Visitor) =>
	browser.cookie
		.split('; ')
		.map((pair) => ({ name: pair.split('=')[0] ?? '', value: pair.slice(pair.indexOf('=') + 1) }));

/** An address that is not verified, or not the school's, never opens an account that is there; whoever holds it links it herself. */
async function tryAddresses(partner: Partner): Promise<void> {
	const victim = `ada@${DOMAIN}`;
	await byLink(partner.url, victim);
	const ada = await personOf(victim);
	const cases: Readonly<Record<string, Member>> = {
		'an address that is not verified': member('ada', { email_verified: false }),
		'an address of another domain': member('ada', { email: 'ada@ailleurs.example' })
	};
	await byLink(partner.url, 'ada@ailleurs.example');
	for (const [name, claims] of Object.entries(cases)) {
		partner.school.members.set('thief', claims);
		const browser = new Visitor(partner.url);
		const text = await refusal(browser, await goAndReturn(partner, browser, 'thief'));
		expect(said(text, 'ne répond pas de votre adresse') && !(await isIn(browser)), `${name} takes an account over`);
	}
	partner.school.members.set('ada', member('ada'));
	const browser = new Visitor(partner.url);
	await browser.get(await goAndReturn(partner, browser, 'ada'));
	expect((await isIn(browser)) && (await personOf(victim)) === ada, 'a verified address of the school is not hers');
	expect(
		(await traced('sign_in_refused', null)).filter(({ method }) => method === 'provider').length > 12,
		'refusals lack'
	);
}
