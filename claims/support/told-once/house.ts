import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { chooseQuietHours, chooseRhythm, declareTopics } from '#kernel/identity/server/rhythms.ts';
import { grant, revoke } from '#kernel/identity/server/roles.ts';
import { connect, disconnect, transaction } from '#kernel/server/db.ts';
import { retime, tellDue } from '#kernel/server/digests.ts';
import { hub } from '#kernel/server/hub.ts';
import { prepareJobs, stopJobs } from '#kernel/server/jobs.ts';
import { liftLimits } from '#kernel/server/limits.ts';
import { prove } from '#kernel/server/mail.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { openStorage } from '#kernel/server/storage.ts';
import { openMailbox } from '#kernel/server/told.fixture.ts';
import { tellBy } from '#kernel/server/told.ts';
import { rhythms } from '#kernel/topic.ts';
import { writeMessage } from '#partnering/server';
import { modules } from '../../../src/modules.ts';
import type { Connection } from '../../../tests/support/server.ts';
import { Expected, QUARTER } from './expected.ts';
import { asked, by, organization, person, published } from './partners.ts';

type Side = Readonly<{ organization: string; hosts: Viewer[] }>;
type Talk = Readonly<{ id: string; sides: readonly [Side, Side] }>;
type Choose = <T>(of: readonly T[]) => T;

const HOUSES = 6;
/** In summer time: a change of the clock lies within the time that is lived. */
const BEGIN = new Date('2026-10-20T06:00:00Z');

/** Six organisations that talk with each other, their people, and a clock that the trial moves. */
export async function openHouse(connection: Connection, draw: () => number) {
	connect(connection);
	prepareJobs(connection);
	openSecret('told once', '');
	openStorage(mkdtempSync(join(tmpdir(), 'valley-told-once-')));
	declareTopics(modules.flatMap(({ topics }) => topics ?? []));
	liftLimits();
	let now = BEGIN.getTime();
	tellBy(() => new Date(now));
	const { heard, deliver, close } = await openMailbox();
	const { timeZone } = await hub();
	const expected = new Expected(timeZone);
	const one: Choose = (of) => of[Math.floor(draw() * of.length)] as (typeof of)[number];
	const sides = await makeSides();
	const everybody = [...new Map(sides.flatMap(({ hosts }) => hosts).map((who) => [who.id, who])).values()];
	const talks = await makeTalks(sides);
	const readers = new Map<string, Side>();
	let count = 0;
	expected.mayRead = (to, token) => readers.get(token)?.hosts.some(({ email }) => email === to) ?? false;

	/** What arrives now, against what should. */
	async function listen(): Promise<string[]> {
		await tellDue();
		await deliver();
		const arrived = heard.splice(0).map(({ to, text }) => ({
			...{ to, at: now },
			tokens: [...text.matchAll(/\[M\d+\]/g)].map(([token]) => token)
		}));
		return expected.compare(arrived, now);
	}

	const acts = {
		async writes() {
			const talk = one(talks);
			const [from, to] = draw() < 0.5 ? talk.sides : [talk.sides[1], talk.sides[0]];
			if (!from.hosts.length) return;
			const token = `[M${count++}]`;
			const viewer = one(from.hosts);
			readers.set(token, to);
			const acting = {
				...viewer,
				roles: [{ role: 'partner' as const, scope: ref('organization', from.organization) }]
			};
			await transaction((tx) => writeMessage(tx, talk.id, `Voici ${token}.`, acting, by(viewer)));
			for (const { email } of to.hosts) expected.tell(email ?? '', token, now);
		},
		async chooses() {
			const [who, rhythm] = [one(everybody), one(rhythms)];
			await transaction(async (tx) => {
				await chooseRhythm(tx, who.id, 'partnering.talk', rhythm, by(who));
				await retime(tx, who.id);
			});
			expected.choose(who.email ?? '', { rhythm }, now);
		},
		async rests() {
			const who = one(everybody);
			const [from, until] = [Math.floor(draw() * 96) * 15, Math.floor(draw() * 96) * 15];
			const quiet = from === until ? null : { from, until };
			await transaction(async (tx) => {
				await chooseQuietHours(tx, who.id, quiet, by(who));
				await retime(tx, who.id);
			});
			expected.choose(who.email ?? '', { quiet }, now);
		},
		async leaves() {
			const side = one(sides);
			if (side.hosts.length) await hold(side, one(side.hosts), false);
		},
		async comes() {
			const [side, who] = [one(sides), one(everybody)];
			if (!side.hosts.includes(who)) await hold(side, who, true);
		}
	};
	type Act = keyof typeof acts | 'waits';
	const often: readonly Act[] = [
		'writes',
		'writes',
		'writes',
		'writes',
		'waits',
		'waits',
		'waits',
		'chooses',
		'rests',
		'leaves',
		'comes'
	];

	async function step(): Promise<{ did: Act; said: string[] }> {
		const did = one(often);
		if (did !== 'waits') {
			await acts[did]();
			return { did, said: await listen() };
		}
		const said: string[] = [];
		const quarters = draw() < 0.6 ? 1 : draw() < 0.8 ? Math.ceil(draw() * 30) : Math.ceil(draw() * 200);
		for (let quarter = 0; quarter < quarters; quarter++) {
			now += QUARTER;
			said.push(...(await listen()));
		}
		return { did, said };
	}

	const end = async (): Promise<void> => {
		tellBy(() => new Date());
		await stopJobs();
		await disconnect();
		await close();
	};
	return { step, expected, close: end };
}

async function makeSides(): Promise<Side[]> {
	const sides: Side[] = [];
	for (let at = 0; at < HOUSES; at++) sides.push({ organization: await organization(`Maison${at}`), hosts: [] });
	for (let at = 0; at < 2 * HOUSES; at++) {
		const side = sides[at % HOUSES] as Side;
		const who = await person(`Personne${at}`, side.organization);
		await transaction((tx) => prove(tx, who.email ?? ''));
		side.hosts.push(who);
	}
	return sides;
}

/** Each organisation offers something to which two others answered. */
async function makeTalks(sides: readonly Side[]): Promise<Talk[]> {
	const talks: Talk[] = [];
	for (const [at, author] of sides.entries()) {
		const proposal = await published(author.hosts[0] as Viewer);
		for (const away of [1, 2]) {
			const interested = sides[(at + away) % HOUSES] as Side;
			const id = await asked(proposal, interested.hosts[0] as Viewer);
			talks.push({ id, sides: [author, interested] });
		}
	}
	return talks;
}

async function hold(side: Side, who: Viewer, holds: boolean): Promise<void> {
	const role = { person: who.id, role: 'partner', scope: ref('organization', side.organization) } as const;
	await transaction((tx) =>
		holds ? grant(tx, { ...role, by: null, source: 'desk' }) : revoke(tx, { ...role, by: null, source: 'desk' })
	);
	if (holds) side.hosts.push(who);
	else side.hosts.splice(side.hosts.indexOf(who), 1);
}
