import { createHash } from 'node:crypto';
import { type SqlBool, sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import { type Aired, airedLines, airedOf } from '../../aired.ts';
import { roomLog } from '../room/rooms.ts';
import { type On, within } from '../tables.ts';

/** A run of a show that was on air. */
export type AiredRoom = Readonly<{ id: string; show: string; startedAt: Date; endedAt: Date | null }>;

/** What was on air, and who of the crew let it pass, where somebody had to. */
export type Approved = Aired & Readonly<{ approvedBy: string | null }>;

const aired = ['taken', 'polled', 'said', 'asked'];
const MOST = 500;

/** The runs of some shows that were on air, the latest first; with `q`, those in which it could be read. */
export const airedRooms = (shows: readonly string[], q = '', on: On = db): Promise<AiredRoom[]> =>
	within(on)
		.selectFrom('stage.room as r')
		.select(['r.id', 'r.show', 'r.startedAt', 'r.endedAt'])
		.where('r.purpose', '=', 'air')
		.where('r.startedAt', 'is not', null)
		.where((row) => row('r.show', '=', row.fn.any(row.val([...shows]))))
		.$if(Boolean(q), (query) =>
			query.where(
				sql<SqlBool>`exists (select from stage.entry e where e.room = r.id
					and e.body ->> 'kind' = any(${aired}) and strpos(lower(e.body::text), lower(${asJson(q)})) > 0)`
			)
		)
		.orderBy('r.startedAt', 'desc')
		.orderBy('r.id')
		.limit(MOST)
		.$narrowType<{ startedAt: Date }>()
		.execute();

/** As a text stands in jsonb, without its quotes. */
const asJson = (text: string): string => JSON.stringify(text.toWellFormed()).slice(1, -1);

/**
 * All that was on air in a run of a show. `lines` is the archive as it never changes (see `airedLines`), and `sum` its SHA-256 in hexadecimal; only the
 * erasing of a viewer's name changes them.
 */
export async function archiveOf(
	room: string,
	on: On = db
): Promise<Readonly<{ aired: Approved[]; lines: string; sum: string }>> {
	const [log, approvals] = await Promise.all([roomLog(room, 0, on), approvalsOf(room, on)]);
	const all = airedOf(log);
	const lines = airedLines(all);
	return {
		aired: all.map((one) => ({ ...one, approvedBy: (one.message && approvals.get(one.message.id)) ?? null })),
		lines,
		sum: createHash('sha256').update(lines).digest('hex')
	};
}

/** Who let each message of a room be shown, by the message. */
async function approvalsOf(room: string, on: On): Promise<Map<string, string>> {
	const { rows } = await sql<{ id: string; name: string }>`
		select m.id, p.name from stage.message m join identity.person p on p.id = m.decided_by
		where m.room = ${room}::uuid and m.state in ('shown', 'removed')`.execute(on);
	return new Map(rows.map(({ id, name }) => [id, name]));
}
