import { sql } from 'kysely';
import { db, type Tx } from '#kernel/server/db.ts';
import { workBySlug } from '#network/server';
import type { NewPassport, NewReaction } from '../experiment.schema.ts';
import type { Passport, Reaction } from '../experiment.ts';
import type { On } from './reading.ts';
import { lockCopy, touch, type Working } from './seats.ts';
import { stopIn } from './writing.ts';

/** Writes what a stop says of the experiment that it is; null: it is none. @throws 404, also for a work that is not published */
export async function writePassport(
	tx: Tx,
	trail: string,
	stop: string,
	given: NewPassport | null,
	working: Working
): Promise<void> {
	await lockCopy(tx, trail, working);
	const id = await stopIn(tx, trail, stop);
	if (!given) await sql`delete from city.passport where stop = ${id}`.execute(tx);
	else {
		const { work, hypothesis, since, until, asked, learnt } = given;
		const made = work && (await workBySlug(work, null, tx)).id;
		await sql`insert into city.passport (stop, work, hypothesis, since, until, asked, learnt)
			values (${id}, ${made}, ${JSON.stringify(hypothesis)}, ${since}, ${until}, ${JSON.stringify(asked)}, ${learnt && JSON.stringify(learnt)})
			on conflict (stop) do update set work = excluded.work, hypothesis = excluded.hypothesis, since = excluded.since, until = excluded.until,
				asked = excluded.asked, learnt = excluded.learnt`.execute(tx);
	}
	await touch(tx, trail, working);
}

/** Writes what a stop says instead while a value is beyond a bound; null: it says always the same. Whoever calls knows that there is such a value. @throws 404 */
export async function writeReaction(
	tx: Tx,
	trail: string,
	stop: string,
	given: NewReaction | null,
	working: Working
): Promise<void> {
	await lockCopy(tx, trail, working);
	const id = await stopIn(tx, trail, stop);
	await (given
		? sql`insert into city.reaction (stop, measured, side, bound, says) values (${id}, ${given.measured}, ${given.side}, ${given.bound}, ${JSON.stringify(given.says)})
			on conflict (stop) do update set measured = excluded.measured, side = excluded.side, bound = excluded.bound, says = excluded.says`
		: sql`delete from city.reaction where stop = ${id}`
	).execute(tx);
	await touch(tx, trail, working);
}

/** The experiments and reactions of a trail as its team has written them, by stop. */
export async function experimentsOf(
	trail: string,
	on: On = db
): Promise<Map<string, Readonly<{ passport: Passport | null; reaction: Reaction | null }>>> {
	const { rows } = await sql<{ stop: string; passport: Passport | null; reaction: Reaction | null }>`
		select s.id as stop,
			case when p.stop is not null then jsonb_build_object('hypothesis', p.hypothesis, 'since', p.since, 'until', p.until, 'asked', p.asked, 'learnt', p.learnt,
				'work', (select jsonb_build_object('slug', w.slug, 'title', w.title, 'makers', coalesce(o.name, ''))
					from network.work w left join network.organization_card o on o.id = w.organization and o.deleted_at is null
					where w.id = p.work and w.published_at is not null and w.deleted_at is null)) end as passport,
			case when r.stop is not null then jsonb_build_object('measured', r.measured, 'side', r.side, 'bound', r.bound, 'says', r.says) end as reaction
		from city.stop s left join city.passport p on p.stop = s.id left join city.reaction r on r.stop = s.id
		where s.trail = ${trail} and (p.stop is not null or r.stop is not null)`.execute(on);
	return new Map(rows.map(({ stop, ...its }) => [stop, its]));
}
