/** Who shows herself to nobody is nowhere: pages, lists, search, API, sitemap, feeds, exports; each reader sees what the table says, and no more. */
import { href } from '#kernel/address.ts';
import { openHub } from './support/hub.ts';
import { type Cookie, signedIn, switchTo } from './support/pages.ts';
import { cases, type Made, makePeople, type Seen } from './support/visibility-people.ts';
import { type ReaderName, type Surface, surfaces } from './support/visibility-surfaces.ts';

const small = process.argv.includes('--small');
const problems: string[] = [];
let checks = 0;
let pages = 0;

const { program, close } = await openHub({ args: ['--demo'], crowd: true });
try {
	const people = await makePeople();
	const looked = new Map<string, number>();
	for (const reader of await readers(program.url, people))
		for (const [place, surface] of surfaces.entries()) {
			if (!concerns(surface, reader.name)) continue;
			const count = await look(program.url, surface, reader, some(people, place));
			looked.set(surface.name, (looked.get(surface.name) ?? 0) + count);
		}
	printTable();
	for (const [name, count] of looked) console.log(`  ${name.padEnd(52)} ${count}`);
} finally {
	await close();
}
for (const problem of problems.slice(0, 40)) console.log(`! ${problem}`);
console.log(`visibility: ${checks} checks on ${pages} answers, ${problems.length} problems`);
process.exitCode = problems.length || !checks ? 1 : 0;

/** All of them, or in a short run every third, others at each place where they could be seen. */
function some(people: readonly Made[], place: number): readonly Made[] {
	return people.filter((_, nth) => !small || (nth + place) % 3 === 0);
}

/** `of`: the one person who reads as herself. */
type Reader = Readonly<{ name: ReaderName; cookie: string; of?: Made }>;

async function readers(url: string, people: readonly Made[]): Promise<Reader[]> {
	const header = (cookies: readonly Cookie[]) => cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
	const own = people.filter(({ of }) => of.end !== 'erased').slice(0, small ? 2 : undefined);
	const herself: Reader[] = [];
	for (const of of own) herself.push({ name: 'herself', cookie: header(await switchTo(url, of.id)), of });
	return [
		{ name: 'visitor', cookie: '' },
		{ name: 'member', cookie: header(await signedIn(url, 'teacher')) },
		...(small ? [] : [{ name: 'host', cookie: header(await signedIn(url, 'director')) } as const]),
		{ name: 'coordinator', cookie: header(await signedIn(url, 'coordinator')) },
		...herself
	];
}

function concerns({ readers, open }: Surface, reader: ReaderName): boolean {
	return (readers?.includes(reader) ?? true) && !(small && open && reader !== 'visitor');
}

/** @returns how many checks were made. */
async function look(url: string, surface: Surface, reader: Reader, people: readonly Made[]): Promise<number> {
	const before = checks;
	const { path } = surface;
	const seen = reader.of ? [reader.of] : people;
	if (typeof path === 'string') {
		const answer = await read(url + path, reader.cookie);
		// a page of the whole hub is looked through for everybody, whoever reads
		for (const one of people) judge(surface, reader, one, answer);
	} else for (const one of seen) judge(surface, reader, one, await read(url + path(one), reader.cookie));
	return checks - before;
}

type Answer = Readonly<{ status: number; text: string }>;

async function read(address: string, cookie: string): Promise<Answer> {
	pages++;
	const answer = await fetch(address, { redirect: 'manual', headers: { cookie, accept: 'text/html, */*' } });
	return { status: answer.status, text: await answer.text() };
}

function judge(surface: Surface, reader: Reader, one: Made, { status, text }: Answer): void {
	if (surface.optional && status === 404) return;
	const mine = reader.of === one;
	const name = reader.name === 'herself' && !mine ? 'member' : reader.name;
	const sees = surface.open ? one.of.visitor : seenBy(one, name);
	const where = `${surface.name}, ${reader.name}${reader.of ? ` (${reader.of.key})` : ''}, ${one.key}`;
	const wanted = surface.status?.(sees, one, name);
	if (wanted !== undefined) expect(status === wanted, `${where}: ${status} instead of ${wanted}`);
	expect(status !== 403, `${where}: 403 says that there is something`);
	const shown = reader.of && !mine && surface.readers ? [] : surface.shows(sees, one, surface.open ? 'visitor' : name);
	for (const word of ['first', 'headline', 'role', 'email', 'credit', 'title', 'slug'] as const) {
		const there = text.includes(one[word]);
		if (shown.includes(one[word])) expect(there, `${where}: the ${word} is missing`);
		else if (!free(word, sees, surface, { mine, status })) expect(!there, `${where}: the ${word} is shown`);
	}
}

/**
 * What may stand anywhere: the title of a published work, the address of a page that one may open or has just asked for in vain, and the name
 * of whoever is signed in, which is in the head of every page.
 */
function free(
	word: string,
	sees: Seen,
	{ name, readers }: Surface,
	{ mine, status }: { mine: boolean; status: number }
): boolean {
	if (word === 'title' || (word === 'first' && mine)) return true;
	const asked = status === 404 || name === 'data of the page';
	return word === 'slug' && (sees.page || asked || readers?.includes('coordinator') === true);
}

function seenBy({ of }: Made, reader: ReaderName): Seen {
	if (reader === 'visitor') return of.visitor;
	return reader === 'herself' ? of.herself : of.member;
}

function expect(holds: boolean, what: string): void {
	checks++;
	if (!holds) problems.push(what);
}

/** What is to be seen of each person, as it was checked. */
function printTable(): void {
	const parts = (sees: Seen) =>
		Object.entries(sees)
			.filter(([, shown]) => shown)
			.map(([part]) => part)
			.join(' ') || 'nothing';
	console.log(`who and what she chose · a visitor sees · who is signed in sees · she sees (${href('/people', 'fr')})`);
	for (const [key, { chose, end, visitor, member, herself }] of Object.entries(cases))
		console.log(
			`  ${key.padEnd(12)}${[chose, end].filter(Boolean).join(', ').padEnd(24)} · ${parts(visitor)} · ${parts(member)} · ${parts(herself)}`
		);
}
