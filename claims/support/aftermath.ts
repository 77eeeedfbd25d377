import { sql } from 'kysely';
import { seal, verifySeals } from '#kernel/server/activity/seal.ts';
import { db } from '#kernel/server/db.ts';
import type { Booked } from './crowd.ts';
import { type Seance, settled } from './hub.ts';
import { waitingPlace } from './waiting.ts';

const AT_ONCE = 6;

/** Where the page of each booking says that it stands: `confirmed`, its place on the waiting list, or what went wrong. */
export async function standings(url: string, booked: readonly Booked[]): Promise<string[]> {
	const said: string[] = [];
	const queue = booked.map(({ page }, index) => ({ page, index }));
	const reader = async (): Promise<void> => {
		for (let next = queue.pop(); next; next = queue.pop()) said[next.index] = await standing(url + next.page);
	};
	await Promise.all(Array.from({ length: AT_ONCE }, reader));
	return said;
}

async function standing(address: string): Promise<string> {
	const answer = await fetch(address);
	const page = await answer.text();
	if (answer.status !== 200) return `lost (${answer.status})`;
	if (page.includes('C’est réservé')) return 'confirmed';
	return waitingPlace(page) ?? 'lost (nothing known)';
}

/** Whether places on a waiting list are 1, 2, 3 … whoever has them. */
export const withoutGap = (places: readonly number[]): boolean =>
	places.toSorted((one, other) => one - other).every((place, index) => place === index + 1);

/** What the database knows of it all, apart from the program's own code: one sentence for each thing that is not as it must be. */
export async function inconsistencies(seances: readonly Seance[]): Promise<string[]> {
	await settled();
	const pools = seances.map(({ pool }) => pool);
	const { rows } = await sql<Record<string, number>>`
		with crowd as (select distinct b.* from participation.booking b join participation.seat s on s.booking = b.id
			join participation.seat_pool t on t.seat = s.id where t.pool = any(${pools}::uuid[]))
		select
			(select count(*) from participation.booking b where not exists (select 1 from participation.seat s where s.booking = b.id))::int as "bookings without a seat",
			(select count(*) from participation.seat s where not exists
				(select 1 from kernel.activity a where a.object = s.id and a.verb = 'participation.booked'))::int as "seats without their fact",
			(select count(*) from kernel.activity a where a.verb = 'participation.booked' and not exists
				(select 1 from participation.seat s where s.id = a.object))::int as "facts without their seat",
			(select count(*) from crowd where (select count(*) from kernel.mail where recipient = contact_email and held) <> 1)::int as "bookings that have not exactly one letter",
			(select count(*) from participation.pool p where (taken, queued) <> (
				select count(*) filter (where s.state in ('offered', 'confirmed', 'fulfilled', 'no_show')), count(t.queue)
				from participation.seat_pool t join participation.seat s on s.id = t.seat where t.pool = p.id))::int as "pools that count wrong",
			(select coalesce(max(position), 0) - count(*) from kernel.activity_order)::int as "gaps in the log",
			(select count(*) from kernel.activity a where not exists (select 1 from kernel.activity_order o where o.activity = a.id))::int as "facts without a position"`.execute(
		db
	);
	await seal();
	const verdict = await verifySeals();
	const counted = Object.entries(rows[0] ?? {}).filter(([, count]) => Number(count) > 0);
	return [
		...counted.map(([what, count]) => `${count} ${what}`),
		...(verdict.holds ? [] : [`the seals do not verify: ${verdict.reason}`])
	];
}
