import { sql } from 'kysely';
import { Refusal, refused } from '#kernel/errors.ts';
import { type By, type Ref, ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { recordAll } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import { lockHouses } from './houses.ts';
import { endLeases } from './leases.ts';
import { occupy, unitsFor, vacate } from './occupancy.ts';
import { settle } from './settling.ts';
import { type Stock, stocks } from './stock.ts';
import { told } from './telling.ts';

/** What something should have: a space for a stretch of time, or none. */
export type Wish = Readonly<{
	subject: Ref;
	/** The id of the space; null: none any more. */
	space: string | null;
	startsAt: Date;
	endsAt: Date;
	/** How many of its units, where they are alike. */
	quantity?: number;
	/** A lease, which ends then by itself. */
	heldUntil?: Date | null;
	/** The code of the funded project that it is booked on. */
	operation?: string | null;
}>;

/** A wish whose space is somebody else's then. */
export type Clash = Readonly<{ space: string; startsAt: Date; endsAt: Date; quantity: number }>;

/** Refuses what would take a space that somebody else has, with every clash. */
export class Taken extends Refusal {
	readonly clashes: readonly Clash[];

	constructor(clashes: readonly Clash[]) {
		super('spaces_taken', 409, { count: clashes.length });
		this.clashes = clashes;
	}
}

type Allocation = Readonly<{
	id: string;
	space: string;
	subjectKind: string;
	subject: string;
	startsAt: Date;
	endsAt: Date;
	quantity: number;
	state: 'held' | 'taken' | 'clashing';
	heldUntil: Date | null;
}>;

/**
 * Gives each subject what it should have, and takes from it what it has otherwise; what is so already is no change. What was freed goes to what clashed, the oldest first.
 * @param how `clash`: whether what does not fit is refused, all of it (then the transaction must end), or kept as a clash. The houses of all are locked, so this comes after the locks of pools.
 * @returns the wishes that clash. Throws `Taken`, or spaces_gone for a space that is not there; for one in the trash only if clashes are refused.
 */
export async function allot(
	tx: Tx,
	asked: readonly Wish[],
	by: By,
	{ clash = 'refuse' }: Readonly<{ clash?: 'refuse' | 'show' }> = {}
): Promise<Clash[]> {
	const known = await underLock(tx, asked);
	const wishes = asked.map((wish) => ({
		...wish,
		quantity: known.get(wish.space ?? '')?.pooled ? (wish.quantity ?? 1) : 1
	}));
	const ended = await endLeases(tx, placesOf(known));
	const before = await allocationsFor(tx, wishes);
	const changed = wishes.filter((wish) => !isSo(wish, before.get(keyOf(wish.subject))));
	const left = changed.flatMap(({ subject }) => before.get(keyOf(subject)) ?? []);
	const freed = left.filter(({ state }) => state !== 'clashing');
	await vacate(
		tx,
		left.map(({ id }) => id)
	);
	const facts = freed.map(({ space, subjectKind, subject, ...its }) =>
		told('spaces.freed', stockIn(known, space), { ...its, subject: ref(subjectKind, subject) }, by)
	);
	const clashes: Clash[] = [];
	for (const wish of changed) {
		const had = before.get(keyOf(wish.subject));
		if (wish.space === null) {
			await forget(tx, had);
			continue;
		}
		const stock = stockIn(known, wish.space);
		if (stock.gone && clash === 'refuse') throw refused('spaces_gone', {}, 422);
		const given = { ...wish, space: wish.space };
		const state = await give(tx, given, had, stock);
		if (state === 'clashing') clashes.push(clashOf(given));
		if (state !== had?.state || state !== 'clashing' || !isWish(wish, had))
			facts.push(told(verbs[state], stock, given, by));
	}
	if (clashes.length && clash === 'refuse') throw new Taken(clashes);
	await recordAll(tx, facts);
	await settle(tx, [...ended, ...freed.map(({ space }) => stockIn(known, space).place)], by);
	return clashes;
}

const verbs = { held: 'spaces.held', taken: 'spaces.taken', clashing: 'spaces.clashed' } as const;

/** Takes from each subject what it has. */
export const free = (tx: Tx, subjects: readonly Ref[], by: By): Promise<Clash[]> =>
	allot(
		tx,
		subjects.map((subject) => ({ subject, space: null, startsAt: new Date(0), endsAt: new Date(0) })),
		by
	);

/** The stock of all that is meant, with its houses locked. */
async function underLock(tx: Tx, wishes: readonly Wish[]): Promise<Map<string, Stock>> {
	const held = [...(await allocationsFor(tx, wishes)).values()];
	const ids = [...new Set([...wishes.flatMap(({ space }) => space ?? []), ...held.map(({ space }) => space)])];
	await lockHouses(tx, placesOf(await stocks(ids, tx)));
	const now = [...(await allocationsFor(tx, wishes)).values()];
	// somebody else has moved it meanwhile, perhaps to another house
	return now.every(({ space }) => ids.includes(space)) ? stocks(ids, tx) : underLock(tx, wishes);
}

const placesOf = (known: ReadonlyMap<string, Stock>): string[] => [
	...new Set([...known.values()].map(({ place }) => place))
];

function stockIn(known: ReadonlyMap<string, Stock>, space: string): Stock {
	const found = known.get(space);
	if (!found) throw refused('spaces_gone', {}, 422);
	return found;
}

type Given = Wish & Readonly<{ space: string; quantity: number }>;

/** Gives a space, or writes down that it clashes. */
async function give(tx: Tx, wish: Given, before: Allocation | undefined, stock: Stock): Promise<Allocation['state']> {
	const { startsAt, endsAt, quantity } = wish;
	const asked = { startsAt, endsAt, quantity };
	const units = stock.gone ? null : await unitsFor(tx, stock, asked);
	const state = !units ? 'clashing' : wish.heldUntil ? 'held' : 'taken';
	const id = before?.id ?? newId();
	await sql`insert into spaces.allocation (id, space, subject_kind, subject, during, quantity, state, held_until)
		values (${id}, ${stock.id}, ${wish.subject.kind}, ${wish.subject.id}, tstzrange(${asked.startsAt}::timestamptz, ${asked.endsAt}::timestamptz),
			${asked.quantity}, ${state}, ${state === 'held' ? wish.heldUntil : null})
		on conflict (subject_kind, subject) do update set space = excluded.space, during = excluded.during, quantity = excluded.quantity,
			state = excluded.state, held_until = excluded.held_until`.execute(tx);
	if (units) await occupy(tx, id, units, stock, asked);
	return state;
}

async function forget(tx: Tx, had: Allocation | undefined): Promise<void> {
	if (had) await sql`delete from spaces.allocation where id = ${had.id}`.execute(tx);
}

async function allocationsFor(tx: Tx, wishes: readonly Wish[]): Promise<Map<string, Allocation>> {
	const { rows } = await sql<Allocation>`
		select a.id, a.space, a.subject_kind, a.subject, lower(a.during) as starts_at, upper(a.during) as ends_at, a.quantity, a.state, a.held_until
		from spaces.allocation a join unnest(${wishes.map(({ subject }) => subject.kind)}::text[], ${wishes.map(({ subject }) => subject.id)}::uuid[]) as w (kind, id)
			on a.subject_kind = w.kind and a.subject = w.id`.execute(tx);
	return new Map(rows.map((row) => [keyOf({ kind: row.subjectKind, id: row.subject }), row]));
}

const keyOf = ({ kind, id }: Ref): string => `${kind} ${id}`;

function isSo(wish: Wish, now: Allocation | undefined): boolean {
	if (!now || wish.space === null) return !now && wish.space === null;
	return now.state !== 'clashing' && isWish(wish, now);
}

function isWish(wish: Wish, now: Allocation): boolean {
	return (
		now.space === wish.space &&
		now.startsAt.getTime() === wish.startsAt.getTime() &&
		now.endsAt.getTime() === wish.endsAt.getTime() &&
		now.quantity === (wish.quantity ?? 1) &&
		(now.heldUntil?.getTime() ?? null) === (wish.heldUntil?.getTime() ?? null)
	);
}

const clashOf = ({ space, startsAt, endsAt, quantity }: Given): Clash => ({ space, startsAt, endsAt, quantity });
