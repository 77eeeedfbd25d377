import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import type { Words } from '#kernel/words.ts';
import type { On } from '../tables.ts';
import { borrower } from './units.ts';

/** Something that is promised and cannot be kept unless what is late comes back first. */
type Endangered = Readonly<{
	id: string;
	space: string;
	name: Words;
	borrower: string;
	startsAt: Date;
	late: number;
}>;

const DAYS_AHEAD = 30;

/** What is promised of kits and was not handed out, at whose beginning too few would be left while what is late stays away; the next first. */
export async function endangered(on: On = db, now = new Date()): Promise<Endangered[]> {
	const { rows } = await sql<Endangered>`
		with late as (
			select u.space, count(*)::int as many from spaces.handover h join spaces.unit u on u.id = h.unit
			where h.back_at is null and h.due_at < ${now} and u.retired_at is null group by u.space
		)
		select a.subject as id, a.space, s.name, ${borrower('a.subject_kind', 'a.subject')} as borrower, lower(a.during) as starts_at, l.many as late
		from late l join spaces.space s on s.id = l.space join spaces.allocation a on a.space = l.space and a.state = 'taken'
		where upper(a.during) > ${now} and lower(a.during) < ${now}::timestamptz + make_interval(days => ${DAYS_AHEAD})
			and not exists (select from spaces.handover h where h.subject_kind = a.subject_kind and h.subject = a.subject)
			and l.many + (select sum(b.quantity) from spaces.allocation b where b.space = a.space and b.state = 'taken' and b.during @> greatest(lower(a.during), ${now}))
				> (select count(*) from spaces.unit u where u.space = a.space and u.retired_at is null)
		order by lower(a.during), a.id`.execute(on);
	return rows;
}
