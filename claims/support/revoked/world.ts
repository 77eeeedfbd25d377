import { sql } from 'kysely';
import { openIdentity } from '#kernel/identity/server/auth.ts';
import { grant } from '#kernel/identity/server/roles.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { liftLimits } from '#kernel/server/limits.ts';
import { teamsOf, workshopList } from '#learning/server';
import { openRoom } from '#stage/server';
import { madeShow } from '../show.ts';
import { known, type Somebody, somebody } from './people.ts';

/** A hub with something behind each door. `url`: the program at which rights are taken away; `other`: where doors are held open. */
export type World = Readonly<{
	url: string;
	other: string;
	admin: Somebody;
	/** Has an account and nothing else. */
	plain: Somebody;
	organization: string;
	show: string;
	station: string;
	room: string;
	rehearsal: string;
	occurrence: string;
	workshop: string;
	canvas: string;
	member: Somebody;
}>;

export async function makeWorld(url: string, other: string): Promise<World> {
	openIdentity({ baseUrl: url });
	liftLimits();
	const admin = await somebody('Ada Admin');
	await transaction((tx) => grant(tx, { person: admin.id, role: 'admin', scope: null, by: null, source: 'desk' }));
	const { id: show, room, stations } = await madeShow({ name: 'portes', cues: {} });
	const [workshop] = (await workshopList({ organizations: null, limit: 1, offset: 0 })).rows;
	const team = (await teamsOf(workshop?.id ?? '')).find(({ canvas, members }) => canvas && members.length > 1);
	if (!workshop || !team?.canvas) throw new Error('the demonstration has no workshop with a team');
	return {
		...{ url, other, admin, show, room, workshop: workshop.id, canvas: team.canvas, station: stations[0] ?? '' },
		plain: await somebody('Pia Passante'),
		organization: await one('select id from network.organization where slug = $1', 'hub'),
		rehearsal: await openRoom(show, 'rehearsal'),
		occurrence: await one('select occurrence as id from stage.show where id = $1', show),
		member: await known(team.members[0] ?? '')
	};
}

async function one(text: string, value: string): Promise<string> {
	const [before = '', after = ''] = text.split('$1');
	const { rows } = await sql<{ id: string }>`${sql.raw(before)}${value}${sql.raw(after)}`.execute(db);
	return rows[0]?.id ?? '';
}
