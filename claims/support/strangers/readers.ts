import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import type { Program } from '../../../tests/support/program.ts';
import { pupilCookies } from '../learning/classes.ts';
import { type Cookie, cookieLine, signedIn } from '../pages.ts';
import { findPages } from '../routes.ts';

/** Somebody who is a stranger to the victim, with the pages that she finds. */
export type Stranger = Readonly<{ name: string; cookie: string; pages: readonly string[]; email?: string }>;

type Url = Pick<Program, 'url'>['url'];
/**
 * A visitor, a pupil of a class, another account, and whoever answers for another organisation: each with every page that links lead to.
 * @param most of each no more pages are opened to look for others
 */
export async function strangersOf(url: Url, most: number): Promise<Stranger[]> {
	const [account, host] = [await signedIn(url, 'founder'), await signedIn(url, 'director')];
	const found = async (
		group: 'public' | 'person' | 'coulisses',
		begin: readonly string[],
		cookies: readonly Cookie[]
	) => (await findPages(url, { group, begin, cookies, most })).pages.map(({ path }) => path);
	const open = await found('public', ['/', '/newsletter', '/sign-in', '/report'], []);
	const [own, desk] = [await found('person', ['/me'], account), await found('coulisses', ['/desk'], host)];
	return [
		{ name: 'visitor', cookie: '', pages: open },
		{ name: 'pupil', cookie: cookieLine(await pupil(url)), pages: ['/class', '/class/home', '/class/wall', ...open] },
		{ name: 'other account', cookie: cookieLine(account), pages: [...own, ...open], email: await emailOf(account) },
		{ name: 'other team', cookie: cookieLine(host), pages: desk, email: await emailOf(host) }
	];
}

async function emailOf(cookies: readonly Cookie[]): Promise<string> {
	const session = cookies.find(({ name }) => name.includes('session_token'))?.value ?? '';
	const { rows } = await sql<{ email: string }>`
		select u."email" from identity."session" s join identity."user" u on u."id" = s."userId"
		where s."token" = ${decodeURIComponent(session).split('.')[0] ?? ''}`.execute(db);
	if (!rows[0]) throw new Error('nobody has this session');
	return rows[0].email;
}

async function pupil(url: Url): Promise<Cookie[]> {
	const teacher = await signedIn(url, 'teacher');
	const cookie = cookieLine(teacher);
	const mine = await (await fetch(`${url}/fr/moi/classes`, { headers: { cookie } })).text();
	for (const [, its = ''] of mine.matchAll(/moi\/classes\/([0-9a-f-]{36})/g)) {
		const page = await (await fetch(`${url}/fr/moi/classes/${its}`, { headers: { cookie } })).text();
		if (page.includes('cards.pdf')) return pupilCookies(url, teacher, its);
	}
	throw new Error('the demonstration has no class with pupils');
}
