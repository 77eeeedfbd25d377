import { href } from '#kernel/address.ts';
import { newId } from '#kernel/id.ts';
import { accountOfPerson } from '#kernel/identity/server/accounts.ts';
import { findOrMakePerson, personById } from '#kernel/identity/server/persons.ts';
import { openSession } from '#kernel/identity/server/sessions.ts';
import { markStepUp } from '#kernel/identity/server/step-up.ts';
import { transaction } from '#kernel/server/db.ts';
import { askedIn } from '../asking/asked.ts';

/** Somebody in a session of her own; `cookie`: what her browser sends. */
export type Somebody = Readonly<{ id: string; name: string; email: string; cookie: string }>;
export const visitor: Somebody = { id: '', name: 'visitor', email: '', cookie: '' };

/** An invented person without an account. */
export const record = (name: string): Promise<{ id: string; email: string }> => {
	const email = `${newId()}@exemple.invalid`;
	return transaction(async (tx) => ({
		id: await findOrMakePerson(tx, { name: `${name} (fictif)`, email, locale: 'fr', fictional: true }),
		email
	}));
};

/** An invented person with an account, in a session that has shown a second factor. */
export async function somebody(name: string): Promise<Somebody> {
	const { id, email } = await record(name);
	return { id, name, email, cookie: await sessionOf(id) };
}

/** Somebody who was there before. */
export async function known(id: string): Promise<Somebody> {
	const person = await personById(id);
	return { id, name: person?.name ?? '', email: person?.email ?? '', cookie: await sessionOf(id) };
}

async function sessionOf(person: string): Promise<string> {
	await transaction((tx) => accountOfPerson(tx, person));
	const { cookies, sessionId } = await openSession(person, { headers: new Headers(), bearer: '127.0.0.1' });
	await markStepUp(sessionId, 'totp');
	return cookies.map((line) => line.split(';')[0]).join('; ');
}

const PATIENCE_MS = 20_000;

export type Answer = Readonly<{ status: number; location: string; text: string; headers: Headers }>;

/** Asks as somebody, for one of our own paths or, without a language, for a file. */
export async function ask(
	url: string,
	who: Pick<Somebody, 'cookie'>,
	path: string,
	more: RequestInit & { spoken?: boolean } = {}
): Promise<Answer> {
	const { spoken = true, ...init } = more;
	const answer = await fetch(url + (spoken ? href(path, 'fr') : path), {
		redirect: 'manual',
		signal: AbortSignal.timeout(PATIENCE_MS),
		...init,
		headers: { cookie: who.cookie, origin: url, accept: 'text/html', ...init.headers }
	});
	const text = await answer.text();
	return { status: answer.status, location: answer.headers.get('location') ?? '', text, headers: answer.headers };
}

/** Sends a form as somebody, and says yes to what is asked back. */
export async function send(
	url: string,
	who: Pick<Somebody, 'cookie'>,
	path: string,
	fields: Record<string, string>
): Promise<Answer> {
	const answer = await ask(url, who, path, { method: 'POST', body: new URLSearchParams(fields) });
	const asked = answer.status === 428 ? askedIn(answer.text) : null;
	if (!asked) return answer;
	const { pathname, search } = new URL(asked.action, url + href(path, 'fr'));
	return ask(url, who, pathname + search, { method: 'POST', body: asked.fields, spoken: false });
}

const [signIn, factor] = [href('/sign-in', 'fr'), href('/me/access', 'fr')];

/** Whether somebody was not let in: there is nothing, or she is sent to show who she is. */
export const isRefused = ({ status, location }: Answer): boolean =>
	[401, 403, 404].includes(status) ||
	([303, 307].includes(status) && (location.startsWith(signIn) || location.startsWith(factor)));
