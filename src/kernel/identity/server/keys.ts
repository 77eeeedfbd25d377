import { createHash, createHmac } from 'node:crypto';
import { missing } from '../../errors.ts';
import { type By, type Ref, ref } from '../../facts.ts';
import { isId, newId } from '../../id.ts';
import type { Sentence } from '../../noun.ts';
import { record } from '../../server/activity/record.ts';
import { db, type Tx } from '../../server/db.ts';
import { drawSecret } from '../../server/drawn-secret.ts';
import { keyFor } from '../../server/secret.ts';
import type { Locale } from '../../words.ts';
import type { Viewer } from '../index.ts';
import { absent } from './roles.ts';
import { within } from './tables.ts';

type On = Tx | typeof db;

/** What a key opens: a thing, and perhaps a part of it, such as one station of a show; `scopes`: for what of it, where its maker chose. */
type Opened = Readonly<{ scope: Ref; part: string | null; scopes?: readonly string[] }>;

/** A kind of keys, as its module declares it. */
export type KeyKind = Readonly<{
	/** As it is kept. The secrets are derived from it too: with another name all keys of the kind would open nothing. */
	kind: string;
	name: Sentence;
	/** How long one is good; null: until somebody ends it. */
	days: number | null;
	/** What its secrets begin with, which are drawn at random and shown once; without it they are derived, and their maker can look hers up again. */
	prefix?: string;
	/** Whether whoever made it may do today what it does: this is asked each time it is used, and of what it holds open. */
	may(maker: Viewer, opened: Opened, on: On): Promise<boolean>;
	/** What it opens, for those who look after keys: what that is called, and its page (our own path). Null when it is there no more. */
	tell(opened: Opened, locale: Locale): Promise<{ text: string; path: string } | null>;
}>;

export type Key = Opened &
	Readonly<{
		id: string;
		kind: string;
		name: string;
		person: string;
		madeAt: Date;
		endsAt: Date | null;
		usedAt: Date | null;
		scopes: readonly string[];
	}>;

/** `days`: how long it is good, when not as long as its kind. */
type NewKey = Readonly<{
	name: string;
	scope: Ref;
	part?: string | null;
	days?: number | null;
	scopes?: readonly string[];
}>;

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/**
 * Makes a key in the name of a person; whoever calls has checked that she may.
 * @returns its id and its secret, which is kept nowhere.
 */
export async function makeKey(
	tx: Tx,
	{ kind, prefix, ...usual }: KeyKind,
	{ name, scope, part = null, days = usual.days, scopes = [] }: NewKey,
	{ actor, source }: By & { actor: Ref }
): Promise<{ id: string; secret: string }> {
	const id = newId();
	const secret = prefix === undefined ? secretOf({ kind, id }) : drawSecret(prefix);
	const endsAt = days === null ? null : new Date(Date.now() + days * DAY_MS);
	const opens = { scopeKind: scope.kind, scope: scope.id, part, scopes: [...scopes] };
	await within(tx)
		.insertInto('identity.key')
		.values({ id, kind, name, ...opens, hash: hashOf(secret), person: actor.id, endsAt })
		.execute();
	await record(tx, { verb: 'identity.key_made', actor, source, object: ref('key', id), detail: { kind } });
	return { id, secret };
}

/**
 * Opens by a key: it stands, and whoever made it may still do what it does.
 * @throws 404 for any other secret, and for a key that has ended, or that opens something else than `scope`.
 */
export async function openBy(
	kind: KeyKind,
	secret: string,
	{ scope, part = null }: Readonly<{ scope?: string; part?: string | null }> = {},
	on: On = db
): Promise<Key> {
	const row = await standing(on)
		.selectAll()
		.where('kind', '=', kind.kind)
		.where('hash', '=', hashOf(secret))
		.executeTakeFirst();
	if (!row || (scope !== undefined && (row.scope !== scope || row.part !== part))) throw missing();
	const key = asKey(row);
	const maker = await absent(key.person, on);
	if (!maker || !(await kind.may(maker, key, on))) throw missing();
	if (Date.now() - (key.usedAt?.getTime() ?? 0) > MINUTE_MS) await used(key.id, on);
	return key;
}

/** The keys of one kind that a person has for a thing, each with its secret: for her own eyes. */
export async function ownKeys(
	{ kind }: KeyKind,
	person: string,
	scope: string,
	on: On = db
): Promise<(Key & { secret: string })[]> {
	const rows = await standing(on)
		.selectAll()
		.where('kind', '=', kind)
		.where('person', '=', person)
		.where('scope', '=', scope)
		.orderBy('madeAt', 'desc')
		.execute();
	return rows.map((row) => ({ ...asKey(row), secret: secretOf(row) }));
}

/** How many keys of a kind a person has that stand. */
export async function countKeys({ kind }: KeyKind, person: string, on: On = db): Promise<number> {
	const { count } = await standing(on)
		.select((one) => one.fn.countAll<string>().as('count'))
		.where('kind', '=', kind)
		.where('person', '=', person)
		.executeTakeFirstOrThrow();
	return Number(count);
}

/** How many keys of a kind stand that open a thing. */
export async function keysTo({ kind }: KeyKind, scope: string, on: On = db): Promise<number> {
	const { count } = await standing(on)
		.select((one) => one.fn.countAll<string>().as('count'))
		.where('kind', '=', kind)
		.where('scope', '=', scope)
		.executeTakeFirstOrThrow();
	return Number(count);
}

/** The keys that stand, the latest first; of one person when she is named. */
export async function keys(person: string | null = null, on: On = db): Promise<(Key & { by: string })[]> {
	const rows = await standing(on)
		.innerJoin('identity.person as p', 'p.id', 'k.person')
		.selectAll('k')
		.select('p.name as by')
		.$if(person !== null, (found) => found.where('k.person', '=', person ?? ''))
		.orderBy('k.madeAt', 'desc')
		.execute();
	return rows.map((row) => ({ ...asKey(row), by: row.by }));
}

/** Ends a key: what it holds open is closed on every program. @param of a person: only when it is hers. @throws 404 when it does not stand. */
export async function endKey(tx: Tx, id: string, by: By, of: string | null = null): Promise<void> {
	if (!isId(id)) throw missing();
	const ended = await within(tx)
		.updateTable('identity.key')
		.set({ endedAt: new Date() })
		.where('id', '=', id)
		.where('endedAt', 'is', null)
		.$if(of !== null, (one) => one.where('person', '=', of ?? ''))
		.returning(['kind', 'id'])
		.executeTakeFirst();
	if (!ended) throw missing();
	await tell(tx, ended, by);
}

/** Ends all keys of a kind that open a thing; of one person when she is named. */
export async function endKeysTo(
	tx: Tx,
	{ kind }: KeyKind,
	scope: string,
	by: By,
	of: string | null = null
): Promise<void> {
	const ended = await within(tx)
		.updateTable('identity.key')
		.set({ endedAt: new Date() })
		.where('kind', '=', kind)
		.where('scope', '=', scope)
		.where('endedAt', 'is', null)
		.$if(of !== null, (one) => one.where('person', '=', of ?? ''))
		.returning(['kind', 'id'])
		.execute();
	for (const one of ended) await tell(tx, one, by);
}

const tell = (tx: Tx, { id, kind }: Readonly<{ id: string; kind: string }>, by: By): Promise<string> =>
	record(tx, { ...by, verb: 'identity.key_ended', object: ref('key', id), detail: { kind } });

const used = (id: string, on: On) =>
	within(on).updateTable('identity.key').set({ usedAt: new Date() }).where('id', '=', id).execute();

const standing = (on: On) =>
	within(on)
		.selectFrom('identity.key as k')
		.where('k.endedAt', 'is', null)
		.where((one) => one.or([one('k.endsAt', 'is', null), one('k.endsAt', '>', new Date())]));

const secretOf = ({ kind, id }: Readonly<{ kind: string; id: string }>): string =>
	createHmac('sha256', keyFor(kind)).update(id).digest('base64url');

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

type Row = Omit<Key, 'scope'> & Readonly<{ scopeKind: string; scope: string }>;

const asKey = ({ id, kind, name, person, scopeKind, scope, part, madeAt, endsAt, usedAt, scopes }: Row): Key => ({
	...{ id, kind, name, person, part, madeAt, endsAt, usedAt, scopes },
	scope: ref(scopeKind, scope)
});
