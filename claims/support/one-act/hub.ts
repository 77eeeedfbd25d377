import { sql } from 'kysely';
import { addSource, publishOffering, writeOffering } from '#agenda/server';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { addOrganization, addPlace, placeNames } from '#network/server';
import { addSpace, busy, heldIn } from '#spaces/server';
import type { Agenda } from './agenda.ts';
import { Occupancy, type Room } from './occupancy.ts';

export const by = { actor: null, source: 'desk' } as const;
const HALF = 1_800_000;
const DAY = 86_400_000;
const allDay = Array.from({ length: 7 }, () => [[0, 1440] as [number, number]]);

/** Two houses of a lane, whose histories touch nothing else. */
export type Lane = Readonly<{
	name: string;
	houses: readonly string[];
	rooms: readonly Room[];
	stock: ReadonlyMap<string, number>;
	/** The database's ids of the rooms. */
	ids: ReadonlyMap<string, string>;
	source: string;
	/** The midnight from which on everything is planned. */
	base: number;
	places: Awaited<ReturnType<typeof placeNames>>;
}>;

export async function makeOrganization(): Promise<void> {
	const sentence = { source: 'fr', fr: 'Une phrase.' } as const;
	const none = { locality: 'Mons', lat: null, lon: null, founded: null, status: null, statusAsOf: null, website: null };
	const given = {
		slug: 'hub',
		name: 'L’équipe',
		kind: 'hub',
		sentence,
		formerNames: [],
		sectors: [],
		sources: []
	} as const;
	await transaction((tx) =>
		addOrganization(tx, { ...given, ...none, formerNames: [], sectors: [], sources: [], fictional: true }, by)
	);
}

/** Rooms, two joined ones that share a part, and three desks of which one takes some. */
export async function makeLane(name: string): Promise<Lane> {
	const houses = [`${name}-quai`, `${name}-halle`];
	for (const slug of houses) await transaction((tx) => makeHouse(tx, slug));
	const [first = '', second = ''] = houses;
	const room = (slug: string, house: string, more: Partial<Room> = {}): Room => ({
		...{ slug: `${name}-${slug}`, house, leaves: [`${name}-${slug}`], pooled: false, before: 0, after: 0, gone: false },
		...more
	});
	const parts = (...slugs: string[]) => slugs.map((slug) => `${name}-${slug}`);
	const rooms = [
		room('a', first, { before: HALF }),
		room('b', first),
		room('d', first, { pooled: true }),
		room('ab', first, { leaves: parts('a', 'b'), after: HALF }),
		room('ad', first, { leaves: parts('a', 'd') }),
		room('c', second)
	];
	const ids = new Map<string, string>();
	for (const one of rooms) ids.set(one.slug, await transaction((tx) => addSpace(tx, spaceOf(one), by)));
	const stock = new Map(rooms.filter(isLeaf).map(({ slug, pooled }) => [slug, pooled ? 3 : 1]));
	const source = await transaction((tx) =>
		addSource(tx, {
			...{
				organization: 'hub',
				url: `https://partner.invalid/${name}.ics`,
				locale: 'fr',
				kind: 'talk',
				area: 'agenda'
			},
			...{ sectors: [], place: null, published: false }
		})
	);
	const base = Math.floor(Date.now() / DAY) * DAY + 20 * DAY;
	return { name, houses, rooms, stock, ids, source, base, places: await placeNames() };
}

const isLeaf = ({ slug, leaves }: Room): boolean => leaves.length === 1 && leaves[0] === slug;

const makeHouse = (tx: Tx, slug: string): Promise<string> =>
	addPlace(
		tx,
		{
			...{ slug, name: `Maison ${slug}`, kind: 'room', sentence: null, organization: null, address: null },
			...{ locality: 'Mons', lat: null, lon: null, fictional: true }
		},
		by
	);

/** What is written down of a room; `leaves` as they are now. */
export const spaceOf = ({ slug, house, pooled, leaves, before, after }: Room) => ({
	...{ slug, place: house, kind: pooled ? ('desks' as const) : ('room' as const) },
	...{ name: { source: 'fr' as const, fr: `Salle ${slug}` }, hours: allDay, closedOnHolidays: false, fictional: true },
	...{ units: pooled ? 3 : 1, parts: leaves.filter((leaf) => leaf !== slug) },
	...{ beforeMinutes: before / 60_000, afterMinutes: after / 60_000 }
});

export const occupancyOf = ({ rooms, stock }: Lane): Occupancy => new Occupancy(rooms, stock);

/** Writes an activity down, shown to everybody. @returns its id. */
export async function writeActivity(tx: Tx, slug: string): Promise<string> {
	const id = await writeOffering(tx, offeringOf(slug));
	await publishOffering(tx, id, by);
	return id;
}

export const offeringOf = (slug: string, more = '') => ({
	...{
		slug,
		kind: 'talk' as const,
		area: 'agenda' as const,
		organization: 'hub',
		sectors: [],
		languages: ['fr' as const]
	},
	...{
		title: { source: 'fr' as const, fr: `Titre ${slug}` },
		summary: { source: 'fr' as const, fr: `Résumé${more}.` }
	},
	...{ body: null, audience: null, price: null, minAge: null, fictional: true }
});

const kinds: Readonly<Record<string, string>> = { seance: 'occurrence', reservation: 'reservation', lease: 'lease' };
const kindOf = (subject: string): string => kinds[subject.split('-')[0] ?? ''] ?? subject;

/** What the model says that is taken and what clashes, a line each, in order; without names also for who knows no ids. */
export const foreseen = ({ rooms }: Agenda, named: boolean): string[] =>
	rooms.holdings
		.map(({ subject, room, from, until, quantity, state, uses, taken }) => {
			const amount = uses.reduce((sum, use) => sum + use.amount, 0);
			const times = state === 'clashing' ? '0 0 0' : `${amount} ${taken[0]} ${taken[1]}`;
			return `${named ? subject : kindOf(subject)} ${room} ${from} ${until} ${quantity} ${state} ${times}`;
		})
		.sort();

/** The same as the database has it. */
export async function found({ ids: rooms }: Lane, names: ReadonlyMap<string, string> | null): Promise<string[]> {
	const { rows } = await sql<{ kind: string; subject: string; rest: string }>`
		select a.subject_kind as kind, a.subject, concat_ws(' ', s.slug, ${at(sql`lower(a.during)`)}, ${at(sql`upper(a.during)`)}, a.quantity, a.state,
			count(o.unit), coalesce(${at(sql`min(lower(o.during))`)}, 0), coalesce(${at(sql`max(upper(o.during))`)}, 0)) as rest
		from spaces.allocation a join spaces.space s on s.id = a.space left join spaces.occupancy o on o.allocation = a.id
		where a.space = any(${[...rooms.values()]}::uuid[]) group by a.id, s.slug`.execute(db);
	return rows
		.map(({ kind, subject, rest }) => `${names ? (names.get(subject) ?? `nobody’s-${kind}`) : kind} ${rest}`)
		.sort();
}

const at = (moment: ReturnType<typeof sql>) => sql`(extract(epoch from ${moment}) * 1000)::bigint`;

/** What `busy` and `heldIn` say that is not as the model has it. */
export async function misread(lane: Lane, { rooms }: Agenda): Promise<string[]> {
	const [from, until] = [lane.base - 10 * DAY, lane.base + 60 * DAY];
	const [first, last] = [new Date(from), new Date(until)];
	const said = await busy([...lane.ids.values()], first, last);
	const held = await heldIn([...lane.ids.values()], first, last);
	const wrong = rooms.rooms.flatMap(({ slug }) => {
		const wanted = rooms.busy(slug, from, until).map(([a, b]) => `${a}–${b}`);
		const got = (said.get(lane.ids.get(slug) ?? '') ?? []).map((one) => `${one.from.getTime()}–${one.until.getTime()}`);
		return wanted.join() === got.join()
			? []
			: [`busy says ${got.join(', ') || 'nothing'} of ${slug}, not ${wanted.join(', ') || 'nothing'}`];
	});
	if (held.length !== rooms.holdings.length) wrong.push(`heldIn tells ${held.length}, not ${rooms.holdings.length}`);
	return wrong;
}

/** Leaves nothing of a history behind that the next one could meet. */
export async function sweep({ ids, houses, name }: Lane): Promise<void> {
	await transaction(async (tx) => {
		await sql`select set_config('told.by', pg_current_xact_id()::text, true)`.execute(tx);
		await sql`delete from spaces.allocation where space = any(${[...ids.values()]}::uuid[])`.execute(tx);
		await sql`update spaces.space set deleted_at = null where id = any(${[...ids.values()]}::uuid[])`.execute(tx);
		await sql`insert into spaces.part (whole, part) values (${ids.get(`${name}-ab`)}, ${ids.get(`${name}-b`)}) on conflict do nothing`.execute(
			tx
		);
		await sql`with gone as (
				update agenda.occurrence o set status = 'cancelled', cancelled_at = now() from network.place p
				where p.id = o.place and p.slug = any(${[...houses]}) and o.status = 'scheduled' returning o.offering
			) update agenda.offering set deleted_at = now(), published_at = null where deleted_at is null and id in (select offering from gone)`.execute(
			tx
		);
	});
}
