import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import { byIcalJs, byNodeIcal, faultsOfBytes, type Read } from './calendar-reading.ts';

const DAY = 24 * 3_600_000;

export type Stored = Readonly<{
	id: string;
	slug: string;
	organization: string;
	sectors: string[];
	startsAt: Date;
	endsAt: Date;
	status: string;
	revision: number;
}>;

/** What the feeds should tell, by the database: what ended in the last 30 days or is to come. */
export async function stored(now = new Date()): Promise<Stored[]> {
	const before = (days: number) => new Date(now.getTime() - days * DAY);
	const { rows } = await sql<Stored>`
		select o.id, f.slug, g.slug as organization, f.sectors, o.starts_at, o.ends_at, o.status, o.revision
		from agenda.occurrence o join agenda.offering f on f.id = o.offering join network.organization g on g.id = f.organization
		where f.published_at is not null and o.ends_at > ${before(30)} and (o.cancelled_at is null or o.cancelled_at > ${before(90)})`.execute(
		db
	);
	return rows;
}

/** What two parsers and a look at the bytes find wrong in a calendar that should tell of these, and nothing else. */
export function icsFaults(bytes: Buffer, wanted: readonly Stored[]): string[] {
	const body = bytes.toString();
	const parsers = { 'ical.js': byIcalJs, 'node-ical': byNodeIcal };
	return [
		...faultsOfBytes(bytes),
		...Object.entries(parsers).flatMap(([name, parse]) => {
			try {
				return differences(parse(body), wanted).map((fault) => `${name}: ${fault}`);
			} catch (error) {
				return [`${name} does not parse it: ${(error as Error).message.slice(0, 200)}`];
			}
		})
	];
}

function differences(read: readonly Read[], wanted: readonly Stored[]): string[] {
	const byId = new Map(read.map((one) => [one.uid.split('@')[0], one]));
	const count = read.length === wanted.length ? [] : [`${read.length} events, not ${wanted.length}`];
	return [...count, ...wanted.flatMap((one) => difference(byId.get(one.id), one))];
}

function difference(read: Read | undefined, { id, startsAt, endsAt, status, revision }: Stored): string[] {
	if (!read) return [`${id} is missing`];
	const same = {
		starts: read.starts === startsAt.getTime(),
		ends: read.ends === endsAt.getTime(),
		status: read.status === (status === 'cancelled' ? 'CANCELLED' : 'CONFIRMED'),
		sequence: read.sequence === revision,
		stamp: read.stamped
	};
	return Object.entries(same).flatMap(([what, right]) => (right ? [] : [`${id}: another ${what}`]));
}
