import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';

/** Our own paths of what whoever answers for an invented station has: her proposals, one of another, a talk with a text that waits to be confirmed, what she tells of a program, and the groups that it leads or is invited into. */
export async function ownPages(): Promise<string[]> {
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
		...inside,
		...told.map(({ id }) => `/me/developers/${id}`),
		...[own, other, `talks/${talk}`].map((one) => `/me/partnering/${one}`)
	];
}

/** Somebody who travels, and somebody who has asked to, with our own paths of what each has of the mission. */
export async function travellersOf(): Promise<{ person: string; paths: string[] }[]> {
	const { rows } = await sql<{ person: string; mission: string; accepted: boolean }>`
		select distinct on (t.state) t.person, t.mission, t.state = 'accepted' as accepted
		from missions.traveller t join missions.mission m on m.id = t.mission
		where m.state in ('open', 'closed') and t.state in ('asked', 'waiting', 'accepted') and t.person is not null order by t.state, t.id`.execute(
		db
	);
	if (!rows.some(({ accepted }) => accepted)) throw new Error('nobody travels in the demonstration');
	return rows.map(({ person, mission, accepted }) => ({
		person,
		paths: ['/me/missions', `/me/missions/${mission}`, ...(accepted ? [`/me/missions/${mission}/sheet`] : [])]
	}));
}
