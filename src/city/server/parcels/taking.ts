import { sql } from 'kysely';
import { refused } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { keepFile } from '#kernel/server/storage.ts';
import type { Content, Parcel } from '../../parcel.schema.ts';
import { type Merged, merge, type Side } from '../../parcel-merging.ts';
import type { On, Trail } from '../reading.ts';
import { trailById } from '../reading.ts';
import { lockSeat, requireSeen, requireWriter, type Working } from '../seats.ts';
import { writeTrail } from '../writing.ts';
import { addFiles, type ReadyFiles } from './files.ts';
import { contentNow } from './making.ts';
import type { Opened } from './opening.ts';
import { basesOf, parcelsOf } from './reading.ts';
import { writeContent } from './writing.ts';

/** The trail of an organisation that a parcel is of, whether it was born here or taken over; null when there is none. */
export async function trailOfParcel({ origin }: Parcel, organization: string, on: On = db): Promise<Trail | null> {
	const { rows } = await sql<{ id: string }>`
		select id from city.trail where organization = ${organization}
			and (origin ->> 'trail' = ${origin.trail} or (origin is null and id = ${origin.trail} and ${origin.url} = ${publicUrl()})) limit 1`.execute(
		on
	);
	return rows[0] ? trailById(rows[0].id, on) : null;
}

/** How well somebody is known who has signed: by this key, by another one until now, or not at all. */
export type Known = 'known' | 'other_key' | 'unknown';

export async function isKnown({ parcel, key }: Opened, organization: string, on: On = db): Promise<Known> {
	if (parcel.from.url === publicUrl()) return 'known';
	const { rows } = await sql<{ key: string }>`
		select c.key from city.parcel c join city.trail t on t.id = c.trail
		where t.organization = ${organization} and c.way = 'received' and c.url = ${parcel.from.url} order by c.at desc`.execute(
		on
	);
	if (rows.some((one) => one.key === key)) return 'known';
	return rows.length ? 'other_key' : 'unknown';
}

/** What would become of a trail of ours with what came. */
export async function mergedWith(
	trail: Trail,
	{ parcel }: Opened,
	choices: Readonly<Record<string, Side>>,
	on: On = db
): Promise<Merged> {
	const [ours, carried] = [await contentNow(trail, on), await parcelsOf(trail.id, on)];
	const bases = await basesOf(carried, parcel.ancestors, on);
	const owner = trail.origin?.url ?? publicUrl();
	return merge({ bases, ours, theirs: parcel.content, from: parcel.from.url, owner, choices });
}

/** @throws city_parcel_nobody, city_parcel_taken, city_parcel_own */
export async function requireTakeable({ parcel, hash }: Opened, trail: Trail | null, on: On = db): Promise<void> {
	const comesHome = trail !== null && trail.origin === null;
	if (parcel.content.rights.reuse === 'nobody' && !comesHome) throw refused('city_parcel_nobody', {}, 422);
	const there = trail && (await parcelsOf(trail.id, on)).find((one) => one.hash === hash && !one.undoneAt);
	if (there) throw refused(there.way === 'sent' ? 'city_parcel_own' : 'city_parcel_taken', {}, 422);
}

type Taking = Readonly<{
	organization: string;
	files: ReadyFiles;
	choices: Readonly<Record<string, Side>>;
	/** The version of the trail that was shown; null where there was none. */
	seen: number | null;
	/** Whether the thumbprint of an unknown key was compared. */
	compared: boolean;
	working: Working;
}>;

/**
 * Takes a parcel: as a trail of an organisation that it has not yet, or into the one that it has.
 * @returns the trail's id. Throws 404, city_parcel_compare, city_parcel_choose, city_changed_meanwhile, and what `requireTakeable` throws
 */
export async function takeParcel(tx: Tx, opened: Opened, taking: Taking): Promise<string> {
	const { organization, compared, working } = taking;
	await requireWriter(working.viewer, organization, tx);
	await sql`select pg_advisory_xact_lock(hashtextextended(${`${organization} ${opened.parcel.origin.trail}`}, 7000129))`.execute(
		tx
	);
	const trail = await trailOfParcel(opened.parcel, organization, tx);
	await requireTakeable(opened, trail, tx);
	if (!compared && (await isKnown(opened, organization, tx)) !== 'known') throw refused('city_parcel_compare', {}, 422);
	return trail ? takeInto(tx, trail, opened, taking) : takeFresh(tx, opened, taking);
}

async function takeInto(
	tx: Tx,
	{ id }: Trail,
	opened: Opened,
	{ files, choices, seen, working }: Taking
): Promise<string> {
	const { trail } = await lockSeat(tx, id, working);
	requireSeen(trail, seen ?? 0);
	const { content, asked } = await mergedWith(trail, opened, choices, tx);
	if (asked.some(({ at }) => !choices[at])) throw refused('city_parcel_choose', { count: asked.length }, 422);
	const before = { content: await contentNow(trail, tx), codes: await codesOf(tx, id) };
	await sql`update city.trail set reuse = ${content.rights.reuse}, licence = ${content.rights.licence} where id = ${id}`.execute(
		tx
	);
	const media = await addFiles(
		tx,
		trail.organization,
		{ content, files, from: opened.parcel.from.url, merged: before.content.media },
		working
	);
	await writeContent(tx, trail, content, { media });
	await keepTaken(tx, trail, opened, { before, working });
	return id;
}

async function takeFresh(tx: Tx, opened: Opened, { organization, files, working }: Taking): Promise<string> {
	const { content, origin, from } = opened.parcel;
	const { about, rights } = content;
	const id = await writeTrail(
		tx,
		{ ...about, reuse: rights.reuse, licence: rights.licence },
		{ organization, fictional: rights.fictional },
		working.viewer
	);
	await sql`update city.trail set origin = ${JSON.stringify(origin)} where id = ${id}`.execute(tx);
	const trail = await trailById(id, tx);
	const media = await addFiles(tx, organization, { content, files, from: from.url, merged: {} }, working);
	await writeContent(tx, trail, content, { media });
	await keepTaken(tx, trail, opened, { before: null, working });
	return id;
}

type Kept = Readonly<{
	before: Readonly<{ content: Content; codes: Record<string, string> }> | null;
	working: Working;
}>;

async function keepTaken(
	tx: Tx,
	trail: Trail,
	{ hash, key, parcel, bytes }: Opened,
	{ before, working }: Kept
): Promise<void> {
	await keepFile(tx, bytes, 'application/json');
	// adding files counts too
	const { rows } = await sql<{ version: number }>`
		update city.trail set version = version + 1, changed_by = ${working.viewer.id}, changed_at = now() where id = ${trail.id} returning version`.execute(
		tx
	);
	const { hub, url, organization } = parcel.from;
	await sql`insert into city.parcel (trail, hash, way, ancestors, hub, url, organization, key, before, after, person, at)
		values (${trail.id}, ${hash}, 'received', ${[...parcel.ancestors]}::text[], ${hub}, ${url}, ${organization}, ${key}, ${before && JSON.stringify(before)}, ${rows[0]?.version ?? 0},
			${working.viewer.id}, ${working.by.at ?? new Date()})
		on conflict (trail, hash) do update set before = excluded.before, after = excluded.after, person = excluded.person, at = excluded.at, undone_at = null`.execute(
		tx
	);
	const detail = { stops: parcel.content.stops.length, fresh: before === null, fictional: trail.fictional };
	await record(tx, { ...working.by, verb: 'city.taken', ...named(trail), detail });
}

const codesOf = async (tx: Tx, trail: string): Promise<Record<string, string>> => {
	const { rows } = await sql<{ born: string; code: string }>`
		select coalesce(origin, id) as born, code from city.stop where trail = ${trail}`.execute(tx);
	return Object.fromEntries(rows.map(({ born, code }) => [born, code]));
};

const named = ({ id, organization }: Trail) => ({
	object: ref('trail', id),
	target: ref('organization', organization)
});

/** Makes the latest taking undone, as long as nobody has written since. @throws 404, city_parcel_late */
export async function undoTaking(tx: Tx, id: string, hash: string, working: Working): Promise<void> {
	const { trail } = await lockSeat(tx, id, working);
	const { rows } = await sql<{ before: NonNullable<Kept['before']> }>`
		update city.parcel set undone_at = now() where trail = ${id} and hash = ${hash} and way = 'received' and before is not null
			and after = ${trail.version} and undone_at is null returning before`.execute(tx);
	if (!rows[0]) throw refused('city_parcel_late', {}, 422);
	const { content, codes } = rows[0].before;
	await sql`update city.trail set reuse = ${content.rights.reuse}, licence = ${content.rights.licence} where id = ${id}`.execute(
		tx
	);
	const media = await addFiles(
		tx,
		trail.organization,
		{ content, files: new Map(), from: publicUrl(), merged: content.media },
		working
	);
	await writeContent(tx, trail, content, { codes, media });
	await record(tx, {
		...working.by,
		verb: 'city.taking_undone',
		...named(trail),
		detail: { fictional: trail.fictional }
	});
}
