import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import { type Report, reportOf } from '../../report.ts';
import type { Tally } from '../../room/poll.ts';
import { tallyOf } from '../room/ballots.ts';
import { roomLog } from '../room/rooms.ts';
import { rundownOf } from '../rundown.ts';
import { type On, within } from '../tables.ts';

/** What came of a run of a show: out of its log, with the ballots as they are counted in the database. */
export async function reportOfRoom({ id, show }: Readonly<{ id: string; show: string }>, on: On = db): Promise<Report> {
	const [log, segments] = await Promise.all([roomLog(id, 0, on), rundownOf(show, on)]);
	const tallies: Record<string, Tally> = {};
	for (const entry of log) if (entry.kind === 'polled') tallies[entry.poll.id] = await tallyOf(on, id, entry.poll.id);
	return reportOf(log, { segments, tallies });
}

/** Everything that was written in a room and is still kept, the oldest first. */
export async function messagesOf(room: string, on: On = db) {
	const { rows } = await sql<MessageRow>`
		select m.id, m.kind, m.name, m.text, m.origin, m.state, m.said_at, m.decided_at, s.name as station, p.name as decided_by
		from stage.message m left join stage.station s on s.id = m.station left join identity.person p on p.id = m.decided_by
		where m.room = ${room}::uuid order by m.arrived_at, m.id`.execute(on);
	return rows;
}

type MessageRow = Readonly<{
	id: string;
	kind: 'chat' | 'question' | 'word';
	name: string;
	text: string;
	origin: string;
	state: 'waiting' | 'shown' | 'rejected' | 'removed';
	saidAt: Date;
	decidedAt: Date | null;
	station: string | null;
	decidedBy: string | null;
}>;

/** A commune is told only where this many ballots of a poll came from. */
const FEWEST = 5;

/** The ballots of a room, of nobody: what was chosen, when, by which station, and from which commune where five or more came from there. */
export const ballotsIn = (room: string, on: On = db) =>
	within(on)
		.selectFrom('stage.ballot as b')
		.leftJoin('stage.station as s', 's.id', 'b.station')
		.select(['b.poll', 'b.choice', 'b.at', 's.name as station'])
		.select(
			sql<string | null>`case when count(*) over (partition by b.poll, b.commune) >= ${FEWEST} then b.commune end`.as(
				'commune'
			)
		)
		.where('b.room', '=', room)
		.orderBy('b.at')
		.orderBy(sql`b.token`)
		.execute();
