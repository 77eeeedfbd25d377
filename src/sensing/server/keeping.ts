import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { endKeysTo } from '#kernel/identity/server/keys.ts';
import { personByEmail } from '#kernel/identity/server/persons.ts';
import type { Tx } from '#kernel/server/db.ts';
import { freeSlugIn } from '#kernel/server/slug.ts';
import { slugOf } from '#kernel/slug.ts';
import { placeBySlug } from '#network/server';
import { spaceBySlug } from '#spaces/server';
import type { NewThing } from '../thing.schema.ts';
import { noteMove } from './api/whereabouts.ts';
import { deviceKey } from './device-key.ts';
import { within } from './tables.ts';
import { tellThing } from './told.ts';

/** Makes a thing, and stands it where the form says. Sent twice, it is made once. @returns its id. Throws sensing_keeper_unknown, sensing_where_wrong */
export async function makeThing(
	tx: Tx,
	{ keeper, where, ...given }: NewThing,
	by: By,
	{ id = newId(), fictional = false } = {}
): Promise<string> {
	const slug = await freeSlugIn('sensing.thing', slugOf(given.name) || 'capteur', tx);
	const { name, description, organization, seen, keeperUntil } = given;
	const row = { ...(await standing(tx, where)), ...(await kept(tx, keeper, keeperUntil)) };
	const made = await within(tx)
		.insertInto('sensing.thing')
		.values({ id, slug, name, description, organization, seen, fictional, ...row, madeAt: by.at ?? new Date() })
		.onConflict((conflict) => conflict.column('id').doNothing())
		.returning('number')
		.executeTakeFirst();
	if (!made) return id;
	await stand(tx, made.number, by.at ?? new Date());
	await tellThing(tx, made.number, 'thing_made', by);
	return id;
}

/** Writes a thing anew; its address stays. @throws 404, sensing_keeper_unknown, sensing_where_wrong */
export async function changeThing(
	tx: Tx,
	id: string,
	{ keeper, where, keeperUntil, ...given }: NewThing,
	by: By
): Promise<void> {
	const row = { ...(await standing(tx, where)), ...(await kept(tx, keeper, keeperUntil)) };
	const before = await lockThing(tx, id);
	await within(tx)
		.updateTable('sensing.thing')
		.set({ ...given, ...row })
		.where('id', '=', id)
		.execute();
	if (before.space !== row.space || before.place !== row.place) await stand(tx, before.number, by.at ?? new Date());
	// what was given in its organisation's name is not another's
	if (before.organization !== given.organization) {
		await handOver(tx, before.number, given.organization);
		await endKeysTo(tx, deviceKey, id, by);
	}
	await tellThing(tx, before.number, 'thing_changed', by);
}

/** Takes no more values of a thing, and ends its keys; what it said stays. @throws 404 */
export async function retireThing(tx: Tx, id: string, by: By): Promise<void> {
	const { number, retiredAt } = await lockThing(tx, id);
	if (retiredAt) return;
	await within(tx)
		.updateTable('sensing.thing')
		.set({ retiredAt: by.at ?? new Date() })
		.where('id', '=', id)
		.execute();
	await endKeysTo(tx, deviceKey, id, by);
	await tellThing(tx, number, 'thing_retired', by);
}

/** Takes values again; it needs a key anew. @throws 404 */
export async function resumeThing(tx: Tx, id: string, by: By): Promise<void> {
	const { number, retiredAt } = await lockThing(tx, id);
	if (!retiredAt) return;
	await within(tx).updateTable('sensing.thing').set({ retiredAt: null }).where('id', '=', id).execute();
	await tellThing(tx, number, 'thing_resumed', by);
}

type Locked = Readonly<{
	number: number;
	organization: string;
	space: string | null;
	place: string | null;
	retiredAt: Date | null;
}>;

export async function lockThing(tx: Tx, id: string): Promise<Locked> {
	const { rows } =
		await sql<Locked>`select number, organization, space, place, retired_at from sensing.thing where id = ${id} for update`.execute(
			tx
		);
	if (!rows[0]) throw missing();
	return rows[0];
}

/** Where the form says that it stands: « space » or « place » and the word of its address. */
async function standing(tx: Tx, where: string): Promise<{ space: string | null; place: string | null }> {
	const [kind, id = ''] = where.split(' ');
	if (!where) return { space: null, place: null };
	if (kind === 'space') return { space: (await spaceBySlug(id, tx)).id, place: null };
	if (kind === 'place') return { space: null, place: (await placeBySlug(id, tx)).id };
	throw refused('sensing_where_wrong', {}, 422);
}

async function kept(
	tx: Tx,
	email: string,
	until: string
): Promise<{ keeper: string | null; keeperUntil: string | null }> {
	if (!email) return { keeper: null, keeperUntil: null };
	const person = await personByEmail(tx, email);
	if (!person) throw refused('sensing_keeper_unknown', {}, 422);
	return { keeper: person.id, keeperUntil: until };
}

/** Lays down the place as what SensorThings knows, and from when on it stands there. */
async function stand(tx: Tx, thing: number, at: Date): Promise<void> {
	const { rows } = await sql<{ number: number }>`
		insert into sensing.location (organization, name, description, encoding, location)
		select t.organization, coalesce(s.name ->> 'fr', s.name ->> (s.name ->> 'source'), p.name), coalesce(p.address, p.locality, ''), 'application/geo+json',
			case when p.lat is null then jsonb_build_object('type', 'GeometryCollection', 'geometries', '[]'::jsonb)
				else jsonb_build_object('type', 'Point', 'coordinates', jsonb_build_array(p.lon, p.lat)) end
		from sensing.thing t left join spaces.space_card s on s.id = t.space join network.place_card p on p.id = coalesce(t.place, s.place)
		where t.number = ${thing} returning number`.execute(tx);
	await sql`delete from sensing.thing_location where thing = ${thing}`.execute(tx);
	if (!rows[0]) return;
	await sql`insert into sensing.thing_location (thing, location) values (${thing}, ${rows[0].number})`.execute(tx);
	await noteMove(tx, thing, at);
}

/** What a thing's streams lead to is its new organisation's too. */
async function handOver(tx: Tx, thing: number, organization: string): Promise<void> {
	const streams = sql`select * from sensing.datastream where thing = ${thing}`;
	for (const [table, which] of [
		['location', sql`select location from sensing.thing_location where thing = ${thing}`],
		['sensor', sql`select sensor from (${streams}) d`],
		['observed_property', sql`select observed_property from (${streams}) d`],
		['feature', sql`select feature from sensing.feature_stream where datastream in (select number from (${streams}) d)`]
	] as const)
		await sql`update ${sql.table(`sensing.${table}`)} set organization = ${organization} where number in (${which})`.execute(
			tx
		);
}
