import { sql } from 'kysely';
import { isPooled, type SpaceKind } from '../kinds.ts';
import type { On } from './tables.ts';

/** What there is of a space to be given. */
export type Stock = Readonly<{
	id: string;
	/** The id of its place. */
	place: string;
	kind: SpaceKind;
	/** The ids of its units and of its parts', in the order in which they are given. */
	units: readonly string[];
	/** Whether one takes some of its units; else one takes all. */
	pooled: boolean;
	beforeMinutes: number;
	afterMinutes: number;
	gone: boolean;
}>;

/** The stock of some spaces, by their ids. */
export async function stocks(ids: readonly string[], on: On): Promise<Map<string, Stock>> {
	if (!ids.length) return new Map();
	const { rows } = await sql<Omit<Stock, 'pooled'> & { joined: boolean }>`
		select s.id, s.place, s.kind, s.before_minutes, s.after_minutes, s.deleted_at is not null as gone,
			exists (select from spaces.part p where p.whole = s.id) as joined,
			array(select u.id from spaces.unit u where u.retired_at is null
				and (u.space = s.id or u.space in (select p.part from spaces.part p where p.whole = s.id)) order by u.number, u.id) as units
		from spaces.space s where s.id = any(${[...ids]}::uuid[])`.execute(on);
	return new Map(rows.map(({ joined, ...its }) => [its.id, { ...its, pooled: isPooled(its.kind) && !joined }]));
}

/** When a space is taken for a booking: with the time to prepare it before, and to tidy up after. */
export const takenFor = (
	{ beforeMinutes, afterMinutes }: Pick<Stock, 'beforeMinutes' | 'afterMinutes'>,
	{ startsAt, endsAt }: Readonly<{ startsAt: Date; endsAt: Date }>
): { from: Date; until: Date } => ({
	from: new Date(startsAt.getTime() - beforeMinutes * MINUTE),
	until: new Date(endsAt.getTime() + afterMinutes * MINUTE)
});

const MINUTE = 60_000;
