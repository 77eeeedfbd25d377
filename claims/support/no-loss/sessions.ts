import { href } from '#kernel/address.ts';
import { cookieLine } from '../pages.ts';
import { type Found, filledBy } from './forms.ts';
import { lacks, press, withCookies } from './without-script.ts';

type Pair = Readonly<{ name: string; value: string }>;

const isSession = ({ name }: Pair): boolean => name.includes('session_token');

/**
 * Sends a form when its session has ended, and comes back signed in: as its person, who has all of it, and before that as another, who has nothing.
 * @param other the cookies of somebody else, on the same computer
 * @returns what is wrong; nothing too for a form that asks for no session.
 */
export async function ended(url: string, found: Found, other: readonly Pair[]): Promise<string[] | undefined> {
	const named = await fetch(url + href('/me', 'fr'), { headers: { cookie: cookieLine(found.cookies) } });
	await named.arrayBuffer();
	const browser = pairsOf(withCookies(found.cookies, named)).filter((one) => !isSession(one));
	const sent = filledBy(found.form, 'garde');
	const answer = await press(url, found, sent, cookieLine(browser));
	const to = new URL(answer.headers.get('location') ?? '/', url);
	const back = to.searchParams.get('returnTo');
	if (answer.status !== 303 || !back) return undefined;
	const jar = pairsOf(withCookies(browser, answer));
	if (!jar.some(({ name }) => name === 'valley_aside')) return ['nothing is set aside'];
	const strange = await returned(url, back, [...jar, ...other.filter(isSession)]);
	const own = await returned(url, back, [...jar, ...found.cookies.filter(isSession)]);
	const leaks = strange.html.includes('data-given') ? ['is given to somebody else'] : [];
	return [
		...leaks,
		...(own.status === 200 ? lacks(own.html, url + back, found, sent, true) : [`answers ${own.status}`])
	];
}

async function returned(
	url: string,
	back: string,
	cookies: readonly Pair[]
): Promise<{ status: number; html: string }> {
	const answer = await fetch(url + back, {
		headers: { cookie: cookieLine(cookies), accept: 'text/html' },
		redirect: 'manual'
	});
	return { status: answer.status, html: await answer.text() };
}

const pairsOf = (line: string): Pair[] =>
	line.split('; ').map((one) => {
		const [name = '', value = ''] = one.split(/=(.*)/s);
		return { name, value };
	});
