import { sql } from 'kysely';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { makeApiKey } from '#programs/server';
import { giveKey } from '#sensing/server';
import { organization, person } from '../webhooks/world.ts';

export const ROOT = '/api/sensorthings/v1.1';

/** An organisation that keeps things, who answers for it, and a key of its program. */
export type Keeper = Readonly<{ organization: string; viewer: Viewer; key: string }>;

export async function keeper(slug: string, name: string): Promise<Keeper> {
	const its = await organization(slug);
	const viewer = await person(name, 'partner', its);
	const given = { name: 'Essai', days: 30, scopes: ['sensing:read', 'sensing:write'], scope: ref('organization', its) };
	const { secret } = await transaction((tx) => makeApiKey(tx, given, viewer));
	return { organization: its, viewer, key: secret };
}

/** What the interface answers, as far as it is looked into. */
interface Entity {
	readonly '@iot.id': number;
	readonly '@iot.selfLink': string;
	readonly '@iot.count': number;
	readonly '@iot.nextLink'?: string;
	readonly value: readonly [Entity, ...Entity[]];
	readonly name: string;
	readonly result: number;
	readonly latest: Entity;
	readonly Observations: readonly [Entity, ...Entity[]];
	readonly [more: string]: unknown;
}

type Answer = Readonly<{ status: number; body: Entity; location: string }>;
export type Ask = (method: string, address: string, body?: unknown) => Promise<Answer>;

/** Asks the hub with a key, or as a stranger. */
export const asker =
	(url: string, key: string | null): Ask =>
	async (method, address, body) => {
		const answer = await fetch(address.startsWith('http') ? address : `${url}${ROOT}/${address}`, {
			method,
			headers: {
				...(key ? { authorization: `Bearer ${key}` } : {}),
				...(body === undefined ? {} : { 'content-type': 'application/json' })
			},
			...(body === undefined ? {} : { body: JSON.stringify(body) })
		});
		const text = await answer.text();
		const json = /json/.test(answer.headers.get('content-type') ?? '');
		return {
			status: answer.status,
			body: json ? JSON.parse(text) : text,
			location: answer.headers.get('location') ?? ''
		};
	};

export const numberIn = (location: string): number => Number(/\((\d+)\)$/.exec(location)?.[1] ?? Number.NaN);

/** Things of an organisation with streams, laid down at once. @returns the numbers of the streams, and of each thing's id */
export async function manyThings({ organization: its }: Keeper, count: number, streams: number) {
	return transaction(async (tx) => {
		await sql`select set_config('told.by', pg_current_xact_id()::text, true)`.execute(tx);
		const one = async (query: ReturnType<typeof sql<{ number: number }>>) =>
			(await query.execute(tx)).rows[0]?.number ?? 0;
		const sensor = await one(
			sql`insert into sensing.sensor (organization, name, description, encoding, metadata) values (${its}, 's', '', 'text/plain', '"s"') returning number`
		);
		const property = await one(
			sql`insert into sensing.observed_property (organization, name, definition, description) values (${its}, 'p', 'http://example.org/p', '') returning number`
		);
		const place = await one(sql`insert into sensing.location (organization, name, description, encoding, location)
			values (${its}, 'l', '', 'application/geo+json', '{"type":"Point","coordinates":[3.95,50.45]}') returning number`);
		const ids = Array.from({ length: count }, () => newId());
		await sql`insert into sensing.thing (id, organization, slug, name, description, seen, fictional)
			select id, ${its}, 't-' || id, 'Thing', '', 'public', true from unnest(${ids}::uuid[]) id`.execute(tx);
		await sql`insert into sensing.thing_location select number, ${place} from sensing.thing where id = any(${ids}::uuid[])`.execute(
			tx
		);
		const made = await sql<{ thing: string; number: number }>`
			insert into sensing.datastream (id, thing, sensor, observed_property, name, description, observation_type, unit)
			select gen_random_uuid(), t.number, ${sensor}, ${property}, 'd' || n, '', 'OM_Measurement', '{"name":"u","symbol":"u","definition":"u"}'
			from sensing.thing t, generate_series(1, ${streams}) n where t.id = any(${ids}::uuid[])
			returning number, (select id from sensing.thing where number = thing) as thing`.execute(tx);
		return made.rows;
	});
}

/** A key for each of some things. */
export async function deviceKeys({ viewer }: Keeper, things: readonly string[]): Promise<Map<string, string>> {
	const keys = new Map<string, string>();
	for (const thing of things)
		keys.set(thing, await transaction((tx) => giveKey(tx, thing, { name: 'Essai', days: 30 }, viewer)));
	return keys;
}

export const countOf = async (streams: readonly number[]): Promise<number> => {
	const { rows } = await sql<{
		count: number;
	}>`select count(*) as count from sensing.observation where datastream = any(${[...streams]}::bigint[])`.execute(db);
	return Number(rows[0]?.count ?? 0);
};
