import { isIP } from 'node:net';
import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, type Ref, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { record } from '#kernel/server/activity/record.ts';
import { isPublic, privateAddressesAllowed } from '#kernel/server/addresses.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { seal, unseal } from '#kernel/server/sealed.ts';
import type { NewEndpoint, Pause } from '../endpoint.ts';
import { checkOwner } from './api-key.ts';
import { drawWebhookSecret } from './signing.ts';
import { type On, within } from './tables.ts';

/** An address that somebody has told what happens. `scope`: for whom, an organisation or herself. */
export type Endpoint = Readonly<{
	id: string;
	person: string;
	scope: Ref;
	name: string;
	url: string;
	kinds: readonly string[];
	madeAt: Date;
	pausedAt: Date | null;
	pausedWhy: Pause | null;
}>;

const MOST = 10;
/** How long the secret before this one signs too. */
const EARLIER_MS = 24 * 3_600_000;
const PURPOSE = 'programs.endpoint';

/**
 * Has an address told what happens from now on, for whoever may have programs hear for it.
 * @returns its id. Throws 404, programs_address_open, programs_address_inside, programs_endpoints_many
 */
export async function addEndpoint(
	tx: Tx,
	{ scope, ...given }: NewEndpoint & Readonly<{ scope: Ref }>,
	viewer: Viewer,
	by: By
): Promise<string> {
	checkOwner(viewer, scope);
	checkAddress(given.url);
	if ((await endpointsOf(viewer.id, tx)).length >= MOST) throw refused('programs_endpoints_many', { count: MOST }, 422);
	const id = newId();
	const secret = seal(PURPOSE, drawWebhookSecret());
	await within(tx)
		.insertInto('programs.endpoint')
		.values({
			...{ ...given, kinds: [...given.kinds] },
			...{ id, secret, person: viewer.id, scopeKind: scope.kind, scope: scope.id, madeAt: by.at ?? new Date() }
		})
		.execute();
	await record(tx, { ...by, verb: 'programs.endpoint_added', object: ref('endpoint', id), detail: {} });
	return id;
}

/** Calls it otherwise, tells it elsewhere or of other things. @throws 404, programs_address_open, programs_address_inside */
export async function changeEndpoint(tx: Tx, id: string, given: NewEndpoint, person: string): Promise<void> {
	await endpointFor(person, id, tx);
	checkAddress(given.url);
	await change(tx, id, { ...given, kinds: [...given.kinds] });
}

/** Tells it nothing more, and forgets what it was told. @param of a person: only when it is hers. @throws 404 */
export async function closeEndpoint(tx: Tx, id: string, by: By, of: string | null = null): Promise<void> {
	const gone = isId(id)
		? await within(tx)
				.deleteFrom('programs.endpoint')
				.where('id', '=', id)
				.$if(of !== null, (one) => one.where('person', '=', of ?? ''))
				.returning('id')
				.executeTakeFirst()
		: undefined;
	if (!gone) throw missing();
	await record(tx, { ...by, verb: 'programs.endpoint_closed', object: ref('endpoint', id), detail: {} });
}

/** Sends nothing for now; what happens meanwhile waits. @throws 404 */
export async function pauseEndpoint(tx: Tx, id: string, person: string, at = new Date()): Promise<void> {
	await endpointFor(person, id, tx);
	await change(tx, id, { pausedAt: at, pausedWhy: 'hand' });
}

/** Sends again, what was given up too, in order. @throws 404 */
export async function resumeEndpoint(tx: Tx, id: string, person: string, at = new Date()): Promise<void> {
	await endpointFor(person, id, tx);
	await change(tx, id, { pausedAt: null, pausedWhy: null });
	await within(tx)
		.updateTable('programs.delivery')
		.set({ state: 'waiting', tries: 0, nextAt: at, heldUntil: null })
		.where('endpoint', '=', id)
		.where('state', 'in', ['waiting', 'given_up'])
		.execute();
}

/** Gives it another secret; for a day both sign, so that no receiver misses anything. @throws 404 */
export async function renewSecret(tx: Tx, id: string, person: string, at = new Date()): Promise<void> {
	const { secret } = await rowOf(tx, id, person);
	const earlierUntil = new Date(at.getTime() + EARLIER_MS);
	await change(tx, id, { secret: seal(PURPOSE, drawWebhookSecret()), earlier: secret, earlierUntil });
}

/** The secrets that sign now, the present one first; none where the hub's own secret is another by now. Only for her own eyes, and to sign. */
export async function secretsOf(id: string, person: string, at = new Date(), on: On = db): Promise<string[]> {
	const { secret, earlier, earlierUntil } = await rowOf(on, id, person);
	const both = [secret, ...(earlier && earlierUntil && earlierUntil > at ? [earlier] : [])];
	return both.flatMap((one) => opened(one) ?? []);
}

/** One of a person's. @throws 404 */
export const endpointFor = async (person: string, id: string, on: On = db): Promise<Endpoint> =>
	asEndpoint(await rowOf(on, id, person));

/** Those of a person, the latest first. */
export const endpointsOf = async (person: string, on: On = db): Promise<Endpoint[]> =>
	(await all(on).where('e.person', '=', person).execute()).map(asEndpoint);

/** Everybody's, with who has each. */
export async function endpoints(on: On = db): Promise<(Endpoint & { by: string })[]> {
	const { rows } = await sql<Row & { by: string }>`
		select e.id, e.person, e.scope_kind, e.scope, e.name, e.url, e.kinds, e.made_at, e.paused_at, e.paused_why, p.name as by
		from programs.endpoint e join identity.person p on p.id = e.person order by e.made_at desc, e.id`.execute(on);
	return rows.map((row) => ({ ...asEndpoint(row), by: row.by }));
}

type Row = Omit<Endpoint, 'scope'> & Readonly<{ scopeKind: string; scope: string }>;

export const asEndpoint = ({ id, person, scopeKind, scope, name, url, kinds, madeAt, pausedAt, pausedWhy }: Row) => ({
	...{ id, person, name, url, kinds, madeAt, pausedAt, pausedWhy },
	scope: ref(scopeKind, scope)
});

export const all = (on: On) =>
	within(on).selectFrom('programs.endpoint as e').selectAll('e').orderBy('e.madeAt', 'desc').orderBy('e.id');

async function rowOf(on: On, id: string, person: string) {
	const row = isId(id)
		? await all(on).where('e.id', '=', id).where('e.person', '=', person).executeTakeFirst()
		: undefined;
	if (!row) throw missing();
	return row;
}

type Change = Partial<{
	name: string;
	url: string;
	kinds: string[];
	secret: string;
	earlier: string | null;
	earlierUntil: Date;
	pausedAt: Date | null;
	pausedWhy: Pause | null;
}>;

const change = (tx: Tx, id: string, to: Change) =>
	within(tx).updateTable('programs.endpoint').set(to).where('id', '=', id).execute();

/** What can be said of an address before it is asked; whether its name leads inside is looked at each time. @throws programs_address_open, programs_address_inside */
function checkAddress(text: string): void {
	const { protocol, hostname } = new URL(text);
	const host = hostname.replace(/^\[|\]$/g, '');
	if (protocol !== 'https:' && !privateAddressesAllowed()) throw refused('programs_address_open', {}, 422);
	const inside = isIP(host) ? !isPublic(host) : /(^|\.)localhost\.?$/i.test(host);
	if (inside && !privateAddressesAllowed()) throw refused('programs_address_inside', {}, 422);
}

function opened(sealed: string): string | null {
	try {
		return unseal(PURPOSE, sealed);
	} catch {
		return null;
	}
}
