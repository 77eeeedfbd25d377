import { sql } from 'kysely';
import type { Given, Period } from '#kernel/given.ts';
import { m } from '#messages';
import type { On } from './tables.ts';

type Sums = Readonly<Record<'organized' | 'hours' | 'people' | 'hosted' | 'lent' | 'borrowed', number>>;

/**
 * What an organisation gave by its séances, those that it organises too among them, and by its places, and the places of others that it had for its own. A séance counts once it is over, unless it
 * was called off or never shown; withdrawn afterwards it took place all the same. People count once they were there.
 */
export async function bond(organization: string, { from, until }: Period, on: On): Promise<Given[]> {
	const { rows } = await sql<Sums>`
		with over as materialized (
			select o.id, w.own, p.organization as house, extract(epoch from o.ends_at - o.starts_at) / 60 as minutes
			from agenda.occurrence o join agenda.offering f on f.id = o.offering left join network.place_card p on p.id = o.place
				cross join lateral (select f.organization = ${organization} or exists (select from agenda.co_organizer c
					where c.offering = f.id and c.organization = ${organization}) as own) w
			where o.ends_at >= ${from} and o.ends_at < ${until} and o.status = 'scheduled' and ${shown}
				and (w.own or p.organization = ${organization})
		), totals as (
			select count(*) filter (where own)::int as organized,
				sum(minutes) filter (where own) as hours,
				count(*) filter (where not own)::int as hosted,
				sum(minutes) filter (where not own) as lent,
				sum(minutes) filter (where own and house <> ${organization}) as borrowed
			from over
		)
		select organized, hosted, round(coalesce(hours, 0))::int as hours, round(coalesce(lent, 0))::int as lent,
			round(coalesce(borrowed, 0))::int as borrowed,
			(select count(*)::int from over join participation.attendance_card a on a.subject_kind = 'occurrence' and a.subject = over.id
				where over.own and a.state = 'fulfilled') as people
		from totals`.execute(on);
	const { organized = 0, hours = 0, people = 0, hosted = 0, lent = 0, borrowed = 0 } = rows[0] ?? {};
	return [
		{ side: 'given', measure: 'seances', amount: organized, name: m.agenda_bond_organized },
		{ side: 'given', measure: 'hours', amount: hours, name: m.agenda_bond_hours },
		{ side: 'given', measure: 'people', amount: people, name: m.agenda_bond_people },
		{ side: 'given', measure: 'seances', amount: hosted, name: m.agenda_bond_hosted },
		{ side: 'given', measure: 'rooms', amount: lent, name: m.agenda_bond_lent },
		{ side: 'received', measure: 'rooms', amount: borrowed, name: m.agenda_bond_borrowed }
	];
}

/** Whether an activity is published, or was when its séance was over. What is in the trash is said never to have been. */
const shown = sql`f.deleted_at is null and (f.published_at is not null or coalesce((select a.verb = 'agenda.published' from kernel.activity a
	where a.object = f.id and a.verb in ('agenda.published', 'agenda.unpublished', 'agenda.trashed') and a.at <= o.ends_at
	order by a.at desc, a.recorded_at desc limit 1), false))`;
