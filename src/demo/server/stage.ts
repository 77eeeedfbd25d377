import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { NewOffering } from '#agenda';
import { publishOffering, schedule, writeOffering } from '#agenda/server';
import { newId } from '#kernel/id.ts';
import { happenedAt } from '#kernel/server/activity/record.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { isoDate } from '#kernel/time.ts';
import { locales } from '#kernel/words.ts';
import {
	addFilmFromFile,
	addReply,
	addSilence,
	addStation,
	appendRundown,
	botTexts,
	decideReply,
	join as joinCrew,
	makeShow,
	NewStation,
	replacePostcodes,
	setUp,
	takeOverEvening
} from '#stage/server';
import type { People } from './activities.ts';
import { ago, anchor, before, momentOf, todayIn } from './calendar.ts';
import type { Demonstration } from './shapes.ts';

type Told = Demonstration['shows'];
type Show = Told['shows'][number];
type Known = Readonly<{
	people: People;
	organizations: ReadonlyMap<string, string>;
	stations: ReadonlyMap<string, string>;
	timeZone: string;
	/** The slug of the space where shows are made. */
	floor: string | null;
}>;

const by = { actor: null, source: 'demo' } as const;
const DAY = 86_400_000;
const HOUR = 3_600_000;
const films = 'hubs/mons/films';
const SILENCE_SECONDS = 10;

/** Tells the invented stations and shows; those that are over with the evening that they were. @returns the id of the show that runs in a loop. */
export async function tellStage(
	{ shows: told, spaces: { rooms }, hub: { timeZone } }: Demonstration,
	people: People,
	organizations: ReadonlyMap<string, string>
): Promise<string | null> {
	const stations = await transaction((tx) => addStations(tx, told, organizations));
	const known = { people, organizations, stations, timeZone, floor: rooms['plateau-terril'] ?? null };
	const ids = new Map<string, string>();
	for (const show of told.shows) ids.set(show.id, await tellShow(show, told, known));
	await transaction((tx) => tellTrade(tx, told, ids, timeZone));
	const looping = told.shows.find(({ loops }) => loops);
	return (looping && ids.get(looping.id)) ?? null;
}

async function addStations(
	tx: Tx,
	told: Told,
	organizations: ReadonlyMap<string, string>
): Promise<Map<string, string>> {
	await replacePostcodes(
		tx,
		told.postcodes.map(([code, commune]) => ({ code, commune }))
	);
	const ids = new Map<string, string>();
	for (const { organization, ...station } of told.stations) {
		const of = organization === null ? null : (organizations.get(organization) ?? null);
		ids.set(station.slug, await addStation(tx, NewStation.parse({ ...station, organization: of })));
	}
	return ids;
}

async function tellShow(show: Show, told: Told, known: Known): Promise<string> {
	const startsAt = beginningOf(show, known.timeZone);
	const prepared = before(new Date(startsAt.getTime() - 14 * DAY), 4);
	const id = await happenedAt(prepared, () => transaction((tx) => addShow(tx, show, startsAt, known)));
	if (!show.past) return id;
	await takeOverEvening(id, {
		...show.past,
		startedAt: startsAt,
		texts: await botTexts(),
		communes: [...new Set(told.postcodes.map(([, commune]) => commune))],
		moderator: idOf(known.people, show.crew.find(({ post }) => post === 'moderator')?.person)
	});
	return id;
}

/** A show that runs in a loop has begun an hour ago; the others have their day. */
function beginningOf({ seance: { day, start } }: Show, timeZone: string): Date {
	if (start) return momentOf(anchor(todayIn(timeZone)), day, start, timeZone);
	return new Date(Math.floor(Date.now() / HOUR) * HOUR - HOUR);
}

async function addShow(tx: Tx, show: Show, startsAt: Date, known: Known): Promise<string> {
	const { id: slug, title, summary, body, organization, sectors, languages, rules, loops } = show;
	const about = { slug, title, summary, body, organization, sectors, languages, kind: 'show', area: 'stage' };
	const plain = { audience: null, price: null, minAge: null, registration: 'none', fictional: true };
	const offering = await writeOffering(tx, NewOffering.parse({ ...about, ...plain }));
	await publishOffering(tx, offering, { ...by, at: new Date(startsAt.getTime() - 21 * DAY) });
	const endsAt = new Date(startsAt.getTime() + show.seance.minutes * 60_000);
	const when = { startsAt, endsAt, timeZone: known.timeZone, place: null, capacity: null, waiting: true };
	// one that runs in a loop is a film
	const where = loops ? { mode: 'online' as const } : { mode: 'hybrid' as const, space: known.floor };
	const { id: seance } = await schedule(tx, offering, { ...when, ...where, onlineUrl: null, offerMinutes: null }, by);
	const stations = show.stations.flatMap((one) => known.stations.get(one) ?? []);
	const id = await makeShow(tx, seance, stations, by);
	const film = await addFilm(tx, show, known);
	const picture = { film, trailer: null, hlsUrl: null };
	await setUp(tx, id, { ...picture, ...rules, loops, silenceSeconds: SILENCE_SECONDS, stations }, by, null);
	await appendRundown(
		tx,
		id,
		show.rundown.map((segment) => ({ ...segment, id: newId() })),
		null
	);
	for (const { person, post } of show.crew) {
		const who = idOf(known.people, person);
		if (who) await joinCrew(tx, id, { person: who, post, station: null });
	}
	return id;
}

async function addFilm(tx: Tx, { film, title, organization }: Show, known: Known): Promise<string | null> {
	const path = join(films, `${film}.mp4`);
	// a hub that takes a copy of the folder may leave the films out
	if (!existsSync(path)) return null;
	const poster = join(films, `${film}.jpg`);
	const captions = locales
		.map((lang) => ({ lang, path: join(films, `${film}.${lang}.vtt`) }))
		.filter((one) => existsSync(one.path));
	const words = { title: title[title.source] ?? film, rights: 'Creative Valley', broadcastOn: null };
	return addFilmFromFile(
		tx,
		{
			...words,
			path,
			captions,
			...(existsSync(poster) ? { poster } : {}),
			organization: known.organizations.get(organization) ?? null
		},
		by
	);
}

async function tellTrade(
	tx: Tx,
	{ trade, shows }: Told,
	ids: ReadonlyMap<string, string>,
	timeZone: string
): Promise<void> {
	const from = anchor(todayIn(timeZone));
	for (const { show: slug, daysAfter, granted, answer, name, contact, concerns } of trade.replies) {
		const day = (shows.find(({ id }) => id === slug)?.seance.day ?? 0) + daysAfter;
		const dayOf = (more: number): string => isoDate(momentOf(from, day + more, '12:00', timeZone), timeZone);
		const given = { show: ids.get(slug) ?? null, name, contact, concerns, receivedOn: dayOf(0) };
		const received = before(momentOf(from, day, '12:00', timeZone), 1);
		const id = await happenedAt(received, () => addReply(tx, given, by));
		if (granted !== null && answer) await decideReply(tx, id, { granted, answer, answeredOn: dayOf(2) }, by);
	}
	for (const { from: first, to, reason } of trade.silences) {
		const [startsAt, endsAt] = [momentOf(from, first, '00:00', timeZone), momentOf(from, to, '23:59', timeZone)];
		await happenedAt(ago(12), () => addSilence(tx, { startsAt, endsAt, reason }, by));
	}
}

const idOf = (people: People, slug: string | undefined): string | null =>
	people.find((one) => one.slug === slug)?.id ?? null;
