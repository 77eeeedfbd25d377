import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId } from '#kernel/id.ts';
import type { RoleName } from '#kernel/identity/index.ts';
import { asAddress, rename } from '#kernel/identity/server/persons.ts';
import { seenBy } from '#kernel/identity/server/visibility.ts';
import { same } from '#kernel/same.ts';
import { record } from '#kernel/server/activity/record.ts';
import { portionsOf } from '#kernel/server/at-length.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { containing } from '#kernel/server/text-search.ts';
import type { Locale } from '#kernel/words.ts';
import { forgetContact, isSpared } from '../contacts/subject.ts';
import type { On } from '../tables.ts';
import { within } from './tables.ts';

/** A person as the team knows her. `shown`: to whom she is visible now: nobody, who is signed in, or everyone. */
export type KnownPerson = Readonly<{
	id: string;
	name: string;
	email: string | null;
	locale: Locale;
	birthYear: number | null;
	fictional: boolean;
	createdAt: Date;
	slug: string | null;
	shown: 'nobody' | 'signed_in' | 'everyone';
	account: boolean;
	newsletter: boolean;
	roles: readonly RoleName[];
}>;

export const knownSorts = ['name', 'since', 'email'] as const;
export type KnownQuery = Readonly<{
	text?: string;
	role?: string;
	/** `everyone`, `signed_in` or `nobody`. */
	shown?: string;
	newsletter?: string;
	account?: string;
	sort: (typeof knownSorts)[number];
	descending: boolean;
	limit: number;
	offset: number;
}>;

/** Everybody the hub knows, erased persons aside; for the team alone. Every word of `text` must be in her name or address. */
export async function knownPeople(query: KnownQuery, on: On = db): Promise<{ people: KnownPerson[]; total: number }> {
	const [people, { total }] = await Promise.all([
		inOrder(query, on).limit(query.limit).offset(query.offset).execute(),
		narrowed(query, on)
			.select((row) => row.fn.countAll<number>().as('total'))
			.executeTakeFirstOrThrow()
	]);
	return { people, total };
}

type Every<Query> = Omit<Query, 'limit' | 'offset'>;

/** All of them, some at a time. */
export const knownPeopleInPortions = (query: Every<KnownQuery>, tx: Tx): AsyncGenerator<KnownPerson[]> =>
	portionsOf<KnownPerson>(tx, inOrder(query, tx));

function inOrder(query: Every<KnownQuery>, on: On) {
	const order = { name: sql`w.name collate "und-x-icu"`, since: sql`w.created_at`, email: sql`w.email` }[query.sort];
	return narrowed(query, on)
		.select(columns())
		.orderBy(order, (by) => (query.descending ? by.desc().nullsLast() : by.asc().nullsLast()))
		.orderBy('w.id');
}

/** One person as the team knows her. @throws 404 when there is none, or she was erased. */
export async function knownPerson(id: string, on: On = db): Promise<KnownPerson> {
	const found = isId(id) ? await known(on).select(columns()).where('w.id', '=', id).executeTakeFirst() : undefined;
	if (!found) throw missing();
	return found;
}

/** Persons who may be the same as one: with her name, accents and capitals aside. An address is never shared. */
export const namesakes = (id: string, on: On = db): Promise<Pick<KnownPerson, 'id' | 'name' | 'email'>[]> =>
	known(on)
		.select(['w.id', 'w.name', 'w.email'])
		.where('w.id', '!=', id)
		.where(
			sql<boolean>`network.plain_text(w.name) = (select network.plain_text(name) from identity.person where id = ${id}::uuid)`
		)
		.orderBy('w.createdAt')
		.limit(10)
		.execute();

export type PersonChange = Readonly<{ name: string; email: string | null; locale: Locale; birthYear: number | null }>;

/**
 * Changes what the hub knows of a person. The address of an account, or of a role that waits for one, is hers to change: whoever could change it could
 * sign in as her.
 * @throws 404, identity_name_wrong, identity_email_wrong, people_email_taken, people_email_account.
 */
export async function changePerson(
	tx: Tx,
	id: string,
	{ name, email, locale, birthYear }: PersonChange,
	by: By
): Promise<void> {
	const before = await knownPerson(id, tx);
	const address = email === null ? null : asAddress(email);
	const told = await rename(tx, id, { name, locale }, by);
	if (address !== before.email) {
		if (before.account || before.roles.length) throw refused('people_email_account', {}, 422);
		await keepAddress(tx, id, address);
	}
	// a year that the team writes down says more than a class
	const years = birthYear !== null && birthYear !== before.birthYear ? { birthYear, minorUntil: null } : { birthYear };
	await within(tx).updateTable('identity.person').set(years).where('id', '=', id).execute();
	if (await isSpared({ kind: 'person', id }, tx)) await forgetContact(tx, id);
	if (!told && !same([before.email, before.birthYear], [address, birthYear]))
		await record(tx, { ...by, verb: 'identity.changed', object: ref('person', id), detail: {} });
}

async function keepAddress(tx: Tx, id: string, email: string | null): Promise<void> {
	const changed = await sql`update identity.person set email = ${email} where id = ${id}::uuid
		and not exists (select from identity."user" where "id" = ${id}::uuid)
		and not exists (select from identity.person other where lower(other.email) = ${email})`.execute(tx);
	if (!changed.numAffectedRows) throw refused('people_email_taken', {}, 422);
}

const everyone = () => seenBy(null, 'w.id', 'name');
/** Somebody signed in who is none of them. */
const anyMember = () => seenBy({ id: '00000000-0000-0000-0000-000000000000' }, 'w.id', 'name');
const listed = sql<boolean>`(p.published_at is not null and p.deleted_at is null)`;
const account = sql<boolean>`exists (select from identity."user" u where u."id" = w.id)`;
const newsletter = sql<boolean>`exists (select from identity.consent c
	where c.person = w.id and c.purpose = 'newsletter' and c.withdrawn_at is null)`;
const shown = () => sql<KnownPerson['shown']>`case when not coalesce(${listed}, false) then 'nobody'
	when ${everyone()} then 'everyone' when ${anyMember()} then 'signed_in' else 'nobody' end`;

const columns = () =>
	[
		'w.id',
		'w.name',
		'w.email',
		'w.locale',
		'w.birthYear',
		'w.fictional',
		'w.createdAt',
		'p.slug',
		shown().as('shown'),
		account.as('account'),
		newsletter.as('newsletter'),
		sql<
			RoleName[]
		>`array(select distinct r.role from identity.role r where r.person = w.id and r.revoked_at is null order by 1)`.as(
			'roles'
		)
	] as const;

const known = (on: On) =>
	within(on)
		.selectFrom('identity.person as w')
		.leftJoin('network.profile as p', 'p.person', 'w.id')
		.where('w.erasedAt', 'is', null);

function narrowed(query: Every<KnownQuery>, on: On) {
	let found = known(on);
	const named = sql`(w.words || kernel.name_vector(replace(coalesce(w.email, ''), '@', ' ')))`;
	if (query.text?.trim()) found = found.where(containing(named, query.text));
	if (query.role)
		found = found.where(
			sql<boolean>`exists (select from identity.role r where r.person = w.id and r.role = ${query.role} and r.revoked_at is null)`
		);
	if (query.shown) found = found.where(sql<boolean>`${shown()} = ${query.shown}`);
	if (query.newsletter) found = found.where(sql<boolean>`${newsletter} = ${query.newsletter === 'yes'}`);
	return query.account ? found.where(sql<boolean>`${account} = ${query.account === 'yes'}`) : found;
}
