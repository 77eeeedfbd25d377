import { type RawBuilder, sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import type { Tx } from '#kernel/server/db.ts';

type Column = Readonly<{
	name: string;
	type: string;
	parent: string | null;
	key: string | null;
	choice: string | null;
}>;
export type Given = Readonly<Record<string, unknown>>;
type Row = Record<string, unknown>;

type More = (tx: Tx, given: Given) => Given | Promise<Given>;

const scoped: More = (_, { scope }) => (scope ? { scope_kind: 'organization' } : {});
/** One profile has them all: another would be of the same person. */
const skilled: More = async (tx, { person, skill }) => {
	if (person && skill) return {};
	const { rows } = await sql<Row>`select person from network.profile limit 1`.execute(tx);
	const own = await fill(tx, 'network.person_skill', rows[0] ?? {});
	return { person: own.person, skill: own.skill };
};
const ofSomebody: More = async (tx, { organization, file, outside }) =>
	organization || file || outside ? {} : { organization: (await fill(tx, 'network.organization')).id };

/** What the catalog does not say of a table's rows: conditions between columns, and numbers within bounds. */
const more: Readonly<Record<string, More>> = {
	'agenda.occurrence': () => ({ starts_at: '2026-01-01T10:00Z', ends_at: '2026-01-01T11:00Z' }),
	'city.media': () => ({ kind: 'sound', seconds: 10, bytes: 10 }),
	'city.parcel': () => ({ way: 'sent' }),
	'city.town_source': () => ({ every_hours: 24 }),
	'city.trail': () => ({ minutes: 30 }),
	'city.voice': () => ({ words: 'Un mot.' }),
	'groups.circle': () => ({ kind: 'working' }),
	'groups.member': () => ({ country: 'FI' }),
	'identity.role': scoped,
	'identity.invitation': scoped,
	'identity.key': scoped,
	'impact.declaration': () => ({ kind: 'founded', about_kind: 'organization' }),
	'kernel.mail': (_, { about }) => (about ? { about_kind: 'organization', once: null } : { once: null }),
	'learning.change_asked': () => ({ before: 'answered', after: null, said: [4, 4, 4] }),
	'learning.change_pair': () => ({ before: [4, 4, 4], after: [5, 3, 4] }),
	'missions.cost': () => ({ currency: 'EUR', rate: 1 }),
	'moderation.report': () => ({ kind: 'organization' }),
	'network.organization': () => ({ kind: 'company' }),
	'network.pledge': () => ({ year: 2000 + (++made % 200) }),
	'network.skill': () => ({ uri: `https://skill.example/${++made}` }),
	'network.skill_word': skilled,
	'partnering.outside': () => ({ country: 'FI' }),
	'partnering.proposal': ofSomebody,
	'programs.endpoint': scoped,
	'spaces.adjustment': () => ({ month: '2026-01-01' }),
	'spaces.closed_month': () => ({ month: sql`date '1900-01-01' + make_interval(months => ${++made}::int)` }),
	'spaces.machine_use': () => ({ started_at: '2026-01-01T10:00Z', ended_at: '2026-01-01T11:00Z' }),
	'spaces.statement': () => ({ year: 2026, number: ++made, communication: String(made).padStart(12, '0') }),
	'venture.brief': ofSomebody,
	'venture.playtest': async (tx, given) => ({ min_age: 18, ...(await ofSomebody(tx, given)) }),
	'venture.referral': async (tx) => ({
		question: (await fill(tx, 'venture.question')).id,
		partner_email: 'p@example.org'
	})
};

const known = new Map<string, readonly Column[]>();
let made = 0;

/**
 * Makes a row of any table by the catalog alone, with all that it must hang on, so that a table that nobody has heard of is tried too.
 * @param given the columns that matter
 * @param deep whether it is itself but what another one hangs on
 * @returns its row
 */
export async function fill(tx: Tx, table: string, given: Given = {}, deep = false): Promise<Row> {
	const values: Record<string, unknown> = { ...(await more[table]?.(tx, given)), ...given };
	for (const column of await columnsOf(tx, table))
		if (!(column.name in values)) values[column.name] = await valueFor(tx, column, deep);
	return insert(tx, table, values);
}

/** Makes a row as it is given. */
export async function insert(tx: Tx, table: string, values: Given): Promise<Record<string, unknown>> {
	const own = await writable(tx, table);
	const names = Object.keys(values).filter((name) => own.has(name));
	const { rows } = await sql<{ row: Record<string, unknown> }>`
		insert into ${sql.raw(table)} as t (${sql.join(names.map((name) => sql.raw(`"${name}"`)))})
		values (${sql.join(names.map((name) => as(values[name], own.get(name) ?? '')))}) returning to_jsonb(t) as row`.execute(
		tx
	);
	return rows[0]?.row ?? {};
}

const written = new Map<string, ReadonlyMap<string, string>>();

/** A value of a row that was read as JSON. */
const as = (value: unknown, type: string): unknown =>
	type === 'jsonb' && typeof value === 'object' && value !== null && !isRaw(value) ? JSON.stringify(value) : value;
const isRaw = (value: object): boolean => 'toOperationNode' in value;

/** The columns that are not computed, with their types. */
async function writable(tx: Tx, table: string): Promise<ReadonlyMap<string, string>> {
	const there = written.get(table);
	if (there) return there;
	const { rows } = await sql<{ name: string; type: string }>`
		select attname::text as name, format_type(atttypid, null) as type from pg_attribute
		where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = ''`.execute(tx);
	const columns = new Map(rows.map(({ name, type }) => [name, type]));
	written.set(table, columns);
	return columns;
}

const grounds = new WeakMap<Tx, Map<string, Row>>();

/** What a row hangs on may hang on the same as others of its transaction. */
async function shared(tx: Tx, table: string): Promise<Row> {
	const its = grounds.get(tx) ?? new Map<string, Row>();
	grounds.set(tx, its);
	const row = its.get(table) ?? (await fill(tx, table, {}, true));
	its.set(table, row);
	return row;
}

async function valueFor(tx: Tx, { name, type, parent, key, choice }: Column, deep: boolean): Promise<unknown> {
	if (parent && key) return (await (deep ? shared(tx, parent) : fill(tx, parent, {}, true)))[key];
	made++;
	if (choice) return choice;
	return (values[type] ?? (() => name))();
}

const day = (): RawBuilder<unknown> => sql`date '2026-01-01' + ${made}::int`;
const values: Readonly<Record<string, () => unknown>> = {
	uuid: newId,
	text: () => `x${made}`,
	jsonb: () => JSON.stringify({ source: 'fr', fr: `Mot ${made}` }),
	boolean: () => false,
	date: day,
	'timestamp with time zone': () => sql`now()`,
	smallint: () => 1,
	integer: () => 1,
	bigint: () => 1,
	numeric: () => 1,
	'double precision': () => 1,
	bytea: () => Buffer.from(`x${made}`),
	'text[]': () => [],
	'uuid[]': () => [],
	tstzrange: () => sql`tstzrange(${day()}, ${day()} + 1)`,
	daterange: () => sql`daterange(${day()}, ${day()} + 1)`
};

/** The columns of a table that somebody must say, with what they lead to and the first of what they may be. */
async function columnsOf(tx: Tx, table: string): Promise<readonly Column[]> {
	const there = known.get(table);
	if (there) return there;
	const { rows } = await sql<Column>`
		select a.attname::text as name, format_type(a.atttypid, null) as type,
			f.parent, f.key,
			(select substring(pg_get_constraintdef(c.oid) from $$ARRAY\\['([^']+)'$$) from pg_constraint c
				where c.conrelid = a.attrelid and c.contype = 'c' and c.conkey = array[a.attnum] limit 1) as choice
		from pg_attribute a left join lateral (
			select c.confrelid::regclass::text as parent, k.attname::text as key from pg_constraint c
				join pg_attribute k on k.attrelid = c.confrelid and k.attnum = c.confkey[1]
			where c.conrelid = a.attrelid and c.contype = 'f' and c.conkey = array[a.attnum] limit 1) f on true
		where a.attrelid = ${table}::regclass and a.attnum > 0 and not a.attisdropped and a.attnotnull and not a.atthasdef
			and a.attidentity = '' and a.attgenerated = ''`.execute(tx);
	known.set(table, rows);
	return rows;
}
