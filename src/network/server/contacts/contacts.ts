import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { mayBeMinor } from '#kernel/identity/server/visibility.ts';
import { portionsOf } from '#kernel/server/at-length.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { containing } from '#kernel/server/text-search.ts';
import type { Asks, ContactList, ContactRow } from '../../contacts/contact.ts';
import type { On } from '../tables.ts';

export const contactSorts = ['name', 'due'] as const;

export type ContactQuery = Asks &
	Readonly<{
		/** Those of a saved list: who fits what it asks for, and who was put there by hand, but not who was left out. */
		list?: Pick<ContactList, 'id' | 'asks'>;
		/** `open`: something is to be done; `due`: by today. */
		follow?: string;
		today?: string;
		sort?: (typeof contactSorts)[number];
		descending?: boolean;
		limit: number;
		offset?: number;
	}>;

/** Whom the team may keep in touch with, people and organisations together: all that the hub knows, but who may be a minor and what is in the trash. */
export async function contacts(query: ContactQuery, on: On = db): Promise<{ contacts: ContactRow[]; total: number }> {
	const { limit, offset = 0 } = query;
	const [{ rows }, counted] = await Promise.all([
		inOrder(query, sql`limit ${limit} offset ${offset}`).execute(on),
		sql<{ total: number }>`select count(*) as total from (${foundBy(query)}) f`.execute(on)
	]);
	return { contacts: rows, total: counted.rows[0]?.total ?? 0 };
}

/** All of them, some at a time. */
export const contactsInPortions = (
	query: Omit<ContactQuery, 'limit' | 'offset'>,
	tx: Tx
): AsyncGenerator<ContactRow[]> => portionsOf(tx, inOrder(query, sql``));

function inOrder(query: Omit<ContactQuery, 'limit' | 'offset'>, part: RawBuilder<unknown>): RawBuilder<ContactRow> {
	const { sort = 'name', descending = false } = query;
	const way = descending ? sql`desc nulls last` : sql`asc nulls last`;
	const order = sort === 'due' ? sql`due ${way}, name collate "und-x-icu"` : sql`name collate "und-x-icu" ${way}`;
	return sql<ContactRow>`select f.*, ${tagsOfRow} as tags, ${organizationsOfRow} as organizations
		from (select * from (${foundBy(query)}) u order by ${order}, id ${part}) f order by ${order}, id`;
}

/** How many there are of each of some lists, by its id. */
export async function countInLists(lists: readonly ContactList[], on: On = db): Promise<Map<string, number>> {
	if (!lists.length) return new Map();
	const each = lists.map(
		(list) => sql`select ${list.id} as id, (select count(*) from (${foundBy({ list })}) f)::int as total`
	);
	const { rows } = await sql<{ id: string; total: number }>`${sql.join(each, sql` union all `)}`.execute(on);
	return new Map(rows.map(({ id, total }) => [id, total]));
}

const foundBy = (query: Omit<ContactQuery, 'limit' | 'offset'>): RawBuilder<unknown> => sql`
	select 'person' as kind, w.id, w.name, w.email, null as phone, p.locality, null as organization_kind,
		${agreed} as newsletter, ${dueOf('person', 'w')} as due
	from identity.person w left join network.profile p on p.person = w.id and p.deleted_at is null
	where w.erased_at is null and not ${mayBeMinor('w')} and ${fits('person', query)}
	union all
	select 'organization', o.id, o.name, o.email, o.phone, o.locality, o.kind, null::boolean, ${dueOf('organization', 'o')}
	from network.organization o where o.deleted_at is null and ${fits('organization', query)}`;

type Kind = 'person' | 'organization';

const agreed = sql<boolean>`exists (select from identity.consent c
	where c.person = w.id and c.purpose = 'newsletter' and c.withdrawn_at is null)`;

const idOf = (kind: Kind) => sql.ref(kind === 'person' ? 'w.id' : 'o.id');

const dueOf = (kind: Kind, row: 'w' | 'o') =>
	sql`(select min(u.due) from network.follow_up u where ${sql.ref(`u.${kind}`)} = ${sql.ref(`${row}.id`)} and u.done_at is null)`;

const tagsOfRow = sql`(select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'label', g.label) order by g.label collate "und-x-icu"), '[]')
	from network.tagged t join network.tag g on g.id = t.tag where t.person = f.id or t.organization = f.id)`;

const organizationsOfRow = sql`(select string_agg(o.name, ', ' order by o.name collate "und-x-icu") from network.affiliation a
	join network.organization o on o.id = a.organization and o.deleted_at is null
	where f.kind = 'person' and a.person = f.id and (a.until is null or a.until > current_date))`;

function fits(kind: Kind, query: Omit<ContactQuery, 'limit' | 'offset'>): RawBuilder<SqlBool> {
	const { list, follow, today } = query;
	const parts = [asked(kind, query), ...(list ? [inList(kind, list)] : [])];
	if (follow === 'open' || follow === 'due')
		parts.push(sql<SqlBool>`exists (select from network.follow_up u where ${sql.ref(`u.${kind}`)} = ${idOf(kind)}
			and u.done_at is null and ${follow === 'due' ? sql`u.due <= ${today ?? '0001-01-01'}::date` : sql`true`})`);
	return sql.join(parts, sql` and `);
}

/** A list that asks for nothing is filled by hand alone. */
function inList(kind: Kind, { id, asks }: Pick<ContactList, 'id' | 'asks'>): RawBuilder<SqlBool> {
	const byHand = (kept: boolean) =>
		sql`exists (select from network.list_entry e where e.list = ${id} and ${sql.ref(`e.${kind}`)} = ${idOf(kind)} and e.kept = ${kept})`;
	const filled = asksSomething(asks) ? asked(kind, asks) : sql`false`;
	return sql<SqlBool>`((${filled} and not ${byHand(false)}) or ${byHand(true)})`;
}

const asksSomething = ({ every: _, ...asks }: Asks): boolean =>
	Object.values(asks).some((one) => (Array.isArray(one) ? one.length > 0 : one !== undefined && one !== ''));

function asked(kind: Kind, { text, kind: only, tags = [], every, sector, organizationKind, role, newsletter }: Asks) {
	const parts: RawBuilder<SqlBool>[] = [only && only !== kind ? sql`false` : sql`true`];
	if (text?.trim()) parts.push(containing(wordsOf(kind), text));
	if (tags.length) parts.push(tagged(kind, tags, every ?? false));
	if (sector) parts.push(ofOrganization(kind, sql`o.sectors @> array[${sector}]::text[]`));
	if (organizationKind) parts.push(ofOrganization(kind, sql`o.kind = ${organizationKind}`));
	if (role)
		parts.push(
			kind === 'person'
				? sql`exists (select from identity.role r where r.person = w.id and r.role = ${role} and r.revoked_at is null)`
				: sql`false`
		);
	if (newsletter !== undefined) parts.push(kind === 'person' ? sql`${agreed} = ${newsletter}` : sql`false`);
	return sql.join<SqlBool>(parts, sql` and `);
}

const wordsOf = (kind: Kind) =>
	kind === 'person' ? sql`(w.words || kernel.name_vector(replace(coalesce(w.email, ''), '@', ' ')))` : sql`o.words`;

function tagged(kind: Kind, tags: readonly string[], every: boolean): RawBuilder<SqlBool> {
	const its = sql`from network.tagged t where ${sql.ref(`t.${kind}`)} = ${idOf(kind)} and t.tag = any(${[...tags]}::uuid[])`;
	return every ? sql`(select count(*) ${its}) = ${new Set(tags).size}` : sql`exists (select ${its})`;
}

/** Of an organisation itself, or of one that a person is in now. */
const ofOrganization = (kind: Kind, its: RawBuilder<unknown>): RawBuilder<SqlBool> =>
	kind === 'organization'
		? sql`${its}`
		: sql`exists (select from network.affiliation a join network.organization o on o.id = a.organization and o.deleted_at is null
			where a.person = w.id and (a.until is null or a.until > current_date) and ${its})`;
