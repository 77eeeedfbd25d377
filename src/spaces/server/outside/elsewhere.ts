import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import type { Elsewhere } from '../../elsewhere.ts';
import { joined, type Stretch } from '../../free.ts';
import type { Space } from '../../space.ts';
import { sent, timesIn } from '../availability.ts';
import { takenFor } from '../stock.ts';
import type { On } from '../tables.ts';

/**
 * What is taken elsewhere between two moments of those spaces that have such a calendar, or a part that has one, or of which they are a part. It is no part of `busy`: nothing here is taken by it. One
 * query, whatever their number.
 */
export async function elsewhere(
	spaces: readonly string[],
	from: Date,
	until: Date,
	on: On = db
): Promise<Map<string, Elsewhere>> {
	if (!spaces.length) return new Map();
	const { rows } = await sql<{ space: string; readAt: Date | null; failingSince: Date | null; taken: Buffer | null }>`
		with given as (select unnest(${[...spaces]}::uuid[]) as space), meant as (
			select space, space as kept from given union select g.space, p.part from given g join spaces.part p on p.whole = g.space
			union select g.space, p.whole from given g join spaces.part p on p.part = g.space
		)
		select m.space, case when bool_or(o.read_at is null) then null else min(o.read_at) end as read_at, min(o.failing_since) as failing_since,
			string_agg((select string_agg(${sent(sql`b.during`)}, '')
				from spaces.outside_busy b where b.space = o.space and b.during && tstzrange(${from}::timestamptz, ${until}::timestamptz)), '') as taken
		from meant m join spaces.outside o on o.space = m.kept group by m.space`.execute(on);
	return new Map(
		rows.map(({ space, taken, readAt, failingSince }) => {
			const times = timesIn(taken).map(([from, until]) => ({ from: new Date(from), until: new Date(until) }));
			return [space, { times: joined(times), readAt, failingSince }];
		})
	);
}

/** What is taken elsewhere while a space would be booked, with the time to prepare and to tidy up; null: nothing that is known. */
export async function elsewhereAt(
	space: Pick<Space, 'id' | 'beforeMinutes' | 'afterMinutes'>,
	{ from, until }: Stretch,
	on: On = db
): Promise<Elsewhere | null> {
	const taken = takenFor(space, { startsAt: from, endsAt: until });
	const found = (await elsewhere([space.id], taken.from, taken.until, on)).get(space.id);
	return found?.times.length ? found : null;
}
