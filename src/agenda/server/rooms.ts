import { sql } from 'kysely';
import { type By, ref, type Source } from '#kernel/facts.ts';
import type { Tx } from '#kernel/server/db.ts';
import { allot } from '#spaces/server';

/** Somebody waits for the answer and can choose another room; elsewhere what does not fit is kept as a clash, and shown. */
const asks: readonly Source[] = ['web', 'desk', 'door', 'api'];

/**
 * Gives séances the spaces that they should have as they are now, and takes from them what they should not: after every change of when and where they are, of whether they take place, and of
 * whether their activity is in the trash. All that a change is for at once, after the locks of their pools.
 * @param how `clash`: as `allot` has it; when it is not said, whoever asks is refused and what runs by itself is kept.
 * @throws `Taken`
 */
export async function keepRooms(
	tx: Tx,
	occurrences: readonly string[],
	by: By,
	{ clash = asks.includes(by.source) ? 'refuse' : 'show' }: Readonly<{ clash?: 'refuse' | 'show' }> = {}
): Promise<void> {
	if (!occurrences.length) return;
	const { rows } = await sql<Room>`
		select o.id, o.starts_at, o.ends_at, f.operation, case when o.status = 'scheduled' and f.deleted_at is null then o.space end as space
		from agenda.occurrence o join agenda.offering f on f.id = o.offering left join spaces.holding h on h.subject_kind = 'occurrence' and h.subject = o.id
		where o.id = any(${[...occurrences]}::uuid[]) and (o.space is not null or h.subject is not null) order by o.starts_at, o.id`.execute(
		tx
	);
	if (!rows.length) return;
	const wishes = rows.map(({ id, ...room }) => ({ subject: ref('occurrence', id), ...room }));
	await allot(tx, wishes, by, { clash });
}

type Room = Readonly<{ id: string; startsAt: Date; endsAt: Date; operation: string | null; space: string | null }>;

/** The séances of an activity that are to come, whatever they are. */
export async function comingIn(tx: Tx, offering: string): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`
		select id from agenda.occurrence where offering = ${offering} and ends_at > now()`.execute(tx);
	return rows.map(({ id }) => id);
}
