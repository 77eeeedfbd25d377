import { sql } from 'kysely';
import { ifThere, refused } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can } from '#kernel/identity/policy.ts';
import { type KeyKind, keysTo, makeKey, openBy } from '#kernel/identity/server/keys.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { isDrawnSecret } from '#kernel/server/drawn-secret.ts';
import { m } from '#messages';
import { thingActs } from '../acts.ts';
import type { Caller } from './caller.ts';
import type { On } from './sql.ts';

const MOST = 10;

type Keeping = Readonly<{ number: number; organization: string; name: string; keeper: string | null; kept: boolean }>;

async function keepingOf(thing: string, on: On): Promise<Keeping | undefined> {
	const { rows } =
		await sql<Keeping>`select number, organization, name, keeper, coalesce(keeper_until >= current_date, false) as kept
		from sensing.thing where id = ${thing}`.execute(on);
	return rows[0];
}

const mayGiveKeys = (viewer: Viewer, { organization, keeper, kept }: Keeping): boolean =>
	can(viewer, thingActs.keep, { organisation: organization }) || (kept && keeper === viewer.id);

/** By which one thing says its values and does nothing else: whoever looks after it gives it, and it is worth what she may do today. */
export const deviceKey = {
	kind: 'sensing.device',
	name: m.sensing_key,
	days: 365,
	prefix: 'cvs_',
	async may(maker, { scope }, on) {
		const thing = await keepingOf(scope.id, on);
		return thing !== undefined && mayGiveKeys(maker, thing);
	},
	async tell({ scope }) {
		const thing = await keepingOf(scope.id, db);
		return thing ? { text: thing.name, path: `/me/sensors/${scope.id}` } : null;
	}
} as const satisfies KeyKind;

/**
 * Gives a thing a key. @param until the day after which it opens nothing, a year at most
 * @returns its secret, which is kept nowhere. Throws 404, sensing_keys_many
 */
export async function giveKey(
	tx: Tx,
	thing: string,
	{ name, days }: Readonly<{ name: string; days: number }>,
	viewer: Viewer
): Promise<string> {
	const its = await keepingOf(thing, tx);
	if (!its || !mayGiveKeys(viewer, its)) throw refused('kernel_missing', {}, 404);
	if ((await keysTo(deviceKey, thing, tx)) >= MOST) throw refused('sensing_keys_many', { count: MOST }, 422);
	const given = { name, scope: ref('thing', thing), days: Math.min(days, deviceKey.days) };
	const { secret } = await makeKey(tx, deviceKey, given, { actor: ref('person', viewer.id), source: 'web' });
	return secret;
}

/** Lets a thing in by its key; null for what is no key of a thing. @throws 401 programs_key_wrong */
export async function enterAsThing(authorization: string | null): Promise<{ key: string; caller: Caller } | null> {
	const [, secret = ''] = /^bearer +(\S{1,100})$/i.exec(authorization?.trim() ?? '') ?? [];
	if (!secret.startsWith(deviceKey.prefix)) return null;
	const key = isDrawnSecret(secret, deviceKey.prefix) ? await ifThere(openBy(deviceKey, secret)) : null;
	const thing = key && (await keepingOf(key.scope.id, db));
	if (!key || !thing) throw refused('programs_key_wrong', { invalid: 1 }, 401);
	const by = { actor: ref('person', key.person), source: 'api' as const };
	return { key: key.id, caller: { organization: null, thing: thing.number, partners: false, writes: false, by } };
}
