import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';

/** Our own paths of what whoever answers for an invented station has: her proposals, one of another, a talk with a text that waits to be confirmed, and the groups that it leads or is invited into. */
export async function partneringPages(): Promise<string[]> {
	const { rows } = await sql<{ own: string; other: string; talk: string }>`
		select p.id as own, (select id from partnering.proposal where organization <> p.organization and state = 'open' order by id limit 1) as other, i.id as talk
		from partnering.agreement a join partnering.interest i on i.id = a.interest join partnering.proposal p on p.id = i.proposal
			join network.organization_card c on c.id = p.organization where c.slug = 'tele-terril' and a.agreed_at is null`.execute(
		db
	);
	const [found] = rows;
	if (!found) throw new Error('the demonstration has no such talk');
	const { own, other, talk } = found;
	const { rows: told } = await sql<{ id: string }>`select id from programs.endpoint limit 1`.execute(db);
	const { rows: groups } = await sql<{ id: string; leads: boolean }>`
		select m.in_group as id, m.role = 'lead' as leads from groups.member m join network.organization_card c on c.id = m.organization
		where c.slug = 'tele-terril' order by m.in_group`.execute(db);
	const inside = groups.flatMap(({ id, leads }) =>
		(leads ? ['', '/work', '/decisions', '/terms', '/edit'] : ['']).map((part) => `/me/groups/${id}${part}`)
	);
	return [
		'/me/groups',
		...inside,
		...told.map(({ id }) => `/me/developers/${id}`),
		'/me/developers',
		'/me/partnering',
		'/me/partnering/new',
		'/me/partnering/matches',
		...[own, other, `talks/${talk}`].map((one) => `/me/partnering/${one}`)
	];
}
