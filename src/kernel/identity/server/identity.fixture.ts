import { sql } from 'kysely';
import { record } from '../../server/activity/record.ts';
import { db, transaction } from '../../server/db.ts';
import { keepSetting, SETTINGS } from '../../server/hub.ts';
import { liftLimits } from '../../server/limits.ts';
import { openSecret } from '../../server/secret.ts';
import type { Viewer } from '../index.ts';
import type { Arrival } from './arrivals.ts';
import { openIdentity } from './auth.ts';
import type { Caller, Cookies } from './caller.ts';
import { personOfRequest } from './sessions.ts';
import { followMagicLink, requestMagicLink } from './sign-in.ts';

/** Opens sign-in for a test file, as `boot.ts` does for the program. */
export function openTestIdentity(baseUrl = 'http://localhost:3000'): void {
	openSecret('a secret of tests that is long enough', '');
	openIdentity({ baseUrl });
	liftLimits();
}

export const setDemo = (on: boolean): Promise<void> =>
	transaction(async (tx) => {
		await keepSetting(tx, 'demo', { on, whole: true, bar: [] });
		await record(tx, { verb: 'kernel.settings_changed', object: SETTINGS, source: 'demo', detail: {} });
	});

/** Somebody's browser: what it was told to keep, it sends. */
export function caller(cookies: Cookies = []): Caller {
	const pairs = cookies.filter((line) => !/max-age=0/i.test(line)).map((line) => line.split(';')[0] ?? '');
	return { headers: new Headers(pairs.length ? { cookie: pairs.join('; ') } : {}), bearer: '203.0.113.7' };
}

/** The token of the last letter to an address. */
export async function tokenSentTo(email: string): Promise<string> {
	const { rows } = await sql<{ text: string }>`
		select text from kernel.mail where recipient = ${email.trim().toLowerCase()} order by written_at desc limit 1`.execute(
		db
	);
	return /[?&]token=([\w-]+)/.exec(rows[0]?.text ?? '')?.[1] ?? '';
}

/** Comes in by a link, from the request to the cookie. */
export async function comeInAs(email: string): Promise<Arrival & { person: string }> {
	await requestMagicLink({ email, locale: 'fr' }, caller());
	return followMagicLink({ token: await tokenSentTo(email), locale: 'fr' }, caller());
}

/** The same for somebody whom a link alone signs in. */
export async function signInAs(email: string): Promise<{ cookies: Cookies; person: string; viewer: Viewer }> {
	const { cookies, person } = await comeInAs(email);
	return { cookies, person, viewer: await viewerOf(cookies) };
}

/** The viewer whom cookies show. @throws when they show nobody. */
export async function viewerOf(cookies: Cookies): Promise<Viewer> {
	const viewer = await personOfRequest(caller(cookies).headers);
	if (!viewer) throw new Error('nobody is signed in');
	return viewer;
}
