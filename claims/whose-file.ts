/** A string planted in every field of 40 files is found by those alone to whom it belongs: over pages, their data, API, exports, letters, search, sockets and documents, who found what is what docs/decisions/0033 says. */

import { openHub, settled } from './support/hub.ts';
import { known, visitor } from './support/revoked/people.ts';
import { addressesOf, addressesOfAll, type Parts, partsOf } from './support/whose-file/addresses.ts';
import { unplanted } from './support/whose-file/columns.ts';
import { firstOf, isFirst } from './support/whose-file/first.ts';
import { followLinks, keepLetters, readLetters } from './support/whose-file/letters.ts';
import { type Looker, listen, look, looker, read } from './support/whose-file/looking.ts';
import { fields, keysOf, markerOf } from './support/whose-file/planted.ts';
import { plantAll } from './support/whose-file/planting-all.ts';
import { mayFind, mayMeet, type Person, people, planted } from './support/whose-file/rule.ts';
import { settle, type World } from './support/whose-file/world.ts';

const small = process.argv.includes('--small');
/** A short run looks at the first file, in which is every kind of field. */
const COUNT = small ? 1 : 40;
const problems: string[] = [];
const table = new Map<string, number>();
let checks = 0;

/** `looks`: at pages, and not only into her letters and where they lead. */
type One = Readonly<{ who: Person; file: number | null; looker: Looker; looks: boolean }>;

const { program, close } = await openHub({ crowd: true });
try {
	await keepLetters();
	const keys = keysOf(COUNT);
	const world = await settle(program.url, COUNT);
	const all = await everybody(world);
	const stops = await Promise.all(
		all.flatMap(({ looks, looker: one }) => (looks ? [listen(program.url, one, keys)] : []))
	);
	const ids = await plantAll(world);
	problems.push(...(await unplanted()));
	const files = await Promise.all(ids.map(async (id) => ({ id, parts: await partsOf(id) })));
	await settled();
	const common = await addressesOfAll(program.url);
	for (const one of all) if (one.looks) await lookAround(one, files, common, keys);
	const byAddress = addresses(world, all);
	const astray = await readLetters(byAddress, keys);
	await followLinks(program.url, byAddress, keys);
	for (const address of astray) problems.push(`a letter with planted words went to ${address}`);
	for (const stop of stops) stop();
	for (const one of all) judge(one, world);
} finally {
	await close();
}
printTable();
for (const problem of problems.slice(0, 60)) console.log(`! ${problem}`);
console.log(
	`whose-file: ${fields.length} fields of ${COUNT} files, ${checks} times found or not by ${people.length} kinds of people in ${read.answers} answers, ${read.letters} letters and ${read.frames} frames; ${problems.length} against the rule`
);
process.exitCode = problems.length || !checks ? 1 : 0;

/** Each founder by herself, and one of each other kind. A short run looks as some; whoever answers by link has no page but that one. */
async function everybody({ founders, others }: World): Promise<One[]> {
	const as = async (who: Person, file: number | null, id: string): Promise<One> => {
		const looks = small ? isFirst(who) : who !== 'byLink';
		const { cookie } = looks && id ? await known(id) : visitor;
		return { who, file, looks, looker: looker(file === null ? who : `${who} ${file}`, cookie) };
	};
	const all: One[] = [];
	for (const [file, { id }] of founders.entries()) all.push(await as('founder', file, id));
	for (const who of people) if (who !== 'founder') all.push(await as(who, null, others[who].id));
	return all;
}

/** What one comes by, and what one may guess: a founder the addresses of her file and of some others, all others those of every file. */
async function lookAround(
	{ who, file, looker: one }: One,
	files: readonly Readonly<{ id: string; parts: Parts }>[],
	common: Awaited<ReturnType<typeof addressesOfAll>>,
	keys: ReadonlyMap<string, string>
): Promise<void> {
	const near = (at: number) => (at + COUNT - (file ?? at)) % COUNT < 4;
	const guessed = files.flatMap(({ id, parts }, at) => (near(at) ? addressesOf(id, parts) : []));
	const known =
		file === null ? common : common.filter(({ path }) => /venture|\/me|talk|search|people|projects/.test(path));
	const all = [...guessed, ...known];
	for (const address of small ? firstOf(who, all) : all) await look(program.url, one, address, { keys, data: !small });
}

/** Who looks by the addresses to which letters go; a partner who answers by link has one for each file. */
function addresses({ founders, others, made }: World, all: readonly One[]): Map<string, Looker> {
	const emailsOf = ({ who, file }: One): readonly (string | undefined)[] => {
		if (who === 'founder') return [founders[file ?? 0]?.email];
		return who === 'byLink' ? made.map(({ at }) => `${markerOf(at, 'linkAddress')}@example.org`) : [others[who].email];
	};
	const pairs = all.flatMap((one) => emailsOf(one).map((email) => [email?.toLowerCase() ?? '', one.looker] as const));
	return new Map(pairs.filter(([email]) => email));
}

function judge({ who, file, looks, looker: { name, found } }: One, { made }: World): void {
	for (const one of made) {
		const may = mayFind(who, one, one.at === file);
		const met = mayMeet(who, one);
		for (const field of planted(one)) {
			checks++;
			const where = found.get(`${one.at} ${field}`);
			if (where) table.set(`${who} ${field}`, (table.get(`${who} ${field}`) ?? 0) + 1);
			if (where && !may.has(field) && !met.has(field))
				problems.push(`${name} finds ${field} of file ${one.at}: ${where}`);
			if (!where && may.has(field) && (looks || who === 'byLink'))
				problems.push(`${name} does not find ${field} of file ${one.at}`);
		}
	}
}

/** Who found what, of how many files. */
function printTable(): void {
	for (const who of people) {
		const had = fields.flatMap((field) => {
			const count = table.get(`${who} ${field}`);
			return count ? [`${field} ${count}`] : [];
		});
		console.log(`  ${who.padEnd(12)} ${had.join(', ') || 'nothing'}`);
	}
}
