import { sql } from 'kysely';
import type { Ref } from '#kernel/facts.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { forgetAddress } from '#kernel/server/letters-forgotten.ts';
import { reportAs } from '#kernel/server/log.ts';
import { writeToGuests } from './letters.ts';
import { missionById } from './reading.ts';

/** The missions that a person asked to travel with, whom she wished to meet and met, and what she said of it. */
export async function exportPerson(person: string): Promise<Record<string, unknown[]>> {
	const rows = async (query: ReturnType<typeof sql>): Promise<unknown[]> => (await query.execute(db)).rows;
	return {
		missions: await rows(sql`
			select m.title, m.starts::text as starts, c.name as organization, t.seeks, t.languages, t.phone, t.state, t.word, t.asked_at
			from missions.traveller t join missions.mission m on m.id = t.mission left join network.organization_card c on c.id = t.organization
			where t.person = ${person} order by t.asked_at`),
		missionWishes: await rows(sql`
			select m.title, c.name, c.organization, w.rank from missions.wish w join missions.traveller t on t.id = w.traveller
				join missions.mission m on m.id = t.mission join missions.counterpart c on c.id = w.counterpart
			where t.person = ${person} and w.side = 'traveller' order by m.id, w.rank`),
		missionMeetings: await rows(sql`
			select m.title, c.name, c.organization, e.starts_at, e.ends_at, e.state, k.met, k.note from missions.meeting e join missions.traveller t on t.id = e.traveller
				join missions.mission m on m.id = t.mission join missions.counterpart c on c.id = e.counterpart left join missions.contact k on k.meeting = e.id
			where t.person = ${person} order by e.starts_at`),
		missionAbsences: await rows(sql`
			select m.title, a.starts_at, a.ends_at from missions.absence a join missions.traveller t on t.id = a.party join missions.mission m on m.id = t.mission
			where t.person = ${person} order by a.starts_at`)
	};
}

/** Two persons, or two organisations, that turned out to be one. Of two candidatures for one mission the one that went further stands. */
export async function merge(tx: Tx, from: Ref, into: Ref): Promise<void> {
	const move = (table: string, column: string) =>
		sql`update missions.${sql.raw(table)} set ${sql.ref(column)} = ${into.id} where ${sql.ref(column)} = ${from.id}`.execute(
			tx
		);
	if (from.kind === 'organization') for (const table of ['traveller', 'cost']) await move(table, 'organization');
	if (from.kind !== 'person') return;
	const { rows } = await sql<{ id: string }>`
		with theirs as (select t.id, row_number() over (partition by t.mission
			order by array_position(array['accepted', 'waiting', 'asked', 'declined', 'withdrawn'], t.state), t.person = ${from.id}) as place
			from missions.traveller t where t.person in (${from.id}, ${into.id}))
		select id from theirs where place > 1`.execute(tx);
	await forget(
		tx,
		rows.map(({ id }) => id)
	);
	await move('traveller', 'person');
	await move('contact', 'said_by');
	await move('cost', 'noted_by');
}

/** Her name and words go; that somebody travelled, and met, stays. What she had not travelled yet is withdrawn. */
export async function erasePerson(tx: Tx, person: string): Promise<void> {
	await sql`update missions.contact set note = '', said_by = null where said_by = ${person}`.execute(tx);
	await sql`update missions.cost set noted_by = null where noted_by = ${person}`.execute(tx);
	const { rows } = await sql<{ id: string }>`select id from missions.traveller where person = ${person}`.execute(tx);
	await forget(
		tx,
		rows.map(({ id }) => id)
	);
}

/** Those whom they were to meet hear of it. */
async function forget(tx: Tx, travellers: readonly string[]): Promise<void> {
	const ids = sql`any(${[...travellers]}::uuid[])`;
	await sql`delete from missions.absence where party = ${ids}`.execute(tx);
	await sql`delete from missions.wish where traveller = ${ids}`.execute(tx);
	const { rows } = await sql<Readonly<{ mission: string; guests: readonly string[] }>>`
		with gone as (update missions.meeting e set state = 'cancelled', updated_at = now() from missions.mission m
			where m.id = e.mission and e.traveller = ${ids} and m.state in ('open', 'closed') and e.state = 'planned' returning e.mission, e.counterpart)
		select mission, array_agg(distinct counterpart) as guests from gone group by mission order by mission`.execute(tx);
	await sql`update missions.contact set note = '', said_by = null where meeting in (select id from missions.meeting where traveller = ${ids})`.execute(
		tx
	);
	await sql`update missions.traveller t set person = null, seeks = '', phone = '', word = '', languages = '{}',
			state = case when m.state in ('open', 'closed') then 'withdrawn' else t.state end
		from missions.mission m where m.id = t.mission and t.id = ${ids}`.execute(tx);
	for (const { mission, guests } of rows)
		await writeToGuests(tx, await missionById(mission, tx), { letter: 'guest_moved' }, guests);
}

/** So long after a mission who was invited there, and what travellers said of themselves, is forgotten. */
const KEPT = '1 year';

/** Forgets the words, names and addresses of missions that are long over; the figures stay. */
export async function forgetOld(now = new Date()): Promise<void> {
	const { rows } = await sql<{ id: string }>`
		select id from missions.mission where ends < (${now}::timestamptz - ${KEPT}::interval)::date and forgotten_at is null order by ends, id limit 50`.execute(
		db
	);
	for (const { id } of rows) await transaction((tx) => forgetMission(tx, id)).catch(reportAs('missions.retention'));
}

async function forgetMission(tx: Tx, id: string): Promise<void> {
	await sql`select from missions.mission where id = ${id} for update`.execute(tx);
	const { rows } = await sql<{ id: string; email: string }>`
		select id, email from missions.counterpart where mission = ${id} and email <> '' order by id`.execute(tx);
	await sql`update missions.counterpart set name = '', email = '', phone = '', about = '', state = 'left', turn = turn + 1 where mission = ${id}`.execute(
		tx
	);
	await sql`update missions.traveller set phone = '', seeks = '', word = '' where mission = ${id}`.execute(tx);
	await sql`delete from missions.absence where mission = ${id}`.execute(tx);
	await sql`delete from missions.wish where traveller in (select id from missions.traveller where mission = ${id})`.execute(
		tx
	);
	await sql`update missions.contact set note = '' where meeting in (select id from missions.meeting where mission = ${id})`.execute(
		tx
	);
	for (const guest of rows) await forgetAddress(tx, guest.email, guest.id);
	await sql`update missions.mission set forgotten_at = now() where id = ${id}`.execute(tx);
}
