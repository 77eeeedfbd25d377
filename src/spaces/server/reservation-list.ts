import { type RawBuilder, sql } from 'kysely';
import { portionsOf } from '#kernel/server/at-length.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { containing } from '#kernel/server/text-search.ts';
import type { Words } from '#kernel/words.ts';
import type { State } from '#participation';
import type { SpaceKind } from '../kinds.ts';
import type { On } from './tables.ts';

/** A reservation as a list shows it. */
export type ReservationRow = Readonly<{
	id: string;
	booking: string;
	/** Who booked, when she is known. */
	person: string | null;
	name: string | null;
	email: string | null;
	states: readonly State[];
	startsAt: Date;
	endsAt: Date;
	quantity: number;
	series: string | null;
	purpose: string | null;
	people: number | null;
	organization: string | null;
	organizationName: string | null;
	operation: string | null;
	note: string | null;
	createdAt: Date;
	space: string;
	spaceName: Words;
	kind: SpaceKind;
	placeName: string;
}>;

/** `next`: what is to come, the next first, and then what was, the last first. */
export const reservationSorts = ['next', 'starts', 'created', 'name', 'space'] as const;
export const reservationStates = ['waiting', 'standing', 'over'] as const;

export type ReservationQuery = Readonly<{
	q?: string;
	state?: (typeof reservationStates)[number];
	when?: 'coming' | 'past';
	/** The slug of a place, and the id of a space. */
	place?: string;
	space?: string;
	series?: string;
	/** The ids of the organisations that keep the places; null: all. */
	keepers: readonly string[] | null;
	sort?: (typeof reservationSorts)[number];
	descending?: boolean;
}>;

/** A page of the reservations, and how many there are in all. */
export async function reservationList(
	query: ReservationQuery,
	{ offset, limit }: Readonly<{ offset: number; limit: number }>,
	on: On = db
): Promise<{ rows: ReservationRow[]; total: number }> {
	const { rows } = await sql<ReservationRow & { total: number }>`
		${inOrder(query, sql`, count(*) over ()::int as total`)} offset ${offset} limit ${limit}`.execute(on);
	return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** All of them, some at a time. */
export const reservationsInPortions = (query: ReservationQuery, tx: Tx): AsyncGenerator<ReservationRow[]> =>
	portionsOf(tx, inOrder(query, sql``));

function inOrder(query: ReservationQuery, more: RawBuilder<unknown>): RawBuilder<ReservationRow> {
	const { sort = 'starts', descending = false } = query;
	const way = descending ? sql`desc` : sql`asc`;
	const where = sql.join(conditions(query), sql` and `);
	return sql<ReservationRow>`
		select r.id, r.booking, b.party as person, b.name, b.email, b.states, lower(r.during) as starts_at, upper(r.during) as ends_at, r.quantity, r.series, r.purpose,
			r.people, r.organization, o.name as organization_name, r.operation, r.note, r.created_at, r.space, s.name as space_name, s.kind, p.name as place_name${more}
		from ${from} where ${where} order by ${orders[sort]} ${way}, r.id ${way}`;
}

/** How many requests that are to come wait for an answer. */
export async function waitingReservations(keepers: readonly string[] | null, on: On = db): Promise<number> {
	const where = sql.join(conditions({ keepers, state: 'waiting', when: 'coming' }), sql` and `);
	const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${from} where ${where}`.execute(on);
	return rows[0]?.count ?? 0;
}

const from = sql`spaces.reservation r join participation.booking_card b on b.id = r.booking join spaces.space s on s.id = r.space
	join network.place_card p on p.id = s.place left join network.organization_card o on o.id = r.organization`;

const orders = {
	next: sql`(upper(r.during) <= now()), abs(extract(epoch from lower(r.during) - now()))`,
	starts: sql`lower(r.during)`,
	created: sql`r.created_at`,
	name: sql`b.name collate "und-x-icu"`,
	space: sql`(s.name ->> (s.name ->> 'source')) collate "und-x-icu"`
};

const words = sql`kernel.name_vector(concat_ws(' ', b.name, b.email, r.purpose, o.name))`;

const states = {
	waiting: sql`'submitted' = any(b.states)`,
	standing: sql`b.states && '{confirmed,fulfilled,no_show}'`,
	over: sql`b.states <@ '{cancelled,withdrawn,declined,expired}'`
};

function conditions({ q, state, when, place, space, series, keepers }: ReservationQuery) {
	return [
		sql`(${keepers === null} or p.organization = any(${[...(keepers ?? [])]}::uuid[]))`,
		...(q ? [containing(words, q)] : []),
		...(state ? [states[state]] : []),
		...(when ? [when === 'coming' ? sql`upper(r.during) > now()` : sql`upper(r.during) <= now()`] : []),
		...(place ? [sql`p.slug = ${place}`] : []),
		...(space ? [sql`r.space = ${space}::uuid`] : []),
		...(series ? [sql`r.series = ${series}::uuid`] : [])
	];
}
