import { sql } from 'kysely';
import { refused } from '#kernel/errors.ts';
import { db } from '#kernel/server/db.ts';
import { span } from '#kernel/time.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { clashes, type Hold, type Wanted } from '../plan.ts';
import type { Mission } from './reading.ts';
import { type On, within } from './tables.ts';

/** Somebody who meets somebody, or the table at which they do. */
export type Party = Readonly<{ id: string; kind: 'traveller' | 'counterpart' | 'spot'; name: string; of: string }>;
export type Slot = Readonly<{ id: string; startsAt: Date; endsAt: Date }>;
export type Meeting = Readonly<{
	id: string;
	traveller: string;
	counterpart: string;
	spot: string;
	startsAt: Date;
	endsAt: Date;
	byHand: boolean;
}>;
export type Wish = Readonly<{
	traveller: string;
	counterpart: string;
	side: 'traveller' | 'counterpart';
	rank: number;
}>;

/** Who may meet: those who travel, those who were invited there and have not left, and the tables. */
export async function partiesOf(mission: string, on: On = db): Promise<Party[]> {
	const { rows } = await sql<Omit<Party, 'name'> & { name: string | null }>`
		select t.id, 'traveller' as kind, p.name, coalesce(c.name, '') as of from missions.traveller t left join identity.person p on p.id = t.person
			left join network.organization_card c on c.id = t.organization where t.mission = ${mission} and t.state = 'accepted'
		union all select id, 'counterpart', name, organization from missions.counterpart where mission = ${mission} and state <> 'left'
		union all select id, 'spot', number::text, '' from missions.spot where mission = ${mission}`.execute(on);
	const named = rows.map((row) => ({ ...row, name: row.name ?? '' }));
	return named.toSorted((a, b) => a.name.localeCompare(b.name, 'fr', { numeric: true }) || (a.id < b.id ? -1 : 1));
}

export const slotsOf = (mission: string, on: On = db): Promise<Slot[]> =>
	within(on)
		.selectFrom('missions.slot')
		.select(['id', 'startsAt', 'endsAt'])
		.where('mission', '=', mission)
		.orderBy('startsAt')
		.execute();

export const meetingsOf = (mission: string, on: On = db): Promise<Meeting[]> =>
	within(on)
		.selectFrom('missions.meeting')
		.select(['id', 'traveller', 'counterpart', 'spot', 'startsAt', 'endsAt', 'byHand'])
		.where('mission', '=', mission)
		.where('state', '=', 'planned')
		.orderBy('startsAt')
		.orderBy('id')
		.execute();

/** The meetings that may be arranged anew at a moment: none that was put by hand, that began, or of which somebody has said what came. */
export async function unsettledOf(mission: string, at: Date, on: On = db): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`
		select e.id from missions.meeting e where e.mission = ${mission} and e.state = 'planned' and not e.by_hand and e.starts_at > ${at}
			and not exists (select from missions.contact k where k.meeting = e.id)`.execute(on);
	return rows.map(({ id }) => id);
}

/** What both sides wish, of those who still may meet. */
export async function wishesOf(mission: string, on: On = db): Promise<Wish[]> {
	const { rows } = await sql<Wish>`
		select w.traveller, w.counterpart, w.side, w.rank from missions.wish w
			join missions.traveller t on t.id = w.traveller and t.state = 'accepted' join missions.counterpart c on c.id = w.counterpart and c.state <> 'left'
		where t.mission = ${mission} order by w.traveller, w.counterpart, w.side`.execute(on);
	return rows;
}

/** All that takes somebody or a table, as the database holds it. */
export async function holdsIn(mission: string, on: On = db): Promise<Hold[]> {
	const { rows } = await sql<Omit<Hold, 'from' | 'to'> & { startsAt: Date; endsAt: Date }>`
		select h.party, lower(h.during) as starts_at, upper(h.during) as ends_at, h.kind, h.source, case h.kind
			when 'item' then (select i.title from missions.item i where i.id = h.source) when 'absence' then ''
			else (select case h.party when e.traveller then e.counterpart::text when e.counterpart then e.traveller::text else e.traveller || ' ' || e.counterpart end
				from missions.meeting e where e.id = h.source) end as other
		from missions.hold h where h.source in (select id from missions.item where mission = ${mission} union all select id from missions.absence where mission = ${mission}
			union all select id from missions.meeting where mission = ${mission} and state = 'planned')`.execute(on);
	return rows.map(({ startsAt, endsAt, ...row }) => ({ ...row, from: startsAt.getTime(), to: endsAt.getTime() }));
}

/** Refuses what cannot be, and names who is taken, when, and by whom or what. @param leaving what makes room at the same moment. Throws missions_clash_… */
export async function checkFree(
	tx: On,
	mission: Mission,
	wanted: readonly Wanted[],
	{ leaving = [], locale }: Readonly<{ leaving?: readonly string[]; locale: Locale }>
): Promise<void> {
	const holds = await holdsIn(mission.id, tx);
	const [clash] = wanted.flatMap((one) => clashes(holds, one, leaving));
	if (!clash) return;
	const parties = new Map((await partiesOf(mission.id, tx)).map((one) => [one.id, one]));
	const nameOf = (id: string): string => parties.get(id)?.name || m.missions_somebody({}, { locale });
	const when = span(new Date(clash.from), new Date(clash.to), locale, mission.timeZone);
	const [who, kind] = [nameOf(clash.party), parties.get(clash.party)?.kind];
	const names = clash.other.split(' ').map(nameOf);
	if (clash.kind === 'absence') throw refused('missions_clash_absence', { who, when }, 422);
	if (clash.kind === 'item') throw refused('missions_clash_item', { who, when, other: clash.other }, 422);
	if (kind === 'spot') {
		const [one = '', other = ''] = names;
		throw refused('missions_clash_table', { who, when, one, other }, 422);
	}
	throw refused('missions_clash_meeting', { who, when, other: names[0] ?? '' }, 422);
}
