import { createOTP } from '@better-auth/utils/otp';
import { sql } from 'kysely';
import { href } from '#kernel/address.ts';
import { db } from '#kernel/server/db.ts';
import { expect, letterTo, personOf, traced } from './checks.ts';
import { Visitor } from './visitor.ts';

const at = (path: string, query = '') => href(path, 'fr') + query;
const PASSWORD = 'cheval correct pile agrafe';

/** Signs somebody in by the link of a letter, as far as the link alone leads. */
export async function byLink(url: string, email: string, browser = new Visitor(url)): Promise<Visitor> {
	await browser.post(at('/sign-in', '?/link'), { email });
	const [link = ''] = (await letterTo(email)).links;
	await browser.post(link, {});
	return browser;
}

/** Whether a browser is somebody's: her own page answers. */
export const isIn = async (browser: Visitor): Promise<boolean> => (await browser.get(at('/me'))).status === 200;

/** The secret in an otpauth address (RFC 4648, base 32). */
function secretOf(uri: string): string {
	const letters = [...(new URL(uri).searchParams.get('secret') ?? '')];
	const bits = letters.map((one) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(one).toString(2).padStart(5, '0'));
	const bytes = bits.join('').match(/.{8}/g) ?? [];
	return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2))).toString('utf8');
}

/** The code that a telephone shows; the ones that were used are forgotten, since a claim does not wait half a minute for the next. */
async function codeOf(uri: string): Promise<string> {
	await sql`delete from identity.used_code`.execute(db);
	return createOTP(secretOf(uri)).totp();
}

/** Sets up codes by telephone. @returns the otpauth address and the paper codes */
export async function enrol(browser: Visitor): Promise<{ uri: string; paper: string[] }> {
	const { text } = await browser.post(at('/me/access', '?/begin'), { current: PASSWORD });
	const field = (name: string) =>
		new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1]?.replaceAll('&amp;', '&');
	const uri = field('uri') ?? '';
	await browser.post(at('/me/access', '?/confirm'), { code: await codeOf(uri), uri });
	return { uri, paper: (field('codes') ?? '').split(' ') };
}

/** Link, password and codes: each opens what it should and no more, and each act is in the record. */
export async function tryWays(url: string, email: string): Promise<{ uri: string; paper: string[] }> {
	const first = await byLink(url, email);
	expect(await isIn(first), 'a link does not sign in');
	const person = await personOf(email);
	const used = await new Visitor(url).post((await letterTo(email)).links[0] ?? at('/sign-in/link'), {});
	expect(used.text.includes('Ce lien a déjà servi') || used.status === 410, 'a used link is not refused in words');
	await first.post(at('/me/access', '?/password'), { password: PASSWORD });
	const byPassword = new Visitor(url);
	await byPassword.post(at('/sign-in', '?/password'), { email, password: PASSWORD });
	expect(await isIn(byPassword), 'a password does not sign in');
	const wrong = await new Visitor(url).post(at('/sign-in', '?/password'), { email, password: 'une autre phrase' });
	expect(wrong.text.includes('n’est pas bon'), 'a wrong password is not refused in words');
	const { uri, paper } = await enrol(first);
	expect(!(await isIn(byPassword)), 'a session older than the second factor still stands');
	await tryHalves(url, email, uri, paper);
	for (const [what, least] of Object.entries({ password_set: 1, factor_added: 1, sign_in_refused: 2, signed_in: 4 }))
		expect((await traced(what, person)).length >= least, `the record has not ${least} of ${what}`);
	return { uri, paper };
}

/** With a second factor, a first one alone opens nothing, whichever it is. */
async function tryHalves(url: string, email: string, uri: string, paper: readonly string[]): Promise<void> {
	const link = await byLink(url, email);
	const password = new Visitor(url);
	const asked = await password.post(at('/sign-in', '?/password'), { email, password: PASSWORD });
	expect(asked.to.includes(at('/sign-in/second-factor')), 'a password with a second factor does not ask for it');
	for (const [name, half] of Object.entries({ link, password })) {
		for (const path of ['/me', '/me/data.json', '/me/access', '/desk', '/desk/registrations'])
			expect((await half.get(at(path))).status === 303, `${name} alone opens ${path}`);
		const wrong = await half.post(at('/sign-in/second-factor'), { code: '000000' });
		expect(wrong.text.includes('Ce code n’est pas bon'), `a wrong code after a ${name} is not refused in words`);
	}
	const code = await codeOf(uri);
	await link.post(at('/sign-in/second-factor'), { code });
	expect(await isIn(link), 'a link and a code do not sign in');
	await password.post(at('/sign-in/second-factor'), { code });
	expect(!(await isIn(password)), 'a code serves twice');
	await password.post(at('/sign-in/second-factor'), { code: paper[0] ?? '' });
	expect(await isIn(password), 'a password and a paper code do not sign in');
}

/** Sessions are listed with their device; one is ended, then all others; a new device is told by letter. */
export async function trySessions(url: string, email: string): Promise<void> {
	const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0 Safari/537.36 Edg/142.0';
	const here = await byLink(url, email);
	const there = await byLink(url, email, new Visitor(url, windows));
	const third = await byLink(url, email);
	expect((await letterTo(email)).subject.startsWith('Nouvelle connexion'), 'a new device is not told by letter');
	const before = (await letterTo(email)).count;
	await byLink(url, email, here);
	expect((await letterTo(email)).count === before + 1, 'a known device is told as new');
	const { text } = await here.get(at('/me/access/sessions'));
	expect(
		text.includes('Edge, Windows') && text.includes('Firefox, Linux'),
		'sessions are not listed with their device'
	);
	const other = /<strong>Edge, Windows<\/strong>[\s\S]*?name="session" value="([^"]+)"/.exec(text)?.[1] ?? '';
	await here.post(at('/me/access/sessions', '?/end'), { session: other });
	expect((await isIn(here)) && (await isIn(third)) && !(await isIn(there)), 'not the one session was ended');
	await here.post(at('/me/access/sessions', '?/endOthers'), {});
	expect((await isIn(here)) && !(await isIn(third)), 'not all others were ended');
	const person = await personOf(email);
	for (const what of ['session_ended', 'sessions_ended', 'signed_in'])
		expect((await traced(what, person)).length > 0, `the record has no ${what}`);
	await here.post(at('/me', '?/signOut'), {});
	expect((await traced('signed_out', person)).length > 0 && !(await isIn(here)), 'signing out is not in the record');
}

/** What cannot be undone asks for a fresh sign-in, and an address changes by both mailboxes. */
export async function tryAddress(url: string, email: string): Promise<void> {
	const browser = await byLink(url, email);
	const person = await personOf(email);
	await sql`update identity."session" set "createdAt" = now() - interval '20 minutes' where "userId" = ${person}`.execute(
		db
	);
	for (const [path, form] of [
		['/me/data.json', null],
		['/me/data', { word: 'effacer' }],
		['/me/access/address', { email: `x.${email}` }]
	] as const) {
		const query = path === '/me/data' ? '?/erase' : '';
		const answer = form ? await browser.post(at(path, query), form) : await browser.get(at(path));
		expect(answer.to.includes('again=yes'), `${path} asks for no fresh sign-in`);
	}
	await byLink(url, email, browser);
	for (const end of ['stopped', 'changed'] as const) {
		const next = `${end}.${email}`;
		await browser.post(at('/me/access/address'), { email: next });
		const [[before = ''], [after = '']] = [(await letterTo(email)).links, (await letterTo(next)).links];
		const act = (link: string, name: string) => new Visitor(url).post(link.replace('?', `?/${name}&`), {});
		await act(after, 'confirm');
		expect((await personOf(next)) === '', 'the new mailbox alone changed the address');
		await act(before, end === 'stopped' ? 'stop' : 'confirm');
		expect((await personOf(next)) === (end === 'stopped' ? '' : person), `an address that was ${end} is wrong`);
		if (end === 'stopped') expect(!(await isIn(browser)), 'stopping a change leaves sessions open');
		if (end === 'stopped') await byLink(url, email, browser);
	}
	for (const what of ['address_asked', 'address_stopped', 'address_changed'])
		expect((await traced(what, person)).length > 0, `the record has no ${what}`);
}
