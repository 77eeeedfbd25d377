import { sql } from 'kysely';
import { type By, ref } from '#kernel/facts.ts';
import { recordAll } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import { occupy, unitsFor } from './occupancy.ts';
import { stocks } from './stock.ts';
import { told } from './telling.ts';

/** Gives spaces of some houses, under their locks, to what clashed there and has not ended: what has waited longest first. */
export async function settle(tx: Tx, places: readonly string[], by: By): Promise<void> {
	if (!places.length) return;
	const { rows } = await sql<Clashing>`
		select a.id, a.space, a.subject_kind, a.subject, lower(a.during) as starts_at, upper(a.during) as ends_at, a.quantity
		from spaces.allocation a join spaces.space s on s.id = a.space
		where a.state = 'clashing' and upper(a.during) > clock_timestamp() and s.deleted_at is null and s.place = any(${[...places]}::uuid[])
		order by a.created_at, a.id`.execute(tx);
	const facts: ReturnType<typeof told>[] = [];
	const known = await stocks([...new Set(rows.map(({ space }) => space))], tx);
	for (const { id, space, subjectKind, subject, ...asked } of rows) {
		const stock = known.get(space);
		const units = stock && (await unitsFor(tx, stock, asked));
		if (!stock || !units) continue;
		await sql`update spaces.allocation set state = 'taken' where id = ${id}`.execute(tx);
		await occupy(tx, id, units, stock, asked);
		facts.push(told('spaces.taken', stock, { ...asked, subject: ref(subjectKind, subject) }, { ...by, actor: null }));
	}
	await recordAll(tx, facts);
}

type Clashing = Readonly<{
	id: string;
	space: string;
	subjectKind: string;
	subject: string;
	startsAt: Date;
	endsAt: Date;
	quantity: number;
}>;
