import { sql } from 'kysely';
import { missing } from '#kernel/errors.ts';
import { db } from '#kernel/server/db.ts';
import { readFileOf } from '#kernel/server/storage.ts';
import type { Content, Parcel } from '../../parcel.schema.ts';
import type { On } from '../reading.ts';

/** A parcel that was made of a trail, or taken into it. */
export type Carried = Readonly<{
	hash: string;
	way: 'sent' | 'received';
	ancestors: readonly string[];
	hub: string;
	url: string;
	organization: string;
	key: string;
	/** The version of the trail right after it was taken in, where that can be undone; else null. */
	after: number | null;
	undoneAt: Date | null;
	person: string | null;
	at: Date;
	/** Of its files, the first last day of a licence. */
	until: string | null;
}>;

/** The parcels of a trail, the latest first; whoever calls has asked who reads. */
export async function parcelsOf(trail: string, on: On = db): Promise<Carried[]> {
	const { rows } = await sql<Carried>`
		select c.hash, c.way, c.ancestors, c.hub, c.url, c.organization, c.key, case when c.before is not null then c.after end as after, c.undone_at, p.name as person, c.at,
			(select min(f.until)::text from city.parcel_file f where f.trail = c.trail and f.parcel = c.hash) as until
		from city.parcel c left join identity.person p on p.id = c.person where c.trail = ${trail} order by c.at desc, c.hash`.execute(
		on
	);
	return rows;
}

/** What a trail has in it by now: what was sent of it, what was taken in and not undone, and what those had in them; the oldest first. */
export const ancestorsIn = (carried: readonly Carried[]): string[] => [
	...new Set(carried.toReversed().flatMap(({ hash, ancestors, undoneAt }) => (undoneAt ? [] : [...ancestors, hash])))
];

/** What both sides have seen last: of the parcels that are in both, those that are in no other of them. What is not kept here is left out. */
export async function basesOf(carried: readonly Carried[], theirs: readonly string[], on: On = db): Promise<Content[]> {
	const inTheirs = new Set(theirs);
	const common = carried.filter(({ hash, undoneAt }) => !undoneAt && inTheirs.has(hash));
	const older = new Set(common.flatMap(({ ancestors }) => ancestors));
	const latest = common.filter(({ hash }) => !older.has(hash));
	return Promise.all(latest.map(async ({ hash }) => (await keptParcel(hash, on)).content));
}

/** A parcel as it is kept. @throws 404 */
export const keptParcel = async (hash: string, on: On = db): Promise<Parcel> =>
	JSON.parse(String((await readFileOf(hash, on)).content)) as Parcel;

/** One that was made of a trail, with its files. @throws 404 */
export async function sentParcel(
	trail: string,
	hash: string
): Promise<{ content: Buffer; files: Map<string, number>; until: string | null }> {
	const sent = (await parcelsOf(trail)).find((one) => one.hash === hash && one.way === 'sent');
	if (!sent) throw missing();
	const { rows } = await sql<{ file: string; bytes: string }>`
		select f.file, k.bytes from city.parcel_file f join kernel.file k on k.hash = f.file
		where f.trail = ${trail} and f.parcel = ${hash} order by f.file`.execute(db);
	const files = new Map(rows.map(({ file, bytes }) => [file, Number(bytes)]));
	return { content: (await readFileOf(hash)).content, files, until: sent.until };
}
