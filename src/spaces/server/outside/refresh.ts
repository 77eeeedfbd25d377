import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { type BusyReading, busyRead, fetchCalendar, type Version } from '#exchange/server';
import { Refusal, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { send } from '#kernel/server/jobs.ts';
import { spaceById } from '../reading.ts';
import { type Outside, outsideOf, setOutside } from './calendars.ts';

const HOUR = 3_600_000;
/** A calendar that has not changed is read all the same so often, since its repetitions come nearer. */
const ANEW_HOURS = 20;
/** Of fewer times than these many may well go at once. */
const FEW = 4;
const job: By = { actor: null, source: 'job' };

type How = Readonly<{ now?: Date; believe?: boolean; by?: By }>;
type Content = Readonly<{ text: string; etag: string | null; lastModified: string | null }>;

/** Asks for the reading of every calendar that has an address, each on its own. */
export async function askForOutside(): Promise<void> {
	const { rows } = await sql<{ space: string }>`
		select o.space from spaces.outside o join spaces.space s on s.id = o.space where o.url is not null and s.deleted_at is null`.execute(
		db
	);
	await transaction(async (tx) => {
		for (const { space } of rows) await send(tx, 'spaces.outside', { space });
	});
}

/**
 * Reads the calendar of a space, and keeps when it says that it is taken. When it cannot be read, since when and why is kept, and what it said last counts on.
 * @param how `believe`: somebody has seen that it is suddenly empty, and says that it is right.
 */
export async function readOutside(
	space: string,
	{ now = new Date(), believe = false, by = job }: How = {}
): Promise<void> {
	const outside = await outsideOf(space);
	if (!outside?.url) return;
	const { url } = outside;
	await orTold(outside, now, by, async () => {
		const known = await versionOf(outside, believe, now);
		const fetched = await fetchCalendar(url, known);
		const same = fetched === 'same' || known.contentHash?.equals(hashOf(fetched));
		if (same) await transaction((tx) => readAgain(tx, outside, now, by));
		else await follow(outside, fetched, { now, believe, by });
	});
}

/** Gives a space what a file says in place of any other calendar. @throws what makes it none: then nothing changes. */
export async function takeOutsideFile(space: string, text: string, by: By, now = new Date()): Promise<void> {
	const reading = await busyRead(text, (await hub()).timeZone, now);
	await transaction(async (tx) => {
		await setOutside(tx, space, null, by);
		const outside = await outsideOf(space, tx);
		if (outside) await keep(tx, outside, { sent: { text, etag: null, lastModified: null }, reading, now, by });
	});
}

/** Carries out a reading; what the calendar has caused is told beside it, anything else goes on its way. */
async function orTold(outside: Outside, now: Date, by: By, act: () => Promise<void>): Promise<void> {
	try {
		await act();
	} catch (error) {
		const said = saidOf(error);
		await transaction(async (tx) => {
			await sql`update spaces.outside set error = ${JSON.stringify(said)}, failing_since = coalesce(failing_since, ${now}) where space = ${outside.space}`.execute(
				tx
			);
			if (outside.error?.code !== said.code) await tell(tx, outside, by, true);
		});
	}
}

function saidOf(error: unknown): NonNullable<Outside['error']> {
	if (!(error instanceof Refusal)) throw error;
	if (error.code === 'kernel_too_long_to_draw') return { code: 'subscription_too_hard', params: {} };
	if (!error.code.startsWith('subscription_')) throw error;
	return { code: error.code, params: error.params };
}

/** The version that is known; none when it is to be read anew all the same. */
async function versionOf(
	{ space, readAt }: Outside,
	believe: boolean,
	now: Date
): Promise<Version & { contentHash: Buffer | null }> {
	const nothing = { etag: null, lastModified: null, contentHash: null };
	if (believe || !readAt) return nothing;
	const { rows } = await sql<Version & { contentHash: Buffer | null; keptAt: Date | null }>`
		select etag, last_modified, content_hash, kept_at from spaces.outside where space = ${space}`.execute(db);
	const [kept] = rows;
	return kept?.keptAt && now.getTime() - kept.keptAt.getTime() < ANEW_HOURS * HOUR ? kept : nothing;
}

const hashOf = ({ text }: Content): Buffer => createHash('sha256').update(text).digest();

async function follow(outside: Outside, sent: Content, { now, believe, by }: Required<How>): Promise<void> {
	const reading = await busyRead(sent.text, (await hub()).timeZone, now);
	// a server that fails often answers with an empty calendar
	if (!believe && !reading.events && !reading.times.length && outside.coming >= FEW)
		throw refused('subscription_emptied', {}, 422);
	await transaction((tx) => keep(tx, outside, { sent, reading, now, by }));
}

type Kept = Readonly<{ sent: Content; reading: BusyReading; now: Date; by: By }>;

async function keep(tx: Tx, outside: Outside, { sent, reading, now, by }: Kept): Promise<void> {
	const { space, url, unread, error } = outside;
	// two readings of one calendar take turns; one that was taken away or replaced meanwhile is no more
	const { rows } =
		await sql`select from spaces.outside where space = ${space} and url is not distinct from ${url} for update`.execute(
			tx
		);
	if (!rows.length) return;
	const changed = await keepTimes(tx, space, reading, now);
	const unreadNow = reading.problems.length;
	await sql`update spaces.outside set etag = ${sent.etag}, last_modified = ${sent.lastModified}, content_hash = ${hashOf(sent)},
		kept_at = ${now}, read_at = ${now}, unread = ${unreadNow}, error = null, failing_since = null where space = ${space}`.execute(
		tx
	);
	if (changed || unreadNow !== unread || error) await tell(tx, outside, by, false);
}

/** It says what it said. */
async function readAgain(tx: Tx, outside: Outside, now: Date, by: By): Promise<void> {
	const { numAffectedRows } =
		await sql`update spaces.outside set read_at = ${now}, error = null, failing_since = null where space = ${outside.space}`.execute(
			tx
		);
	if (numAffectedRows && outside.error) await tell(tx, outside, by, false);
}

async function tell(tx: Tx, { space }: Outside, by: By, failing: boolean): Promise<void> {
	const { place } = await spaceById(space, tx);
	const { coming } = (await outsideOf(space, tx)) ?? { coming: 0 };
	const detail = { busy: coming, failing };
	await record(tx, { ...by, verb: 'spaces.outside_read', object: ref('space', space), place: place.id, detail });
}

/** Makes what is known of the time from now on what the calendar says; what is over stays as it was. @returns whether that changed anything. */
async function keepTimes(tx: Tx, space: string, { times }: BusyReading, now: Date): Promise<boolean> {
	const told = sql`select distinct on (uid, recurrence) * from unnest(${times.map(({ uid }) => uid)}::text[], ${times.map(({ recurrence }) => recurrence)}::text[],
		${times.map(({ startsAt }) => startsAt)}::timestamptz[], ${times.map(({ endsAt }) => endsAt)}::timestamptz[]) as t (uid, recurrence, starts_at, ends_at)`;
	const gone =
		await sql`with told as (${told}) delete from spaces.outside_busy b where b.space = ${space} and upper(b.during) > ${now}
		and not exists (select from told t where t.uid = b.uid and t.recurrence = b.recurrence)`.execute(tx);
	const kept = await sql`with told as (${told}) insert into spaces.outside_busy as b (space, uid, recurrence, during)
		select ${space}, uid, recurrence, tstzrange(starts_at, ends_at) from told where starts_at < ends_at
		on conflict (space, uid, recurrence) do update set during = excluded.during where b.during <> excluded.during`.execute(
		tx
	);
	return Boolean(gone.numAffectedRows || kept.numAffectedRows);
}
