import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import type { On } from './tables.ts';

/** How many viewers took part in a show by voting, each once; `hash`: of their tokens, which name nobody; `live`: it is on air, or its tokens have been forgotten since. */
export type CountedShow = Readonly<{
	show: string;
	occurrence: string;
	at: Date;
	voters: number;
	hash: string;
	live: boolean;
}>;

export async function countedShows(on: On = db): Promise<CountedShow[]> {
	const { rows } = await sql<CountedShow>`
		select s.id as show, s.occurrence, min(r.opened_at) as at, count(distinct b.token)::int as voters,
			encode(sha256(convert_to(string_agg(distinct encode(b.token, 'hex'), ',' order by encode(b.token, 'hex')), 'UTF8')), 'hex') as hash,
			bool_or(r.ended_at is null or length(b.token) < 32) as live
		from stage.show s join stage.room r on r.show = s.id and r.purpose = 'air' join stage.ballot b on b.room = r.id
		group by s.id order by s.id`.execute(on);
	return rows;
}
