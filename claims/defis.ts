/** Being checked in at the door closes a challenge once, however often the fact is told; undone, it is open again and says so within five seconds; a level of three or more needs two kinds of source. */
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Bundle } from '#journey';
import { attest, hearGoals, profileFor, questsOf, recomputeCompetences } from '#journey/server';
import { factsAfter } from '#kernel/server/activity/read.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { readForCompletion } from '#learning/server';
import { device, soon } from './support/door.ts';
import { formOf, register, type Seance, settled, settleIn, withHub } from './support/hub.ts';
import { claimStory, publishClaimStory } from './support/journey/essay.ts';
import { honest, newPlayer, type Player } from './support/journey/player.ts';
import { signedIn } from './support/pages.ts';

const small = process.argv.includes('--small');
const PLAYERS = small ? 2 : 8;
const TIMES = 5;
const LIMIT_MS = 5000;
const STORY = 'essai';
const WAY = ['open', 'end-week', 'end-week'];

const wrong: string[] = [];
const slowest = { closed: 0, reopened: 0, level: 0 };

await withHub({ crowd: true, args: ['--demo'] }, async ({ url, data }) => {
	await settleIn();
	openSecret(undefined, data);
	const seance = await soon('cafe-essai');
	const tree = { is: 'attended', activity: 'cafe-essai' } as const;
	const story = claimStory([{ key: 'cafe', chapter: 'spark', comp: ['3.4/3'], tree }], data);
	await publishClaimStory(story);
	// the demonstration's own facts are heard first
	await settled();
	const door = device(url, await signedIn(url, 'coordinator'), seance);
	for (let turn = 0; turn < PLAYERS; turn++) {
		const player = await newPlayer(url, STORY, turn);
		await player.send(honest(story.bundle, player, WAY));
		const ticket = await ticketOf(url, seance, player);
		await checkedIn(story.bundle, player, () => door.scan(ticket));
		await levels(player.person);
		await undone(story.bundle, player, await lastNonce(ticket), door.undo);
	}
	for (const sentence of wrong) console.log(sentence);
	console.log(
		`defis: ${PLAYERS} players, each told ${TIMES} times: ${wrong.length ? `${wrong.length} things wrong` : 'one défi each'}; closed after ${Math.round(slowest.closed)} ms, open again after ${Math.round(slowest.reopened)} ms, a level after ${Math.round(slowest.level)} ms at most`
	);
	process.exitCode = wrong.length ? 1 : 0;
});

function must(holds: boolean, what: string): void {
	if (!holds) wrong.push(what);
}

async function ticketOf(url: string, seance: Seance, { name, email, cookie }: Player): Promise<string> {
	await register(url, seance, formOf(name, { email }), cookie);
	const { rows } = await sql<{ ticket: string }>`
		select s.ticket from participation.seat s join participation.booking b on b.id = s.booking
		where b.subject = ${seance.id} and b.contact_email = ${email}`.execute(db);
	return rows[0]?.ticket ?? '';
}

/** At the door, scanned again and again, and every fact of it delivered five times. */
async function checkedIn(bundle: Bundle, player: Player, scan: () => Promise<{ done: boolean }>): Promise<void> {
	const early = honest(bundle, player, [...WAY, 'begin-team+cafe'], WAY.length);
	must((await player.send(early)).status === 422, 'a challenge that was not closed was taken in');
	const began = performance.now();
	must((await scan()).done, 'the door did not take the ticket');
	slowest.closed = Math.max(slowest.closed, await until(player.person, 'closed', began));
	for (let turn = 1; turn < TIMES; turn++) await scan();
	const facts = await factsAfter(db, 0, 1_000_000);
	for (let turn = 0; turn < TIMES; turn++)
		await transaction(async (tx) => {
			await readForCompletion(tx, facts.slice(-400));
			await hearGoals(tx, facts.slice(-400));
		});
	await settled();
	must((await told(player.person)) === 'closed', `told ${await told(player.person)} and not once`);
	const { rows } = await sql`select from journey.evidence where person = ${player.person} and source = 'quest'`.execute(
		db
	);
	must(rows.length === 1, `${rows.length} pieces of evidence for one challenge`);
	const { status } = await player.send(honest(bundle, player, [...WAY, 'begin-team+cafe'], WAY.length));
	must(status === 200, 'a closed challenge was not taken in');
}

/** A mistake at the door is corrected: the challenge says that it is open again, the letter too, and the game takes it in no more. */
async function undone(
	bundle: Bundle,
	player: Player,
	nonce: string,
	undo: (nonce: string) => Promise<{ done: boolean }>
): Promise<void> {
	const began = performance.now();
	await undo(nonce);
	slowest.reopened = Math.max(slowest.reopened, await until(player.person, 'reopened', began));
	await settled();
	must((await told(player.person)) === 'closed,reopened', `after an undoing told ${await told(player.person)}`);
	const { rows } = await sql<{ subject: string }>`
		select subject from kernel.mail where subject_of = ${player.person} order by written_at desc, id desc limit 1`.execute(
		db
	);
	must(
		rows[0]?.subject.startsWith('Défi rouvert') ?? false,
		`no letter says that it is open again: ${rows[0]?.subject}`
	);
	const again = { ...player, run: crypto.randomUUID() };
	const { status } = await player.send(honest(bundle, again, [...WAY, 'begin-team+cafe']));
	must(status === 422, 'a challenge that was open again was taken in');
	const standing = await standingOf(player.person);
	must(
		standing?.evidence.every(({ source }) => source !== 'quest') ?? false,
		'what closed no more still shows something'
	);
}

/** One kind of source leaves a level at two; a second one raises it; without it, it is two again. */
async function levels(person: string): Promise<void> {
	must((await standingOf(person))?.level === 2, 'a challenge alone gave another level than two');
	must((await standingOf(person))?.waiting === 3, 'it is not said that a second kind of source is missing');
	const { rows } = await sql<{ id: string }>`select id from identity.person where id <> ${person} limit 1`.execute(db);
	const said = { person, source: 'member', ref: { kind: 'person', id: person }, by: rows[0]?.id ?? '' } as const;
	const began = performance.now();
	await transaction((tx) => attest(tx, said, [{ competence: '3.4', level: 3 }]));
	must((await standingOf(person))?.level === 3, 'two kinds of source did not give level three');
	await transaction((tx) => recomputeCompetences(tx, person));
	must((await standingOf(person))?.level === 3, 'made anew it is another level');
	await transaction((tx) => attest(tx, said, []));
	must((await standingOf(person))?.level === 2, 'without its second kind of source it stayed at three');
	slowest.level = Math.max(slowest.level, performance.now() - began);
}

async function standingOf(person: string) {
	return (await profileFor(person)).find(({ competence }) => competence === '3.4');
}

async function until(person: string, state: string, began: number): Promise<number> {
	for (let turn = 0; turn < 400; turn++) {
		const [quest] = await questsOf(person, STORY, 'fr');
		const took = performance.now() - began;
		if (quest?.state === state) {
			must(took <= LIMIT_MS, `${state} only after ${Math.round(took)} ms`);
			return took;
		}
		await pause(25);
	}
	wrong.push(`never ${state}`);
	return Number.POSITIVE_INFINITY;
}

/** What the log tells of somebody's challenges, in order. */
async function told(person: string): Promise<string> {
	const { rows } = await sql<{ verb: string }>`
		select replace(a.verb, 'journey.quest_', '') as verb from kernel.activity a
		join kernel.activity_order o on o.activity = a.id join kernel.pseudonym p on p.pseudonym = a.target
		where p.subject = ${person} and a.verb like 'journey.quest_%' order by o.position`.execute(db);
	return rows.map(({ verb }) => verb).join();
}

async function lastNonce(ticket: string): Promise<string> {
	const { rows } = await sql<{ nonce: string }>`
		select p.nonce from participation.presence p join participation.seat s on s.id = p.seat
		where s.ticket = ${ticket} and p.undone_at is null order by p.at desc limit 1`.execute(db);
	return rows[0]?.nonce ?? '';
}
