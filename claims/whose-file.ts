/** A string planted in every field of 40 files is found by those alone to whom it belongs: over pages, their data, API, exports, letters, search, sockets and documents, who found what is what docs/decisions/0033 says. */

import { documentsOf } from '#venture/server';
import { openHub, settled } from './support/hub.ts';
import { addressesOf, addressesOfAll, callsOf, type Parts } from './support/whose-file/addresses.ts';
import { type Looker, listen, look, looker, read, readLetters } from './support/whose-file/looking.ts';
import { type Field, fields, keysOf } from './support/whose-file/planted.ts';
import { act, keepLetters, plant } from './support/whose-file/planting.ts';
import { mayFind, type Person, people, planted } from './support/whose-file/rule.ts';
import { takeOnMentors, talk } from './support/whose-file/talking.ts';
import { settle, type World } from './support/whose-file/world.ts';

const small = process.argv.includes('--small');
/** A short run looks at the first files, as some, and where one would look first. */
const COUNT = small ? 3 : 40;
const SOME: readonly Person[] = ['founder', 'left', 'asked', 'adviser', 'partner', 'mentor', 'coordinator', 'admin'];
const FIRST =
	/^\/(desk\/(ventures|facts|outbox)|me\/(ventures|mentoring|questions|data)|talk|search|desk\/people\/.*hand-over)/;
const problems: string[] = [];
const table = new Map<string, number>();
let checks = 0;

type One = Readonly<{ who: Person; file: number | null; looker: Looker }>;

const { program, close } = await openHub({ crowd: true });
try {
	await keepLetters();
	const keys = keysOf(COUNT);
	const world = await settle(program.url, COUNT);
	const all = everybody(world);
	const stops = await Promise.all(all.map(({ looker: one }) => listen(program.url, one, keys)));
	const files = await plantAll(world);
	await settled();
	const common = await addressesOfAll();
	for (const one of all) await lookAround(one, files, common, keys);
	const astray = await readLetters(addresses(world, all), keys);
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

/** Each founder by herself; a short run looks as some. */
function everybody({ founders, others }: World): One[] {
	const own = founders.map(({ cookie }, file) => ({
		who: 'founder' as const,
		file,
		looker: looker(`founder ${file}`, cookie)
	}));
	const rest = people.flatMap((who) =>
		who === 'founder' || (small && !SOME.includes(who))
			? []
			: [{ who, file: null, looker: looker(who, others[who].cookie) }]
	);
	return [...own.slice(0, small ? 1 : undefined), ...rest];
}

type Planted = Readonly<{ id: string; parts: Parts }>;

async function plantAll(world: World): Promise<Planted[]> {
	const mentors = await takeOnMentors(world);
	const files: Planted[] = [];
	for (const made of world.made) {
		const cast = await plant(world, made);
		await talk(cast, mentors);
		const document = (await act((tx) => documentsOf(cast.id, tx))).map(({ id }) => id);
		files.push({ id: cast.id, parts: { document, call: await callsOf() } });
	}
	return files;
}

/** What one comes by, and what one may guess: a founder the addresses of her file and of some others, all others those of every file. */
async function lookAround(
	{ file, looker: who }: One,
	files: readonly Planted[],
	common: Awaited<ReturnType<typeof addressesOfAll>>,
	keys: ReadonlyMap<string, string>
): Promise<void> {
	const near = (at: number) => file === null || (at + COUNT - file) % COUNT < 4;
	const guessed = files.flatMap(({ id, parts }, at) => (near(at) ? addressesOf(id, parts) : []));
	const own = file === null ? common : common.filter(({ path }) => /venture|\/me|talk|search|people/.test(path));
	const known = small ? own.filter(({ path }) => FIRST.test(path)) : own;
	for (const address of [...guessed, ...known]) await look(program.url, who, address, { keys, data: !small });
}

function addresses({ founders, others }: World, all: readonly One[]): Map<string, Looker> {
	const emailOf = ({ who, file }: One) => (who === 'founder' ? founders[file ?? 0]?.email : others[who].email);
	return new Map(
		all.flatMap((one) => (emailOf(one) ? [[emailOf(one)?.toLowerCase() ?? '', one.looker] as const] : []))
	);
}

/** What is no secret: how to reach people is the team's matter, not that of their files; and a number that everybody may see. */
function open(who: Person, field: Field): boolean {
	return field === 'numberEveryone' || (field === 'email' && (who === 'coordinator' || who === 'admin'));
}

function judge({ who, file, looker: { name, found } }: One, { made }: World): void {
	for (const one of made) {
		const may = mayFind(who, one, one.at === file);
		for (const field of planted(one)) {
			checks++;
			const where = found.get(`${one.at} ${field}`);
			if (where) table.set(`${who} ${field}`, (table.get(`${who} ${field}`) ?? 0) + 1);
			if (where && !may.has(field) && !open(who, field))
				problems.push(`${name} finds ${field} of file ${one.at}: ${where}`);
			if (!where && may.has(field)) problems.push(`${name} does not find ${field} of file ${one.at}`);
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
