import { sql } from 'kysely';
import { type Ref, ref } from '#kernel/facts.ts';
import { db } from '#kernel/server/db.ts';
import type { Stretch } from '../free.ts';
import type { Held } from './availability.ts';
import type { On } from './tables.ts';

/**
 * What has a space, or a part of it, at each of some times: whatever keeps a whole room from being had, the time to prepare it and to tidy up after it too. What is excepted could be moved away.
 * One query, whatever their number.
 */
export async function takers(
	space: string,
	times: readonly Stretch[],
	except: readonly Ref[] = [],
	on: On = db
): Promise<Held[][]> {
	if (!times.length) return [];
	const { rows } = await sql<Omit<Held, 'subject'> & { at: number; subjectKind: string; subject: string }>`
		with wanted as (
			select at::int - 1 as at, tstzrange("from" - s.before_minutes * interval '1 minute', until + s.after_minutes * interval '1 minute') as during
			from spaces.space s, unnest(${times.map(({ from }) => from)}::timestamptz[], ${times.map(({ until }) => until)}::timestamptz[]) with ordinality as w ("from", until, at)
			where s.id = ${space}
		)
		select distinct w.at, a.id, a.space, a.subject_kind, a.subject, lower(a.during) as starts_at, upper(a.during) as ends_at, a.quantity, a.state
		from wanted w join spaces.unit u on u.space = ${space} or u.space in (select part from spaces.part where whole = ${space})
			join spaces.occupancy o on o.unit = u.id and o.during && w.during join spaces.allocation a on a.id = o.allocation
		where u.retired_at is null and (a.held_until is null or a.held_until > clock_timestamp())
			and not (a.subject_kind || ' ' || a.subject = any(${except.map(({ kind, id }) => `${kind} ${id}`)}))
		order by w.at, starts_at, a.id`.execute(on);
	const held: Held[][] = times.map(() => []);
	for (const { at, subjectKind, subject, ...its } of rows)
		held[at]?.push({ ...its, subject: ref(subjectKind, subject) });
	return held;
}

/** Which of some subjects should have a space that they do not have. */
export async function clashingAmong(subjects: readonly Ref[], on: On = db): Promise<Set<string>> {
	if (!subjects.length) return new Set();
	const { rows } = await sql<{ subject: string }>`
		select subject from spaces.allocation where state = 'clashing' and (subject_kind, subject) in (
			select kind, id from unnest(${subjects.map(({ kind }) => kind)}::text[], ${subjects.map(({ id }) => id)}::uuid[]) as asked (kind, id))`.execute(
		on
	);
	return new Set(rows.map(({ subject }) => subject));
}

/** Whether something should have a space that it does not have. */
export const isClashing = async (subject: Ref, on: On = db): Promise<boolean> =>
	(await clashingAmong([subject], on)).size > 0;
