import { href } from '#kernel/address.ts';
import { saidBy } from '#web/given-back/page.server.ts';
import { drawsFrom } from '../draws.ts';
import { doorsOf } from '../no-freeze/doors.ts';
import { type Found, filledBy, formsOn } from '../no-loss/forms.ts';
import { type Cookie, cookieLine, signedIn } from '../pages.ts';
import { faultsOf, type Said, send } from '../refused-forms/sending.ts';

type Search = Readonly<{ url: string; seed: number; pages: number; tries: number; most: number }>;
type Draw = () => number;

const ROLES = ['teacher', 'founder', 'director', 'adviser', 'coordinator', 'admin'] as const;
const BEGIN = ['/', '/agenda', '/spaces', '/search', '/sign-in', '/me', '/desk', '/desk/people', '/desk/settings'];
/** Whoever sent one of these would be somebody else for the others. */
const ENDS = /signOut|sign-out|demo\/switch|endAll|erase|\?\/end$/i;

/** What a field takes nowhere, or only in one place: moments at the ends of the calendar, numbers at the ends of numbers, ids of nothing, signs that mean something elsewhere. */
const ODD = [
	...['9999-12-31', '0000-01-01', '-000001-01-01', '+275760-09-13', '2026-02-30', '2026-13-01', '1582-10-10', '23:60'],
	...['9999-12-31T23:59', '0001-01-01T00:00', '24:00', '-1', '0', '1e309', 'NaN', 'Infinity', '2147483648', '-0'],
	...['9223372036854775808', '0.1', '1,5', '٣', '99999999999999999999999', '00000000-0000-0000-0000-000000000000'],
	...['ffffffff-ffff-ffff-ffff-ffffffffffff', 'no-id', '[object Object]', 'undefined', 'null', '', ' ', '\0', '\uD800'],
	...['%', "' or 1=1 --", '\\', '{"a":1}', '[]', '../../x', '//', 'javascript:1', '\u202e', 'a\nb', '<b>', '__proto__'],
	...['constructor', '*', 'P1D', '1970-01-01/9999-12-31', 'fr', '-', '.', '😀', 'x'.repeat(3000)]
] as const;

const oneOf = <One>(draw: Draw, all: readonly One[]): One => all[Math.floor(draw() * all.length)] as One;

/** Asks every page by what its links and forms name, and sends every form, with something odd in a field or two, drawn by a seed. @returns how often, and what was a failure of ours */
export async function searchOdd({
	url,
	seed,
	pages,
	tries,
	most
}: Search): Promise<{ asked: number; faults: string[] }> {
	const draw = drawsFrom(seed);
	const faults = new Set<string>();
	const forms = new Map<string, Found>();
	let asked = 0;
	for (const cookies of [[], ...(await Promise.all(ROLES.map((role) => signedIn(url, role))))]) {
		const headers = { cookie: cookieLine(cookies) };
		const found = await doorsOf({ url, headers }, BEGIN, pages);
		const visit = { cookies, pages: found.pages.map((path) => ({ path, route: path.split('?')[0] ?? '' })) };
		for (const form of await formsOn(url, visit)) if (!forms.has(form.kind)) forms.set(form.kind, form);
		for (const path of [...found.pages, ...found.files])
			for (let turn = 0; turn < tries && asked < most; turn++, asked++) {
				const odd = await oddAddress(draw, url, path, cookies);
				for (const fault of faultsOf(await get(url, odd, cookies), Number.POSITIVE_INFINITY))
					faults.add(`${odd.slice(0, 200)}: ${fault}`);
			}
	}
	for (const found of [...forms.values()].filter(({ form }) => !ENDS.test(form.act)))
		for (let turn = 0; turn < tries && asked < 2 * most; turn++, asked++) {
			const fields = oddFields(draw, filledBy(found.form, 'mot'));
			const parts = saidBy(found.form.element, 'enctype') !== undefined;
			const said = await send(url, found, { what: 'odd', fields, parts }, turn % 2 === 0);
			for (const fault of faultsOf(said, Number.POSITIVE_INFINITY))
				faults.add(`${found.kind.slice(0, 120)} ${JSON.stringify(fields).slice(0, 300)}: ${fault}`);
		}
	return { asked, faults: [...faults] };
}

const known = new Map<string, readonly string[]>();

/** The names that its page asks by: of its links to itself, and of forms that only read. */
async function namesOf(url: string, path: string, cookies: readonly Cookie[]): Promise<readonly string[]> {
	const key = path.split('?')[0]?.replace(/[0-9a-f-]{36}/g, '…') ?? '';
	const before = known.get(key);
	if (before) return before;
	const { text } = await get(url, path, cookies);
	const reading = [...text.matchAll(/<form(?![^>]*method="post")[^>]*>([\s\S]*?)<\/form>/gi)].map(
		([, inside]) => inside
	);
	const named = reading.flatMap((inside) =>
		[...(inside ?? '').matchAll(/\sname="([^"]+)"/g)].map(([, name = '']) => name)
	);
	const linked = [...text.matchAll(/href="[^"]*\?([^"#]+)"/g)].flatMap(([, query = '']) => [
		...new URLSearchParams(query.replaceAll('&amp;', '&')).keys()
	]);
	const names = [...new Set([...named, ...linked, 'page', 'q', 'sort', 'day'])];
	known.set(key, names);
	return names;
}

async function oddAddress(draw: Draw, url: string, path: string, cookies: readonly Cookie[]): Promise<string> {
	const names = await namesOf(url, path, cookies);
	const params = new URLSearchParams(path.split('?')[1]);
	for (const name of names) if (draw() < 0.4) params.set(name, oneOf(draw, ODD));
	params.set(oneOf(draw, names), oneOf(draw, ODD));
	return `${path.split('?')[0]}?${params}`;
}

function oddFields(draw: Draw, fields: readonly [string, string][]): [string, string][] {
	const share = draw() < 0.2 ? 1 : 2 / Math.max(fields.length, 2);
	return fields.map(([name, value]) => [name, draw() < share ? oneOf(draw, ODD) : value]);
}

async function get(url: string, path: string, cookies: readonly Cookie[]): Promise<Said> {
	const address = url + href(path, 'fr');
	try {
		const headers = { accept: 'text/html', cookie: cookieLine(cookies) };
		const answer = await fetch(address, { redirect: 'manual', headers });
		const text = await answer.text();
		return { status: answer.status, text, wait: Number(answer.headers.get('retry-after')), address };
	} catch (error) {
		return { status: 0, text: '', wait: 0, address, failed: String((error as Error).cause ?? error) };
	}
}
