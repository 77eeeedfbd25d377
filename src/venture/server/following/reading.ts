import { sql } from 'kysely';
import type { Viewer } from '#kernel/identity/index.ts';
import { advisedBy } from '#kernel/identity/policy.ts';
import { db } from '#kernel/server/db.ts';
import type { FollowMonths, StopReason, TurnoverClass } from '../../following/follow-up.ts';
import { filesFor, type Reader } from '../files.ts';
import type { On } from '../tables.ts';

/** What was asked of a file after its support ended, and what was answered, as an adviser of its keeper reads it. `company`: its page in the directory, where it has one. */
export type FollowUp = Readonly<{
	id: string;
	file: string;
	name: string;
	company: string | null;
	months: FollowMonths;
	endedOn: string;
	askedOn: string;
	reminded: boolean;
	closesOn: string;
	answeredAt: Date | null;
	active: boolean | null;
	turnover: TurnoverClass | null;
	moved: string | null;
	stopped: StopReason | null;
	jobs: number | null;
	/** The jobs that were said of it before it was asked. */
	jobsBefore: number | null;
	funds: number | null;
}>;

/** What was asked of the files that a reader's organisation keeps, the latest first. */
export async function followUpsFor(reader: Reader, on: On = db): Promise<FollowUp[]> {
	const kept = filesFor(reader, on)
		.clearSelect()
		.select(['f.id', 'f.name', 'f.company'])
		.where(sql<boolean>`f.keeper = any(${advisedBy(reader as Viewer)}::uuid[])`);
	const number = (kind: 'jobs' | 'funds') =>
		sql<
			number | null
		>`(select n.value::float8 from venture.number n where n.follow_up = u.id and n.kind = ${kind} and n.struck_at is null)`;
	const { rows } = await sql<FollowUp>`
		select u.id, u.file, f.name, f.company, u.months, u.ended_on, u.asked_on, u.reminded_at is not null as reminded, u.closes_on, u.answered_at, u.active,
			u.turnover, u.moved, u.stopped, ${number('jobs')} as jobs, ${number('funds')} as funds,
			(select n.value::float8 from venture.number n where n.file = u.file and n.kind = 'jobs' and n.struck_at is null and n.as_of <= u.asked_on
				and n.follow_up is distinct from u.id order by n.as_of desc, n.given_at desc limit 1) as jobs_before
		from venture.follow_up u join (${kept}) f on f.id = u.file order by u.asked_on desc, f.name, u.id limit 2000`.execute(
		on
	);
	return rows;
}

/** How many were asked and answered, and are active still: counts for the hub's team. */
export async function followCounts(on: On = db) {
	const { rows } = await sql<{ months: FollowMonths; asked: number; answered: number; active: number }>`
		select months, count(*)::int as asked, count(answered_at)::int as answered, (count(*) filter (where active))::int as active from venture.follow_up
		group by months order by months`.execute(on);
	return rows;
}
