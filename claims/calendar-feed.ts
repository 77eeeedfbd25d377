/** The calendar of the agenda is read the same by two independent parsers, moment for moment, and says every change in the way calendars expect. */
import { sql } from 'kysely';
import { cancel, reschedule } from '#agenda/server';
import { db, transaction } from '#kernel/server/db.ts';
import { type Locale, locales, say, type Words } from '#kernel/words.ts';
import type { Program } from '../tests/support/program.ts';
import { byIcalJs, byNodeIcal, faultsOfBytes, measure, type Read } from './support/calendar-reading.ts';
import { publishHarshly } from './support/harsh-agenda.ts';
import { by, type Seance, settleIn, withHub } from './support/hub.ts';

const small = process.argv.includes('--small');
const DAY = 24 * 3_600_000;

type Stored = Readonly<{
	id: string;
	startsAt: Date;
	endsAt: Date;
	status: string;
	revision: number;
	title: Words;
	theme: Words | null;
}>;
type Fetched = Readonly<{ bytes: Buffer; etag: string; status: number }>;

const wrong: string[] = [];
const figures = { events: 0, lines: 0, zones: new Set<string>() };

await withHub({ crowd: true, args: small ? [] : ['--demo'] }, check);
console.log(
	`calendar-feed: ${figures.events} events in 4 languages, ${figures.lines} lines, ${figures.zones.size} zones, 2 parsers: ${wrong.length ? `${wrong.length} things wrong` : 'no error, the same moments as the database'}`
);
process.exitCode = wrong.length ? 1 : 0;

async function check({ url }: Program): Promise<void> {
	if (!small) await compareAll(url, 'the demonstration');
	await settleIn();
	const seances = await publishHarshly(small ? 24 : 96);
	await compareAll(url, 'a harsh agenda');
	await checkChanges(url, seances);
	await checkVersions(url);
	for (const sentence of wrong.slice(0, 40)) console.log(`  ${sentence}`);
}

async function compareAll(url: string, what: string): Promise<void> {
	for (const locale of locales) {
		const { bytes, status } = await get(url, locale);
		if (status !== 200) wrong.push(`${what}, ${locale}: answered with ${status}`);
		const body = bytes.toString();
		const reads = { 'ical.js': tried(() => byIcalJs(body)), 'node-ical': tried(() => byNodeIcal(body)) };
		const told = await stored();
		const faults = [
			...faultsOfBytes(bytes),
			...Object.entries(reads).flatMap(([parser, read]) =>
				typeof read === 'string' ? `${parser}: ${read}` : compare(read, told, locale).map((one) => `${parser}: ${one}`)
			)
		];
		wrong.push(...faults.map((fault) => `${what}, ${locale}: ${fault}`));
		const { lines, zones } = measure(bytes);
		figures.events += told.length;
		figures.lines += lines;
		for (const zone of zones) figures.zones.add(zone);
		console.log(
			`${what}, ${locale}: ${told.length} events, ${lines} lines, ${zones.length} VTIMEZONE, ${faults.length} faults`
		);
	}
}

/** What the feed should tell, by the database: what is published, no class of its own, and ended in the last 30 days or is to come. */
async function stored(): Promise<Stored[]> {
	const { rows } = await sql<Stored>`
		select o.id, o.starts_at, o.ends_at, o.status, o.revision, f.title, o.theme
		from agenda.occurrence o join agenda.offering f on f.id = o.offering
		where f.published_at is not null and not o.apart and o.ends_at > ${new Date(Date.now() - 30 * DAY)} and (o.cancelled_at is null or o.cancelled_at > ${new Date(Date.now() - 90 * DAY)})`.execute(
		db
	);
	return rows;
}

function compare(read: readonly Read[], told: readonly Stored[], locale: Locale): string[] {
	const byId = new Map(read.map((one) => [one.uid.split('@')[0], one]));
	const count =
		read.length === told.length && byId.size === told.length
			? []
			: [`${read.length} events with ${byId.size} UIDs, not ${told.length}`];
	return [...count, ...told.flatMap((one) => differences(byId.get(one.id), one, locale))];
}

function differences(
	read: Read | undefined,
	{ id, startsAt, endsAt, status, revision, title, theme }: Stored,
	locale: Locale
): string[] {
	if (!read) return [`${id} is missing`];
	const said = [title, theme].flatMap((words) => (words ? [say(words, locale).text] : [])).join(' — ');
	const pairs = {
		starts: [read.starts, startsAt.getTime()],
		ends: [read.ends, endsAt.getTime()],
		sequence: [read.sequence, revision],
		status: [read.status, status === 'cancelled' ? 'CANCELLED' : 'CONFIRMED'],
		title: [read.title ?? said, said],
		DTSTAMP: [read.stamped, true]
	};
	return Object.entries(pairs).flatMap(([what, [got, wanted]]) =>
		got === wanted ? [] : [`${id} ${what}: ${spoken(what, got)}, not ${spoken(what, wanted)}`]
	);
}

function spoken(what: string, value: unknown): string {
	return what === 'starts' || what === 'ends' ? new Date(Number(value)).toISOString() : JSON.stringify(value);
}

/** A séance that moves keeps its UID and counts up; one that is called off stays and says so. */
async function checkChanges(url: string, [moved, off]: readonly Seance[]): Promise<void> {
	if (!moved || !off) throw new Error('nothing was published');
	const before = byIcalJs((await get(url, 'fr')).bytes.toString());
	const startsAt = new Date(Date.UTC(new Date().getFullYear() + 1, 5, 15, 18, 30));
	await transaction((tx) =>
		reschedule(tx, moved.id, { startsAt, endsAt: new Date(startsAt.getTime() + DAY / 8), place: 'halle' }, by)
	);
	await transaction((tx) => cancel(tx, off.id, by));
	await compareAll(url, 'after changes');
	const after = byIcalJs((await get(url, 'fr')).bytes.toString());
	const find = (list: readonly Read[], { id }: Seance) => list.find(({ uid }) => uid.startsWith(id));
	if (uids(before) !== uids(after)) wrong.push('the UIDs changed between two fetches');
	if ((find(after, moved)?.sequence ?? 0) <= (find(before, moved)?.sequence ?? 0))
		wrong.push('SEQUENCE did not rise after a move');
	if (find(after, moved)?.starts !== startsAt.getTime()) wrong.push('a moved séance has its old hour');
	if (find(after, off)?.status !== 'CANCELLED') wrong.push('a cancelled séance does not say so');
	if ((find(after, off)?.sequence ?? 0) <= (find(before, off)?.sequence ?? 0))
		wrong.push('SEQUENCE did not rise after a cancellation');
}

/** Whoever has the version gets 304 without a body, however she says it; whoever has another gets the whole. */
async function checkVersions(url: string): Promise<void> {
	const { bytes, etag } = await get(url, 'fr');
	const again = await get(url, 'fr');
	if (!again.bytes.equals(bytes) || again.etag !== etag) wrong.push('two fetches of the same agenda differ');
	const known = {
		[etag]: 304,
		[`W/${etag}`]: 304,
		[`"other", ${etag}`]: 304,
		'*': 304,
		'"other"': 200,
		[etag.slice(1)]: 200,
		'"': 200
	};
	for (const [tag, status] of Object.entries(known)) {
		const answer = await get(url, 'fr', { 'if-none-match': tag });
		if (answer.status !== status) wrong.push(`If-None-Match: ${tag} gives ${answer.status}, not ${status}`);
		if (status === 304 && answer.bytes.length) wrong.push('a 304 has a body');
	}
	console.log(`ETag: ${Object.keys(known).length} ways of asking again`);
}

async function get(url: string, locale: Locale, headers: Record<string, string> = {}): Promise<Fetched> {
	const answer = await fetch(`${url}/${locale}/agenda.ics`, { headers });
	return {
		status: answer.status,
		etag: answer.headers.get('etag') ?? '',
		bytes: Buffer.from(await answer.arrayBuffer())
	};
}

function uids(list: readonly Read[]): string {
	return list
		.map(({ uid }) => uid)
		.toSorted()
		.join();
}

function tried<T>(act: () => T): T | string {
	try {
		return act();
	} catch (error) {
		return `does not parse: ${(error as Error).message.slice(0, 200)}`;
	}
}
