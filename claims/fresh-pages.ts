/** 10,000 random writes and reads on two programs with one database: no answer older than what was acknowledged before it was asked; two strangers booking from one kept page make two bookings; nothing of one reader in another's bytes. */
import { parseArgs } from 'node:util';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { transaction } from '#kernel/server/db.ts';
import { keepSetting } from '#kernel/server/hub.ts';
import { type Program, withProgram } from '../tests/support/program.ts';
import { drawsFrom } from './support/draws.ts';
import * as agenda from './support/fresh/agenda.ts';
import * as learning from './support/fresh/learning.ts';
import { watchMoments } from './support/fresh/moments.ts';
import * as network from './support/fresh/network.ts';
import { Story } from './support/fresh/noun.ts';
import { Readers } from './support/fresh/readers.ts';
import { bookFromOnePage } from './support/fresh/strangers.ts';
import { FEW_ACTS, oneByOne, walk } from './support/fresh/walk.ts';
import * as words from './support/fresh/words.ts';
import { settled, settleIn, withHub } from './support/hub.ts';
import { switchTo } from './support/pages.ts';

const { values } = parseArgs({
	options: { small: { type: 'boolean' }, seed: { type: 'string' }, ops: { type: 'string' } }
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const ops = Number(values.ops ?? (values.small ? 40 : 10_000));
const quiet = { args: [], crowd: true, env: { LOG_LEVEL: 'warn' } };
const draw = drawsFrom(seed);
/** Pages that show what is on every page and nothing that changes here. */
const plain = ['/privacy', '/journey', '/learning/classes', '/learning/workshops'];
const wrong: string[] = [];
let figure = '';

console.log(`--seed ${seed} --ops ${ops}`);
await withHub(quiet, (one) =>
	withProgram({ ...quiet, env: { ...quiet.env, PUBLIC_URL: one.url }, beside: one }, (other) => check(one, other))
);
for (const sentence of wrong.slice(0, 40)) console.log(`  ${sentence}`);
console.log(
	`fresh-pages: ${figure}, ${wrong.length ? `${wrong.length} things wrong` : 'nothing older, nothing of another'}`
);
process.exitCode = wrong.length ? 1 : 0;

async function check(one: Program, other: Program): Promise<void> {
	await settleIn();
	await transaction((tx) => keepSetting(tx, 'demo', { on: true, whole: true, bar: [] }));
	const stories = await tell((person) => switchTo(one.url, person));
	const name = 'Lectrice Secrète';
	const reader = await transaction((tx) =>
		findOrMakePerson(tx, { name, email: 'r@exemple.invalid', locale: 'fr', fictional: true })
	);
	const readers = new Readers(draw, { cookies: await switchTo(other.url, reader), name });
	await settled();
	const programs = [one.url, other.url];
	wrong.push(...(await bookFromOnePage(programs)));
	const moments = await watchMoments(programs, values.small ? 1 : 12);
	const ground = { programs, stories, readers };
	wrong.push(...(await oneByOne(ground, values.small ? FEW_ACTS : undefined)));
	const walked = await walk({ ...ground, ops, draw });
	wrong.push(...moments.wrong, ...walked.wrong, ...readers.wrong);
	figure = `${walked.writes} writes and ${walked.reads} reads (${readers.counts.unchanged} × 304, ${readers.counts.signedIn} signed in), ${moments.asked} around the beginning and end of séances`;
}

async function tell(signIn: Parameters<typeof network.person>[0]): Promise<Story[]> {
	const made = [
		...[await agenda.title(), await agenda.theme(), await agenda.time(), await agenda.off(), await agenda.places()],
		...[await agenda.show(), await network.organization(), await network.giver(), await network.place()],
		...[await network.sector(), await network.work(), await network.profile(), await network.person(signIn)],
		...[await agenda.question(), await words.news(), await learning.way(), await learning.programme()],
		await learning.challenge()
	];
	const everywhere = [...new Set([...made.flatMap(({ pages }) => Object.keys(pages)), ...plain])];
	const all = [...made, await words.page(everywhere), await words.hub([...everywhere, '/pages/pied'])];
	return all.map((noun) => new Story(noun));
}
