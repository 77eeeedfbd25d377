import { sql } from 'kysely';
import { ref } from '#kernel/facts.ts';
import { recordAll } from '#kernel/server/activity/record.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { lockHouses } from './houses.ts';
import { settle } from './settling.ts';
import { stocks } from './stock.ts';
import { told } from './telling.ts';

const byTime = { actor: null, source: 'job' } as const;

type Held = Readonly<{ space: string; startsAt: Date; endsAt: Date; quantity: number }>;

/** Ends the leases of some houses that have run out, under their locks. @returns the houses where one ended. */
export async function endLeases(tx: Tx, places: readonly string[]): Promise<string[]> {
	const { rows } = await sql<Held & { subject: string; subjectKind: string }>`
		delete from spaces.allocation where state = 'held' and held_until <= clock_timestamp()
			and space in (select s.id from spaces.space s where s.place = any(${[...places]}::uuid[]))
		returning space, lower(during) as starts_at, upper(during) as ends_at, quantity, subject_kind, subject`.execute(tx);
	const known = await stocks([...new Set(rows.map(({ space }) => space))], tx);
	const facts = rows.flatMap(({ subjectKind, subject, space, ...held }) => {
		const stock = known.get(space);
		return stock ? [told('spaces.freed', stock, { ...held, subject: ref(subjectKind, subject) }, byTime)] : [];
	});
	await recordAll(tx, facts);
	return [...new Set([...known.values()].map(({ place }) => place))];
}

/** Ends every lease that has run out, so that what it held is shown as free. */
export async function sweepLeases(): Promise<void> {
	await transaction(async (tx) => {
		const { rows } = await sql<{ place: string }>`
			select distinct s.place from spaces.allocation a join spaces.space s on s.id = a.space
			where a.state = 'held' and a.held_until <= clock_timestamp()`.execute(tx);
		const places = rows.map(({ place }) => place);
		await lockHouses(tx, places);
		await settle(tx, await endLeases(tx, places), byTime);
	});
}
