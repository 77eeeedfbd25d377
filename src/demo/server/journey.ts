import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Bundle, NewReview } from '#journey';
import {
	answerMeeting,
	askMeeting,
	askReview,
	canvasOfRun,
	closeEngine,
	confirmMeeting,
	listHost,
	publishStory,
	readStory,
	reviewCanvas,
	writeLines,
	writeNumbers,
	writeProblem
} from '#journey/server';
import { newId } from '#kernel/id.ts';
import { happenedAt } from '#kernel/server/activity/record.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import type { BlockId } from '#learning';
import { writeNotes } from '#learning/server';
import type { People } from './activities.ts';
import { ago, anchor, momentOf, todayIn } from './calendar.ts';
import { heard, tellPresences } from './journey-presences.ts';
import { tellRun } from './journey-runs.ts';
import type { Demonstration } from './shapes.ts';

type Told = Demonstration['journey'];
type Stage = Readonly<{
	personOf: (slug: string) => People[number];
	hostOf: ReadonlyMap<string, string>;
	runOf: ReadonlyMap<string, string>;
	timeZone: string;
}>;

const by = { actor: null, source: 'demo' } as const;
const SOON_MS = 400;
/** Days ago: since when the story is played, and when the canvases were read. */
const [PUBLISHED, CANVAS] = [95, 6];

/** Publishes the story of the demonstration, and tells who plays it: their runs are played, their challenges closed by what they did. @returns how many play */
export async function tellJourney(told: Demonstration, people: People, folder: string): Promise<number> {
	const { journey, hub } = told;
	const read = await readStory(join(folder, journey.folder));
	await happenedAt(ago(PUBLISHED), () => transaction((tx) => publishStory(tx, read, by)));
	const personOf = finder(people);
	const hostOf = await transaction((tx) => listHosts(tx, journey, personOf));
	const runOf = await playAll(journey, read.bundle as Bundle, personOf);
	await tellPresences(journey, personOf);
	const stage = { personOf, hostOf, runOf, timeZone: hub.timeZone };
	for (const canvas of journey.canvases)
		await happenedAt(ago(CANVAS), () => transaction((tx) => tellCanvas(tx, canvas, stage)));
	for (const meeting of journey.meetings) await tellMeeting(meeting, stage);
	await heard();
	closeEngine();
	return journey.players.length + journey.crowd.length;
}

function finder(people: People): Stage['personOf'] {
	return (slug) => {
		const found = people.find((one) => one.slug === slug);
		if (!found) throw new Error(`the demonstration has no person « ${slug} »`);
		return found;
	};
}

async function listHosts(tx: Tx, told: Told, personOf: Stage['personOf']): Promise<Map<string, string>> {
	const listed = new Map<string, string>();
	for (const [turn, { person, ...host }] of told.hosts.entries()) {
		const given = { person: personOf(person).id, ...host };
		listed.set(person, await happenedAt(ago(PUBLISHED - 8 * turn), () => listHost(tx, given, by)));
	}
	return listed;
}

async function playAll(
	{ players, crowd }: Told,
	bundle: Bundle,
	personOf: Stage['personOf']
): Promise<Map<string, string>> {
	const runs = new Map<string, string>();
	const all = [...crowd, ...players];
	for (const [turn, player] of all.entries()) {
		const daysAgo = PUBLISHED * (1 - turn / all.length);
		runs.set(player.person, await tellRun(bundle, { player, known: personOf(player.person), daysAgo }));
	}
	return runs;
}

async function tellCanvas(tx: Tx, told: Told['canvases'][number], { personOf, hostOf, runOf }: Stage): Promise<void> {
	const { id: person, locale } = personOf(told.person);
	const run = runOf.get(told.person) ?? '';
	const canvas = await canvasOfRun(tx, person, run, locale);
	const notes = told.notes.map(([block, text, colour]) => ({
		block: block as BlockId,
		text,
		colour,
		author: person,
		votes: []
	}));
	await writeNotes(tx, canvas, 'business', notes);
	if (told.problem) await writeProblem(tx, person, run, told.problem);
	if (told.numbers) await writeNumbers(tx, person, run, told.numbers);
	const { coach, accepted, ...answer } = told.review;
	const host = coach ? (hostOf.get(coach) ?? null) : null;
	const review = await askReview(tx, { person, run, host, locale }, by);
	if (accepted === null || !coach) return;
	const given = NewReview.parse({ ...answer, missing: answer.missing ?? '', accepted, attests: [] });
	const { id, name, email, locale: hers } = personOf(coach);
	const viewer = { id, name, email, locale: hers, roles: [], secondFactor: false, sessionId: '' };
	await reviewCanvas(tx, viewer, review, given, by);
}

async function tellMeeting(told: Told['meetings'][number], { personOf, hostOf, timeZone }: Stage): Promise<void> {
	const [player, mentor] = [personOf(told.person).id, personOf(told.host).id];
	const from = anchor(todayIn(timeZone));
	const soon = new Date(Date.now() + SOON_MS);
	const times = told.days.length ? told.days.map((day) => momentOf(from, day, told.start, timeZone)) : [soon];
	const given = { about: told.about, times, online: told.place === null, place: told.place ?? '' };
	const id = newId();
	const asked = { id, person: player, host: hostOf.get(told.host) ?? '', given };
	await happenedAt(ago(2), () => transaction((tx) => askMeeting(tx, asked, by)));
	if (told.days.length) return;
	await transaction((tx) => answerMeeting(tx, mentor, id, { accept: soon }, by));
	// a meeting is confirmed once its time has come, here as everywhere
	await pause(soon.getTime() - Date.now() + 20);
	await transaction(async (tx) => {
		await confirmMeeting(tx, mentor, id, { held: true, attests: [{ competence: '2.4', level: 3 }] }, by);
		await confirmMeeting(tx, player, id, { held: true }, by);
		if (told.lines) await writeLines(tx, player, id, told.lines);
	});
}
