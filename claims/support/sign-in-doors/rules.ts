import { sql } from 'kysely';
import type { Browser } from 'playwright-core';
import { href } from '#kernel/address.ts';
import { db } from '#kernel/server/db.ts';
import { settled } from '../hub.ts';
import type { Cookie } from '../pages.ts';
import { findPages } from '../routes.ts';
import { expect, letterTo, personOf, traced } from './checks.ts';
import { Visitor } from './visitor.ts';
import { byLink, enrol, isIn } from './ways.ts';

const at = (path: string, query = '') => href(path, 'fr') + query;

/** Who is kept out is out at once, by every way, in words; and in again afterwards. */
export async function trySuspension(url: string, admin: Visitor, email: string): Promise<void> {
	const browser = await byLink(url, email);
	const person = await personOf(email);
	const page = at(`/desk/people/${person}/access`);
	await admin.post(`${page}?/suspend`, { why: 'Messages insultants' });
	expect(!(await isIn(browser)), 'a suspended person stays signed in');
	expect((await letterTo(email)).subject.startsWith('Votre accès est suspendu'), 'a suspended person is not told why');
	await browser.post(at('/sign-in', '?/link'), { email });
	const again = await browser.post((await letterTo(email)).links[0] ?? page, {});
	expect(again.text.includes('Messages insultants') && !(await isIn(browser)), 'a suspended person comes in by a link');
	await admin.post(`${page}?/reinstate`, {});
	expect(await isIn(await byLink(url, email)), 'who was given her access back does not come in');
	await settled();
	for (const what of ['suspended', 'reinstated'])
		expect((await traced(what, person)).length === 1, `the record has no ${what}`);
}

/** While only who is invited may have an account, nobody else gets one; who has one comes in. */
export async function tryRegistration(url: string, admin: Visitor, known: string): Promise<void> {
	await admin.post(at('/desk/access', '?/access'), { registration: 'invited' });
	await new Visitor(url).post(at('/sign-in', '?/link'), { email: 'inconnue@exemple.invalid' });
	expect(!(await letterTo('inconnue@exemple.invalid')).links.length, 'registration is closed and a link is sent');
	expect((await personOf('inconnue@exemple.invalid')) === '', 'registration is closed and a person is made');
	expect(await isIn(await byLink(url, known)), 'registration is closed and who has an account does not come in');
	await admin.post(at('/desk/access', '?/access'), { registration: 'everybody' });
	expect((await traced('access_set', null)).length >= 2, 'the record has no change of the rules');
}

/** A role that asks for a second factor leads to where one is added, and counts from then on. */
export async function tryRole(url: string, admin: Visitor, email: string): Promise<void> {
	const browser = await byLink(url, email);
	const { rows } = await sql<{ id: string }>`select id from network.organization order by slug limit 1`.execute(db);
	const given = { email, role: 'partner', organization: rows[0]?.id ?? '' };
	await admin.post(at('/desk/team', '?/grant'), given);
	expect((await browser.get(at('/desk/activities'))).status === 200, 'a partner does not find Coulisses');
	await admin.post(at('/desk/access', '?/access'), { registration: 'everybody', factorRoles: 'partner' });
	const led = await browser.get(at('/desk/activities'));
	expect(
		led.to.includes(`${at('/me/access')}?returnTo=`),
		'who must have a second factor is not led to where one is added'
	);
	expect((await browser.get(at('/me'))).status === 200, 'who must have a second factor loses what is her own');
	await enrol(browser);
	expect((await browser.get(at('/desk/activities'))).status === 200, 'a second factor does not open her Coulisses');
	await settled();
	expect((await traced('role_granted', await personOf(email))).length === 1, 'the record has no role');
	await admin.post(at('/desk/access', '?/access'), { registration: 'everybody' });
}

/** A passkey of a real browser is added, asked for after a link, and signs in by itself. */
export async function tryPasskey(url: string, browser: Browser, email: string): Promise<void> {
	const context = await browser.newContext();
	const page = await context.newPage();
	const session = await context.newCDPSession(page);
	await session.send('WebAuthn.enable');
	const options = {
		protocol: 'ctap2',
		transport: 'internal',
		hasResidentKey: true,
		hasUserVerification: true
	} as const;
	await session.send('WebAuthn.addVirtualAuthenticator', {
		options: { ...options, isUserVerified: true, automaticPresenceSimulation: true }
	});
	const cookies = (await byLink(url, email)).cookie.split('; ').map((pair) => {
		const cut = pair.indexOf('=');
		return { name: pair.slice(0, cut), value: pair.slice(cut + 1), url };
	});
	await context.addCookies(cookies);
	await page.goto(url + at('/me/access'));
	await page.getByLabel('Nom de la clé').fill('téléphone');
	await page.getByRole('button', { name: 'Ajouter une clé' }).click();
	await page.getByText('téléphone', { exact: true }).waitFor();
	const half = await byLink(url, email);
	expect(!(await isIn(half)), 'a link alone signs in somebody with a passkey');
	await context.clearCookies();
	await page.goto(url + at('/sign-in'));
	await page.getByRole('button', { name: 'Utiliser ma clé' }).click();
	await page.waitForURL((to) => to.pathname === at('/me'));
	const person = await personOf(email);
	expect(
		(await traced('signed_in', person)).some(({ method }) => method === 'passkey'),
		'the record has no passkey'
	);
	expect(
		(await traced('factor_added', person)).some(({ method }) => method === 'passkey'),
		'nor that it was added'
	);
	await context.close();
}

/** Every page of Coulisses on which an address of somebody stands, and every file that is taken away, is in the record. */
export async function tryLooks(url: string, admin: Visitor, cookies: readonly Cookie[], most: number): Promise<number> {
	const { rows } = await sql<{ email: string }>`
		select distinct lower(email) as email from identity.person where email is not null`.execute(db);
	const addresses = new Set(rows.map(({ email }) => email));
	const { pages } = await findPages(url, { group: 'coulisses', begin: ['/desk'], cookies, apart: () => true });
	let looked = 0;
	for (const { route, path } of pages.slice(0, most)) {
		const answer = await admin.get(at(path));
		const main = /<main[\s\S]*<\/main>/.exec(answer.text)?.[0] ?? '';
		const shown = (main.match(/[\w.+-]+@[\w.-]+\.\w+/g) ?? []).some((one) => addresses.has(one.toLowerCase()));
		if (answer.status !== 200 || !shown) continue;
		looked++;
		const [own = ''] = path.split('?');
		const known = await traced('looked', null);
		expect(
			known.some(({ page }) => page === own),
			`${route} shows addresses and nobody writes down who looked`
		);
	}
	const exports = pages.map(({ path }) => path).filter((path) => /^\/desk\/(people|registrations|record)$/.test(path));
	for (const path of exports) {
		await admin.get(`${at(path)}/export?format=csv`);
		const known = await traced('exported', null);
		expect(
			known.some(({ page }) => page === `${path}/export`),
			`${path} is exported and nobody writes it down`
		);
	}
	return looked;
}

/** No secret stands in the record, and of an erased person no line leads to her. */
export async function tryRecord(url: string, admin: Visitor, email: string): Promise<void> {
	const person = await personOf(email);
	const { rows } = await sql<{ text: string }>`select string_agg(t::text, ' ') as text from identity.trace t`.execute(
		db
	);
	for (const word of ['cheval correct', email, 'token', 'eyJ'])
		expect(!rows[0]?.text.includes(word), `« ${word} » stands in the record`);
	const own = await (await byLink(url, email)).get(at('/me/access/sessions'));
	expect(
		own.text.includes('Ce qui concerne mon accès') && own.text.includes('Connexion'),
		'she does not see her record'
	);
	const list = await admin.get(at('/desk/record', `?q=${encodeURIComponent(email)}`));
	expect(list.text.includes('Connexion refusée') || list.text.includes('Connexion'), 'the record is not searched');
	const before = (await traced('signed_in', null)).length;
	await admin.post(at(`/desk/people/${person}/data`, '?/erase'), { word: 'effacer' });
	expect((await traced('signed_in', null)).length === before, 'erasing takes lines out of the record');
	expect((await traced('signed_in', person)).length === 0, 'the record still leads to an erased person');
	expect((await traced('erased', null)).length === 1, 'the record has no erasure');
}
