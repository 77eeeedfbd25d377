import { ifThere, refused } from '#kernel/errors.ts';
import { type By, type Ref, ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { countKeys, type KeyKind, makeKey, openBy } from '#kernel/identity/server/keys.ts';
import { absent } from '#kernel/identity/server/roles.ts';
import type { Tx } from '#kernel/server/db.ts';
import { isDrawnSecret } from '#kernel/server/drawn-secret.ts';
import { m } from '#messages';
import { organizationById } from '#network/server';
import { mayOwn, standIn } from './owner.ts';

const MOST = 20;

/** By which a program reads and writes what its maker may. Its beginning is what a search for leaked secrets looks for. */
export const apiKey = {
	kind: 'programs.api',
	name: m.programs_key,
	days: 365,
	prefix: 'cvk_',
	may: async (maker, { scope }) => mayOwn(maker, scope),
	async tell({ scope, scopes = [] }, locale) {
		const rights = scopes.join(', ');
		if (scope.kind === 'person')
			return { text: `${m.programs_all_hers({}, { locale })} (${rights})`, path: '/me/developers' };
		const found = await ifThere(organizationById(scope.id));
		return found && { text: `${found.name} (${rights})`, path: `/network/${found.slug}` };
	}
} as const satisfies KeyKind;

type NewApiKey = Readonly<{ name: string; scope: Ref; scopes: readonly string[]; days: number }>;

/** Makes a key for whoever may have programs act for it. @returns its id and its secret, which is kept nowhere. Throws 404, programs_keys_many */
export async function makeApiKey(tx: Tx, given: NewApiKey, viewer: Viewer): Promise<{ id: string; secret: string }> {
	checkOwner(viewer, given.scope);
	if ((await countKeys(apiKey, viewer.id, tx)) >= MOST) throw refused('programs_keys_many', { count: MOST }, 422);
	return makeKey(tx, apiKey, given, { actor: ref('person', viewer.id), source: 'web' });
}

/**
 * Whether a session may give programs what it asks for: what it is not shown itself for want of a second factor is not given on either.
 * @throws 404, identity_second_factor_first
 */
export function checkOwner(viewer: Viewer, scope: Ref): void {
	if (!mayOwn(viewer, scope)) throw refused('programs_owner_missing', {}, 404);
	if (scope.kind === 'person' && viewer.withheld?.length) throw refused('identity_second_factor_first', {}, 403);
}

/** Whoever sends a program, by its key. */
export type Program = Readonly<{ key: string; name: string; scope: Ref; viewer: Viewer; scopes: readonly string[] }>;

/**
 * Lets a program in by what it sends as `Authorization: Bearer …` (RFC 6750); null when it sends nothing.
 * @throws 401 programs_key_wrong for anything that opens nothing, whatever the reason
 */
export async function enterByKey(authorization: string | null): Promise<Program | null> {
	if (authorization === null) return null;
	const [, secret = ''] = /^bearer +(\S{1,100})$/i.exec(authorization.trim()) ?? [];
	const key = isDrawnSecret(secret, apiKey.prefix) ? await ifThere(openBy(apiKey, secret)) : null;
	const maker = key && (await absent(key.person));
	if (!key || !maker) throw refused('programs_key_wrong', { invalid: 1 }, 401);
	return { key: key.id, name: key.name, scope: key.scope, viewer: standIn(maker, key.scope), scopes: key.scopes };
}

/** How the log tells what a program does: its person, by the interface. */
export const byProgram = ({ viewer }: Program): By => ({ actor: ref('person', viewer.id), source: 'api' });
