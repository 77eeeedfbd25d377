import { sql } from 'kysely';
import { inTurns } from '#kernel/server/activity/turns.ts';
import { hear } from '#kernel/server/bus.ts';
import { db } from '#kernel/server/db.ts';
import { attempt } from './attempting.ts';
import type { Delivery } from './deliveries.ts';

/** The hour, which a test may set. */
export type Clock = () => Date;
const now: Clock = () => new Date();

/** So many are on their way to one endpoint at once, and to one that has just failed; and from one program to all. */
const AT_ONCE = 4;
const ALL_AT_ONCE = 60;
/** So long a delivery is left to the program that has begun it; one that was killed is followed by another. */
const HELD_SECONDS = 60;
const PATROL_MS = 2000;
const REST_MS = 250;

/** Sends what is due, and waits for what becomes of it. @returns how many were tried */
export async function deliverDue(clock: Clock = now): Promise<number> {
	const due = await take(clock(), ALL_AT_ONCE);
	await Promise.all(due.map((one) => attempt(one, clock, new AbortController().signal)));
	return due.length;
}

/** Sends what is due for as long as the program runs. Nobody waits for an endpoint that is slow: what goes to others goes on. */
export function startDelivering(report: (error: unknown) => void): { stop(): Promise<void> } {
	const stopped = new AbortController();
	const flying = new Set<Promise<void>>();
	const launch = async (): Promise<void> => {
		for (const one of await take(now(), ALL_AT_ONCE - flying.size)) {
			const flight = attempt(one, now, stopped.signal)
				.catch(report)
				.finally(() => {
					flying.delete(flight);
					turns.ask();
				});
			flying.add(flight);
		}
	};
	const turns = inTurns(launch, REST_MS, report);
	const deafen = hear('activity', () => turns.ask());
	const patrol = setInterval(() => turns.ask(), PATROL_MS);
	return {
		async stop() {
			clearInterval(patrol);
			deafen();
			stopped.abort();
			await turns.stop();
			await Promise.all(flying);
		}
	};
}

/**
 * Takes what is due and no other program has: of each object of an endpoint the earliest that waits, so that its later ones wait for it. An endpoint
 * that has failed comes last, and gets one at a time.
 */
async function take(at: Date, most: number): Promise<Delivery[]> {
	if (most <= 0) return [];
	const { rows } = await sql<Delivery>`
		with head as (
			select d.id, f.failing, row_number() over (partition by d.endpoint order by d.position, d.id)
				+ (select count(*) from programs.delivery h where h.endpoint = d.endpoint and h.state = 'waiting' and h.held_until > ${at}) as place
			from programs.delivery d join programs.endpoint e on e.id = d.endpoint cross join lateral (
				select exists (select from programs.delivery t where t.endpoint = d.endpoint and t.state = 'waiting' and t.tries > 0) as failing) f
			where d.state = 'waiting' and d.next_at <= ${at} and (d.held_until is null or d.held_until <= ${at}) and e.paused_at is null
				and not exists (select from programs.delivery b where b.endpoint = d.endpoint and b.object = d.object and b.state = 'waiting'
					and (b.position, b.id) < (d.position, d.id))),
		due as (
			select id from head where place <= case when failing then 1 else ${AT_ONCE} end order by failing, place, id limit ${most})
		update programs.delivery d set held_until = ${at}::timestamptz + make_interval(secs => ${HELD_SECONDS}) from due
		where d.id = due.id and d.state = 'waiting' and (d.held_until is null or d.held_until <= ${at}) returning d.*`.execute(
		db
	);
	return rows;
}
