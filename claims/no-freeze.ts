/** Whatever anybody asks for or sends to any route, the program goes on: its event loop stands still for 100 ms at most, who reads the home page meanwhile waits for 250 ms at most (p99), memory is back within a minute, each limit is said in words, and 400 viewers behind one address meet none. */
import { setTimeout as pause } from 'node:timers/promises';
import { publishOffering, writeOffering } from '#agenda/server';
import { ref } from '#kernel/facts.ts';
import { peopleWithRoles } from '#kernel/identity/server/roles.ts';
import { standBehind } from '#kernel/server/apart/priority.ts';
import { transaction } from '#kernel/server/db.ts';
import { makeCanvas } from '#learning/server';
import type { Program } from '../tests/support/program.ts';
import { by, settleIn, withHub } from './support/hub.ts';
import { megabytes } from './support/memory.ts';
import { type Answers, filmsOf, shoot, shotsOf, storiesOf } from './support/no-freeze/attack.ts';
import { LONG_WORD } from './support/no-freeze/bodies.ts';
import { doorsOf } from './support/no-freeze/doors.ts';
import { school } from './support/no-freeze/school.ts';
import { crowdSockets } from './support/no-freeze/sockets.ts';
import { type Beside, LOOK_MS, stoodMs, visitor } from './support/no-freeze/visitor.ts';
import { cookieLine, signedIn } from './support/pages.ts';
import { quantile } from './support/quantile.ts';
import { madeShow, polls } from './support/show.ts';

const small = process.argv.includes('--small');
/** In milliseconds. Beside a short run others run. */
const MOST_STOOD_MS = small ? 1000 : 100;
/** Of a short run's few dozen pages, one in a hundred is the slowest. */
const MOST_P99_MS = small ? 1000 : 250;
const BACK_MS = 60_000;
/** What a program that has answered every route keeps of it: what is drawn once, what the machine compiled. */
const KEPT_MB = 160;
const PUPILS = small ? 10 : 400;
const ROLES = ['visitor', 'teacher', 'founder', 'director', 'coordinator', 'admin'] as const;
const roles = small ? (['visitor', 'coordinator'] as const) : ROLES;
/** In a short run so manieth of all that is sent. */
const SHARE = small ? 29 : 1;
/** So many pages are opened by each to see what she may send. */
const PAGES = small ? 8 : 400;

/** Where each begins; what else there is, links lead to. */
const BEGIN = ['/', '/agenda/gel', '/me', '/desk', '/me/classes', '/me/journey', '/desk/settings', '/desk/activities'];

const wrong: string[] = [];
const answers: Answers = { faults: [], sent: [] };
const figures: string[] = [];
// a short run sends less than the limits let through
await withHub({ args: ['--demo'], crowd: !small, env: { LOG_LEVEL: 'error' } }, async (program) => {
	await freeze(program);
	if (small) await limited(program);
});
if (!small) await withHub({ args: ['--demo'], env: { LOG_LEVEL: 'error' } }, limited);
for (const line of [...wrong, ...answers.faults].slice(0, 60)) console.log(line);
const faults = wrong.length + answers.faults.length;
console.log(`no-freeze: ${figures.join('; ')}${faults ? `; ${faults} things wrong` : ''}`);
process.exit(faults ? 1 : 0);

/** Every costly thing by everybody, with no limit of how often, beside somebody who reads. */
async function freeze(program: Program): Promise<void> {
	const { url, child } = program;
	await hardHeadline();
	const { room } = await madeShow({ name: 'gelee', cues: { live: polls.live } });
	const shots = [];
	for (const role of roles) shots.push(...(await shotsBy(role, url)));
	const team = await signedIn(url, 'admin');
	const cookie = cookieLine(team);
	const told = [...storiesOf(url, team), ...filmsOf(url, { cookie })];
	// a story without an end is told for seconds before it is refused
	shots.push(...(small ? told.slice(-1) : told));
	const rooms = { rooms: [room], canvases: [await canvas()], cookie };
	await pause(2000);
	await stoodMs(url);
	const before = megabytes(child.pid);
	const end = visitor(url);
	// who attacks sits at other machines: here it takes what the others leave
	standBehind(process.pid, 19);
	const [, sockets] = await Promise.all([shoot(shots, answers), crowdSockets(url, rooms)]);
	const beside = await end();
	figures.push(`${shots.length} costly requests by ${roles.length} roles and ${sockets} sockets`);
	judge(beside);
	await back(program, before);
	if (child.exitCode !== null) wrong.push('the program is not there any more');
}

async function shotsBy(role: (typeof ROLES)[number], url: string): Promise<ReturnType<typeof shotsOf>> {
	const headers = await headersOf(url, role);
	const doors = await doorsOf({ url, headers }, BEGIN, PAGES);
	const { pages, files, forms, routes } = doors;
	console.log(`${role}: ${pages.length} pages, ${files.length} files, ${forms.length} forms of ${routes} routes`);
	return shotsOf({ role, url, headers, doors }, SHARE);
}

/** A canvas of the admin's own. */
async function canvas(): Promise<string> {
	const admin = (await peopleWithRoles()).find(({ role }) => role === 'admin')?.person;
	if (!admin) throw new Error('the demonstration has no admin');
	return transaction((tx) => makeCanvas(tx, { kind: 'lean', title: 'Gel', owner: ref('person', admin) }));
}

function judge({ pages, stood, wrong: hers }: Beside): void {
	const [most, p99] = [Math.max(...stood.map(({ ms }) => ms)), quantile(pages, 0.99)];
	if (!(most <= MOST_STOOD_MS)) wrong.push(`the event loop stood still for ${most.toFixed(0)} ms`);
	if (!(p99 <= MOST_P99_MS)) wrong.push(`one page in a hundred took ${p99.toFixed(0)} ms`);
	wrong.push(...new Set(hers));
	const over = stood.filter(({ ms }) => ms > MOST_STOOD_MS);
	for (const { ms, at } of over) console.log(`  ${ms.toFixed(0)} ms beside: ${underWay(at).join('; ')}`);
	figures.push(
		`the event loop stood still for ${most.toFixed(0)} ms at most (${over.length} of ${stood.length} half seconds over ${MOST_STOOD_MS})`
	);
	figures.push(
		`the home page ${pages.length} times in p50 ${quantile(pages, 0.5).toFixed(0)}, p99 ${p99.toFixed(0)} ms`
	);
}

/** What was under way in the half second before. */
function underWay(at: number): string[] {
	return answers.sent.flatMap(({ what, from, to }) => (from < at && to > at - LOOK_MS ? [what.slice(0, 90)] : []));
}

/** Waits until the program and its processes take hardly more than before. */
async function back({ child }: Program, before: number): Promise<void> {
	const peak = megabytes(child.pid);
	const began = Date.now();
	while (megabytes(child.pid) > before + KEPT_MB && Date.now() - began < BACK_MS) await pause(500);
	const now = megabytes(child.pid);
	if (now > before + KEPT_MB) wrong.push(`it takes ${now} MB, a minute later, ${before} before`);
	figures.push(`${before} MB before, ${peak} at the end, ${now} after ${((Date.now() - began) / 1000).toFixed(0)} s`);
}

/** With all limits on: who asks for too much is told so, and a school is not. */
async function limited(program: Program): Promise<void> {
	const { url } = program;
	await settleIn();
	const refused = await school(program, PUPILS);
	wrong.push(...new Set(refused.map((what) => `a viewer of a school was refused ${what}`)));
	figures.push(`${PUPILS - Math.min(PUPILS, refused.length)} of ${PUPILS} viewers behind one address served`);
	const cookie = await headersOf(url, 'admin');
	const ask = () => fetch(`${url}/fr/og/home.png`, { headers: { ...cookie, accept: 'text/html' } });
	let last = await ask();
	for (let turn = 0; turn < 400 && last.status === 200; turn++) {
		await last.arrayBuffer();
		last = await ask();
	}
	const text = await last.text();
	const said = last.status === 429 && /<html lang="fr"[\s\S]*Réessayez dans \d+ seconde/.test(text);
	if (!said || !(Number(last.headers.get('retry-after')) > 0))
		wrong.push(`too much is answered with ${last.status}: ${text.slice(0, 100)}`);
	figures.push('who asks for too much is told so');
}

async function headersOf(url: string, role: (typeof ROLES)[number]): Promise<{ cookie?: string }> {
	return role === 'visitor' ? {} : { cookie: cookieLine(await signedIn(url, role)) };
}

/** An activity whose title is one word of 6,000 letters, in a text that is hard to read. */
async function hardHeadline(): Promise<void> {
	await settleIn();
	const words = (fr: string) => ({ source: 'fr', fr }) as const;
	await transaction(async (tx) => {
		const blank = { audience: null, price: null, minAge: null, sectors: [], languages: [], fictional: true };
		const body = words('- a\n'.repeat(4900));
		const told = { title: words(LONG_WORD), summary: words(LONG_WORD), body, formatted: true };
		const id = await writeOffering(tx, {
			slug: 'gel',
			kind: 'talk',
			area: 'agenda',
			organization: 'hub',
			...blank,
			...told
		});
		await publishOffering(tx, id, by);
	});
}
