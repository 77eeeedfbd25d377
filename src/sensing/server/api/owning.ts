import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import type { SetName } from '../../model.ts';
import type { Caller } from '../caller.ts';
import type { On, Sql } from '../sql.ts';
import { tableOf, visible } from './entities.ts';

/** Lets in whoever may write for an organisation. @returns its id. Throws 401 without a key, 403 with one that only reads or speaks for a thing */
export function writerOf({ organization, thing, writes }: Caller): string {
	if (organization && writes) return organization;
	if (thing !== null) throw refused('sensing_device_only', {}, 403);
	if (organization) throw refused('programs_scope_missing', { scope: 'sensing:write' }, 403);
	throw refused('programs_key_first', {}, 401);
}

/** Whether a row is of what an organisation has. */
function belongs(set: SetName, t: string, organization: string): Sql {
	const ofThing = (thing: string): Sql =>
		sql`exists (select from sensing.thing own where own.number = ${sql.ref(thing)} and own.organization = ${organization})`;
	if (set === 'Datastreams' || set === 'HistoricalLocations') return ofThing(`${t}.thing`);
	if (set === 'Observations')
		return sql`exists (select from sensing.datastream its where its.number = ${sql.ref(`${t}.datastream`)} and ${ofThing('its.thing')})`;
	return sql`${sql.ref(`${t}.organization`)} = ${organization}`;
}

type Standing = 'own' | 'seen' | 'missing';

/** What one of a set is to a caller: its own, somebody else's that it may read, or nothing. */
async function standingOf(set: SetName, number: number | string, caller: Caller, on: On): Promise<Standing> {
	const own = caller.organization ? belongs(set, 't', caller.organization) : sql`false`;
	const { rows } = await sql<{ own: boolean }>`
		select ${own} as own from ${tableOf(set, 't')} where t.number = ${number}::bigint and (${own} or ${visible(set, caller, 't')})`.execute(
		on
	);
	return rows[0] ? (rows[0].own ? 'own' : 'seen') : 'missing';
}

/** Lets whoever writes at one of what its organisation has. @throws 404, 403 for what is somebody else's */
export async function checkOwn(set: SetName, number: number | string, caller: Caller, on: On): Promise<void> {
	const standing = await standingOf(set, number, caller, on);
	if (standing === 'missing') throw missing();
	if (standing === 'seen') throw refused('sensing_other_organization', {}, 403);
}

/** What a body links to must be there, and be of the same organisation. @throws 400 sensing_link_wrong */
export async function checkLink(set: SetName, number: number, caller: Caller, on: On): Promise<void> {
	if ((await standingOf(set, number, caller, on)) !== 'own')
		throw refused('sensing_link_wrong', { to: `${set}(${number})` }, 400);
}
