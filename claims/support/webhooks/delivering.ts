import { sql } from 'kysely';
import { announces, unpublishOffering } from '#agenda/server';
import { ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { allowPrivateAddresses } from '#kernel/server/addresses.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { setPublicUrl } from '#kernel/server/place.ts';
import { openSecret } from '#kernel/server/secret.ts';
import {
	addEndpoint,
	declareAnnouncements,
	deliverDue,
	pauseEndpoint,
	renewSecret,
	resumeEndpoint,
	secretsOf
} from '#programs/server';
import { type Came, type Manner, openReceiver, type Receiver } from './receiver.ts';
import { activity, bySelf, factsOf, heard, organization, person, rewrite, roleOf } from './world.ts';

const HOUR = 3_600_000;

/** How many addresses were told, and how many messages came in all. */
export type DeliveryFigures = { endpoints: number; messages: number; attempts: number };

type Stage = Readonly<{
	receiver: Receiver;
	clock: { now: Date };
	ada: Viewer;
	maison: string;
	add: (name: string, manner: Manner, whose?: Viewer, host?: string) => Promise<string>;
}>;

/** A receiver of each kind is told what happens in a hub whose hour the claim sets. @returns what is wrong */
export async function deliveryFaults(turns: number, figures: DeliveryFigures): Promise<string[]> {
	openSecret('a secret for the claim', '');
	setPublicUrl('https://hub.example');
	allowPrivateAddresses(true);
	declareAnnouncements({ all: announces, now: async () => announces });
	const clock = { now: new Date() };
	const receiver = await openReceiver(() => clock.now);
	try {
		const maison = await organization('maison');
		const ada = await person('Ada', 'partner', maison);
		const add = async (name: string, manner: Manner, whose = ada, host = '127.0.0.1') => {
			receiver.manners.set(name, manner);
			const given = { name, url: receiver.address(name, host), kinds: ['activities'] };
			const scope = whose.roles[0]?.scope ?? ref('person', whose.id);
			const id = await transaction((tx) => addEndpoint(tx, { ...given, scope }, whose, bySelf(whose)));
			receiver.secrets.set(name, (await secretsOf(id, whose.id))[0] ?? '');
			figures.endpoints += 1;
			return id;
		};
		const stage = { receiver, clock, ada, maison, add };
		const faults = [...(await everyManner(stage, turns)), ...(await whoseItIs(stage)), ...(await inside(stage))];
		for (const list of receiver.came.values()) figures.attempts += list.length;
		figures.messages = new Set([...receiver.came.values()].flat().map(({ id }) => id)).size;
		const unsigned = [...receiver.came.values()].flat().filter(({ verified }) => !verified).length;
		return [...faults, ...(unsigned ? [`${unsigned} messages are not taken by the reference library`] : [])];
	} finally {
		await receiver.close();
		allowPrivateAddresses(false);
		// nobody answers there any more
		await sql`delete from programs.endpoint`.execute(db);
	}
}

async function everyManner(stage: Stage, turns: number): Promise<string[]> {
	const { receiver, clock, ada, add } = stage;
	await heard();
	const well = await add('well', 'well');
	await add('comes-back', 'fails');
	const hangs = await add('hangs', 'hangs');
	await add('redirects', 'redirects');
	const [gone, dead] = [await add('gone', 'gone'), await add('dead', 'fails')];
	const slugs = Array.from({ length: 3 }, (_, at) => `essai-${at}`);
	const ids = [];
	for (const slug of slugs) ids.push(await activity(slug, 'maison'));
	for (let turn = 0; turn < turns; turn++)
		for (const [at, id] of ids.entries()) await rewrite(id, slugs[at] ?? '', 'maison', turn);
	await heard();
	clock.now = new Date();
	const began = performance.now();
	// the one that hangs is waited for by nobody: while its ten seconds run, the others get all of theirs
	const hanging = deliverDue(() => clock.now);
	const wanted = await factsOf(ids);
	for (let turn = 0; turn < 400 && (receiver.came.get('well')?.length ?? 0) < wanted.length; turn++) {
		await deliverDue(() => clock.now);
		await new Promise((done) => setTimeout(done, 20));
	}
	const took = Math.max(...(receiver.came.get('well') ?? []).map(({ at }) => at)) - began;
	const faults = took > 8000 ? [`whoever answers waited ${took.toFixed(0)} ms for whoever hangs`] : [];
	faults.push(...inOrder('well', receiver.came.get('well') ?? [], wanted));
	await hanging;
	await transaction((tx) => pauseEndpoint(tx, hangs, ada.id, clock.now));
	await pass(clock, HOUR + 60_000);
	receiver.manners.set('comes-back', 'well');
	for (const hours of [2, 2, 5]) await pass(clock, hours * HOUR);
	faults.push(...inOrder('comes-back', receiver.came.get('comes-back') ?? [], wanted));
	await pass(clock, 100 * HOUR);
	faults.push(...(await standing({ gone: 'gone', dead: 'failing' }, { gone, dead })));
	if (receiver.came.get('gone')?.length !== 3) faults.push('one that is gone was asked again');
	if (receiver.strays.length) faults.push(`a redirect was followed: ${receiver.strays.join(', ')}`);
	faults.push(...(await resumed(stage, dead, wanted)), ...(await rotated(stage, well, ids[0] ?? '')));
	const { rows } = await sql<{
		count: number;
	}>`select count(*)::int as count from kernel.mail where recipient = ${ada.email} and confidential`.execute(db);
	// for the one that is gone, the one that redirects and the one that fails
	return [...faults, ...(rows[0]?.count === 3 ? [] : [`its owner got ${rows[0]?.count} letters, not 3`])];
}

/** Lets hours pass, in which everything is sent that becomes due. */
async function pass(clock: { now: Date }, time: number): Promise<void> {
	const until = clock.now.getTime() + time;
	for (let turn = 0; turn < 2000; turn++) {
		if (await deliverDue(() => clock.now)) continue;
		const { rows } = await sql<{
			next: Date | null;
		}>`select min(d.next_at) as next from programs.delivery d join programs.endpoint e on e.id = d.endpoint
			where d.state = 'waiting' and d.next_at > ${clock.now} and e.paused_at is null`.execute(db);
		const next = rows[0]?.next?.getTime() ?? Number.POSITIVE_INFINITY;
		if (next > until) break;
		clock.now = new Date(next);
	}
	clock.now = new Date(until);
}

/** All of the facts came, each under one id, and those about one object in the order of the log, however often each was sent. */
function inOrder(name: string, came: readonly Came[], wanted: readonly string[]): string[] {
	const faults: string[] = [];
	const arrived = came.filter(({ answered }) => answered === 'well');
	for (const object of new Set(wanted.map((one) => one.split(' ')[1] ?? ''))) {
		const got = arrived.filter((one) => one.object === object);
		const once = got.filter(({ id }, at) => got.findIndex((one) => one.id === id) === at);
		const said = once.map(({ type }) => `${type} ${object}`);
		const its = wanted.filter((one) => one.endsWith(object));
		if (said.join() !== its.join())
			faults.push(`${name}: ${said.length} of ${its.length} facts of an object came, or in another order`);
		const all = came.filter((one) => one.object === object).map(({ id }) => id);
		const runs = all.filter((id, at) => id !== all[at - 1]);
		if (new Set(runs).size !== runs.length) faults.push(`${name}: what came later did not wait for what came before`);
	}
	return faults;
}

async function standing(
	wanted: Readonly<Record<string, string>>,
	ids: Readonly<Record<string, string>>
): Promise<string[]> {
	const faults = [];
	for (const [name, why] of Object.entries(wanted)) {
		const { rows } = await sql<{
			why: string | null;
		}>`select paused_why as why from programs.endpoint where id = ${ids[name]}`.execute(db);
		if (rows[0]?.why !== why) faults.push(`${name} is ${rows[0]?.why ?? 'on'}, not ${why}`);
	}
	return faults;
}

/** What was given up is sent when its person says so, in order and under the same ids. */
async function resumed({ receiver, clock, ada }: Stage, dead: string, wanted: readonly string[]): Promise<string[]> {
	receiver.manners.set('dead', 'well');
	await transaction((tx) => resumeEndpoint(tx, dead, ada.id, clock.now));
	await pass(clock, HOUR);
	return inOrder('resumed', receiver.came.get('dead') ?? [], wanted);
}

/** While a secret is changed both sign, and a day later the new one alone. */
async function rotated({ receiver, clock, ada }: Stage, well: string, id: string): Promise<string[]> {
	await transaction((tx) => renewSecret(tx, well, ada.id, clock.now));
	await rewrite(id, 'essai-0', 'maison', 1000);
	await heard();
	await pass(clock, HOUR);
	const old = receiver.came.get('well')?.at(-1);
	receiver.secrets.set('well', (await secretsOf(well, ada.id, clock.now))[0] ?? '');
	await pass(clock, 24 * HOUR);
	await rewrite(id, 'essai-0', 'maison', 1001);
	await heard();
	await pass(clock, HOUR);
	const now = receiver.came.get('well')?.at(-1);
	return old?.signatures === 2 && old.verified && now?.signatures === 1 && now.verified
		? []
		: [`a changed secret: ${old?.signatures} signatures, then ${now?.signatures}`];
}

/** What is no longer hers to see is not sent, nor is a draft of others; and nothing after an erasure. */
async function whoseItIs({ receiver, clock, ada, maison, add }: Stage): Promise<string[]> {
	const atelier = await organization('atelier');
	const bruno = await person('Bruno', 'partner', atelier);
	await add('other', 'well', bruno);
	await heard();
	const draft = await activity('brouillon', 'maison', false);
	await rewrite(draft, 'brouillon', 'maison', 1);
	await heard();
	await pass(clock, HOUR);
	const faults = receiver.came.get('other')?.length ? ['a draft was told to another organisation'] : [];
	const shown = await activity('retire', 'maison');
	await heard();
	await pass(clock, HOUR);
	await transaction((tx) => unpublishOffering(tx, shown, bySelf(ada)));
	await heard();
	await pass(clock, HOUR);
	const its = (receiver.came.get('other') ?? []).map(({ type, object }) => `${type} ${object}`);
	if (its.join() !== `agenda.published ${shown},programs.withdrawn ${shown}`)
		faults.push(`what another was told of and may not see any more: ${its.join(', ') || 'nothing came'}`);
	const told = receiver.came.get('well')?.length ?? 0;
	if (!receiver.came.get('well')?.some(({ object }) => object === draft))
		faults.push('a draft was not told to whoever makes it');
	await rewrite(draft, 'brouillon', 'maison', 2);
	await heard();
	await roleOf(ada, maison, false);
	await pass(clock, HOUR);
	const { rows } = await sql<{
		count: number;
	}>`select count(*)::int as count from programs.delivery where state = 'unseen'`.execute(db);
	if ((receiver.came.get('well')?.length ?? 0) !== told || !rows[0]?.count)
		faults.push('it was told after its role had gone');
	await roleOf(ada, maison, true);
	return faults;
}

/** A name that leads inside is refused when it is connected to, whatever was said when it was added. */
async function inside({ receiver, clock, add }: Stage): Promise<string[]> {
	await add('inside', 'well', undefined, 'localhost');
	await heard();
	await activity('dedans', 'maison');
	await heard();
	allowPrivateAddresses(false);
	await pass(clock, 1000);
	const { rows } = await sql<{
		failure: string;
	}>`select a.failure from programs.attempt a join programs.delivery d on d.id = a.delivery
		join programs.endpoint e on e.id = d.endpoint where e.name = 'inside'`.execute(db);
	allowPrivateAddresses(true);
	const refused = rows.length > 0 && rows.every(({ failure }) => failure === 'inside');
	return refused && !receiver.came.has('inside') ? [] : ['an address inside was asked'];
}
