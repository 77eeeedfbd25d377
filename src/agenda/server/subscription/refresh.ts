import { createHash } from 'node:crypto';
import type { Updateable } from 'kysely';
import { calendarRead, type Fetched, fetchCalendar, type Problem, type Reading, type Version } from '#exchange/server';
import { Refusal, refused } from '#kernel/errors.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { send } from '#kernel/server/jobs.ts';
import { placeNames } from '#network/server';
import type { Source, SourceError } from '../../subscription/source.ts';
import { endSeries, type Following, followSeries } from './following.ts';
import { type SourceTables, sourceById, sourcesIn } from './sources.ts';

const HOUR = 3_600_000;
/** A calendar that has not changed is read all the same so often, since its repetitions come nearer. */
const ANEW_HOURS = 20;
const MOST_PROBLEMS = 100;
/** Of fewer events than these many may well go at once. */
const FEW = 4;

type How = Readonly<{ now?: Date; believe?: boolean }>;

/** Asks for the reading of every calendar that is not paused, each on its own. */
export async function askForAll(): Promise<void> {
	const rows = await sourcesIn(db).selectFrom('agenda.source').select('id').where('pausedAt', 'is', null).execute();
	await transaction(async (tx) => {
		for (const { id } of rows) await askFor(tx, id);
	});
}

/** Asks for the reading of one calendar, soon. */
const askFor = (tx: Tx, source: string): Promise<void> => send(tx, 'agenda.calendar', { source });

/**
 * Reads a calendar and makes its séances here what it says. What goes wrong is kept with the calendar and shown in Coulisses: for the whole in
 * `error`, and then nothing here changes; for single events in `problems`, and the others are followed.
 * @param how `believe`: somebody has seen that the calendar lost most of its events, and says that it is right.
 * @throws 404 when there is no such calendar; nothing else that the calendar can cause.
 */
export async function readSource(id: string, { now = new Date(), believe = false }: How = {}): Promise<void> {
	const source = await sourceById(id);
	try {
		const known = await versionOf(source, now);
		const fetched = await fetchCalendar(source.url, known);
		const same = fetched === 'same' || known.contentHash?.equals(hashOf(fetched));
		if (same) await keep(id, { error: null, askedAt: now });
		else await follow(source, fetched, { now, believe });
	} catch (error) {
		await keep(id, { error: JSON.stringify(said(error)), askedAt: now });
	}
}

/** The sentence for a failure that the calendar has caused; any other goes on its way. */
function said(error: unknown): SourceError {
	if (!(error instanceof Refusal)) throw error;
	if (error.code === 'kernel_too_long_to_draw') return { code: 'subscription_too_hard', params: {} };
	if (!error.code.startsWith('subscription_')) throw error;
	return { code: error.code, params: error.params };
}

/** The version that is known; none when it is to be read anew all the same. */
async function versionOf({ id, readAt }: Source, now: Date): Promise<Version & { contentHash: Buffer | null }> {
	if (!readAt || now.getTime() - readAt.getTime() > ANEW_HOURS * HOUR)
		return { etag: null, lastModified: null, contentHash: null };
	return sourcesIn(db)
		.selectFrom('agenda.source')
		.select(['etag', 'lastModified', 'contentHash'])
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
}

type Sent = Exclude<Fetched, 'same'>;

const hashOf = ({ text }: Sent): Buffer => createHash('sha256').update(text).digest();

async function follow(source: Source, sent: Sent, { now, believe }: Required<How>): Promise<void> {
	const { text, etag, lastModified } = sent;
	const reading = await calendarRead(text, (await hub()).timeZone, now);
	if (!believe) await doubt(source, reading, now);
	const following = { source, places: await placeNames(), until: reading.until, now };
	const problems = [...reading.problems, ...(await followAll(reading, following))];
	const contentHash = hashOf(sent);
	const kept = JSON.stringify(problems.toSorted((a, b) => a.line - b.line).slice(0, MOST_PROBLEMS));
	await keep(source.id, { error: null, problems: kept, etag, lastModified, contentHash, readAt: now, askedAt: now });
}

/** A partner's server that fails often answers with an empty calendar, or a part of it. @throws subscription_emptied, subscription_halved. */
async function doubt({ id, coming }: Source, { events, series, problems }: Reading, now: Date): Promise<void> {
	if (!events && coming) throw refused('subscription_emptied', {}, 422);
	const seen = new Set([...series, ...problems].map(({ uid }) => uid));
	const known = await sourcesIn(db)
		.selectFrom('agenda.sourceOccurrence as x')
		.innerJoin('agenda.occurrence as o', 'o.id', 'x.occurrence')
		.select('x.uid')
		.distinct()
		.where('x.source', '=', id)
		.where('x.goneAt', 'is', null)
		.where('o.status', '=', 'scheduled')
		.where('o.endsAt', '>', now)
		.execute();
	const missing = known.filter(({ uid }) => !seen.has(uid)).length;
	if (known.length >= FEW && missing * 2 > known.length)
		throw refused('subscription_halved', { missing, known: known.length }, 422);
}

/** Each event in a transaction of its own, so that one that is refused holds up no other. @returns those that were. */
async function followAll({ series, problems }: Reading, following: Following): Promise<Problem[]> {
	const refusals: Problem[] = [];
	for (const one of series)
		await transaction((tx) => followSeries(tx, one, following)).catch((error: unknown) => {
			if (!(error instanceof Refusal)) throw error;
			refusals.push({ line: one.line, uid: one.uid, code: 'refused' });
		});
	const seen = new Set([...series, ...problems].map(({ uid }) => uid));
	const known = await sourcesIn(db)
		.selectFrom('agenda.sourceOccurrence')
		.select('uid')
		.distinct()
		.where('source', '=', following.source.id)
		.where('goneAt', 'is', null)
		.execute();
	for (const { uid } of known) if (!seen.has(uid)) await transaction((tx) => endSeries(tx, uid, following));
	return refusals;
}

async function keep(id: string, what: Updateable<SourceTables['agenda.source']>): Promise<void> {
	await sourcesIn(db).updateTable('agenda.source').set(what).where('id', '=', id).execute();
}
