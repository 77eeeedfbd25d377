import { sql } from 'kysely';
import type { Match, Table } from '#exchange';
import {
	choiceNaming,
	Fault,
	type Importer,
	languages,
	nameIndex,
	type Session,
	type Touched,
	type Values
} from '#exchange/server';
import { refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { spelling } from '#kernel/fold.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { type NameParts, namePart } from '#kernel/name.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { gently } from '#kernel/server/gently.ts';
import { inAll, type Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { bookingsOf } from '#participation/server';
import { affiliate, removeAffiliation } from './affiliations.ts';
import { personColumns } from './import-columns.ts';
import { labelled } from './import-organization.ts';
import { organizationNaming } from './naming.ts';
import type { On } from './tables.ts';

type Known = Readonly<{ id: string; name: string; email: string | null; locale: Locale; birthYear: number | null }>;
type Part = Readonly<{ id: string; person: string; organization: string; role: string }>;

/**
 * People, found again by their e-mail address, or by their name when neither has one. What the hub knows of a person stays as it is: a table only
 * adds an address that was not known, and what she does in an organisation. Nobody is shown to anybody by it, and nobody agrees to anything.
 */
export const peopleImporter: Importer = {
	kind: 'people',
	name: (locale) => m.people_title({}, { locale }),
	hint: (locale) => m.import_hint_people({}, { locale }),
	columns: personColumns,
	names: [organizationNaming('organization'), choiceNaming('locale', languages)],
	title: (values) => nameOf(values),
	open,
	look,
	takeBack,
	table
};

async function open(on: On): Promise<Session> {
	const people = await persons(on);
	const parts = await partsOf(on);
	const houses = await housesOf(on);
	const index = await indexOf(people);
	const held = new Set(parts.map(({ person, organization, role }) => `${person} ${organization} ${spelling(role)}`));
	const houseOf = (values: Values) => houses.get(spelling(String(values.organization ?? '')));
	const lacks = (values: Values, person: string): boolean => {
		const house = houseOf(values);
		return house !== undefined && !held.has(`${person} ${house} ${spelling(roleOf(values))}`);
	};
	return {
		judge: (values) => [
			...(nameOf(values) ? [] : [{ column: 'name', fault: new Fault('exchange_wrong_missing') }]),
			...(values.organization && !houseOf(values)
				? [
						{
							column: 'organization',
							fault: new Fault('exchange_wrong_organization', { name: String(values.organization) })
						}
					]
				: [])
		],
		match: (values) => index.match(values),
		foresee: (values, id) => index.foresee(values, id),
		changes: (values, target) =>
			lacks(values, target) || (values.email !== undefined && index.byId(target)?.email === null),
		key: (values) => [values.email ?? spelling(nameOf(values)), houseOf(values), spelling(roleOf(values))].join(' '),
		apply: async (tx, values, target, by) => {
			const person = target ?? (await make(tx, values));
			const touched = target
				? await complete(tx, values, index.byId(target), by)
				: [{ ref: ref('person', person), before: null, person }];
			if (!target)
				index.add({
					id: person,
					name: nameOf(values),
					email: (values.email as string | undefined) ?? null,
					locale: 'fr',
					birthYear: null
				});
			const house = houseOf(values);
			if (!house || !lacks(values, person)) return touched;
			held.add(`${person} ${house} ${spelling(roleOf(values))}`);
			return [...touched, { ref: ref('affiliation', await join(tx, values, person, house, by)), before: null, person }];
		}
	};
}

/** « Nom » beside « Prénom » is the family's, unless the first name stands in it. */
function nameOf({ name, first_name: first, last_name: last }: Values): string {
	const whole = String(name ?? '');
	if (!first) return whole || String(last ?? '');
	const parts = whole.split(/[\s,]+/).map(spelling);
	const within =
		parts.length > 1 &&
		String(first)
			.split(/\s+/)
			.map(spelling)
			.every((one) => parts.includes(one));
	return within ? whole : [first, last ?? whole].filter(Boolean).join(' ');
}
/** The two parts of a name that stood in two columns; what does not make the whole is not kept. */
function namePartsOf({ name, first_name: first, last_name: last }: Values): NameParts | undefined {
	const family = last ?? name;
	return first && family ? { given: namePart(String(first)), family: namePart(String(family)) } : undefined;
}

const roleOf = ({ role }: Values): string => String(role ?? m.import_role_member({}, { locale: 'fr' }));

const make = (tx: Tx, values: Values): Promise<string> =>
	findOrMakePerson(tx, {
		name: nameOf(values),
		parts: namePartsOf(values),
		email: (values.email as string | undefined) ?? null,
		locale: (values.locale as Locale | undefined) ?? 'fr',
		birthYear: (values.birth_year as number | undefined) ?? null
	});

/** An address is only added to a person who has none, and no account. */
async function complete(tx: Tx, { email }: Values, known: Known | undefined, by: By): Promise<Touched[]> {
	if (!known || known.email || !email) return [];
	const { rows } = await sql`update identity.person p set email = ${email} where id = ${known.id} and email is null
		and not exists (select from identity.person o where lower(o.email) = ${email}) returning id`.execute(tx);
	if (!rows.length) return [];
	const person = ref('person', known.id);
	await record(tx, { ...by, verb: 'identity.changed', object: person, detail: {} });
	return [{ ref: person, before: known, person: known.id }];
}

function join(tx: Tx, values: Values, person: string, organization: string, by: By): Promise<string> {
	const text = roleOf(values);
	const role = values.role ? ({ source: 'fr', fr: text } as const) : inAll(m.import_role_member);
	return affiliate(tx, { person, organization, role, since: null, public: false }, by);
}

async function look(on: On, kind: string, ids: readonly string[]): Promise<Map<string, object>> {
	const found: readonly (Known | Part)[] = kind === 'person' ? await persons(on, ids) : await partsOf(on, ids);
	return new Map(found.map((one) => [one.id, one]));
}

async function takeBack(tx: Tx, { ref: { kind, id }, before }: Touched, by: By): Promise<void> {
	if (kind === 'affiliation') return takeAffiliationBack(tx, id, by);
	// a booking outlives its person without a word, so no foreign key would hold her here
	if ((await bookingsOf(id, tx)).length) throw refused('exchange_stays_used');
	if (before) await forgetAddress(tx, id, by);
	else {
		await sql`delete from identity.person where id = ${id}`.execute(tx);
		await sql`delete from kernel.activity_sealed where subject = ${id}`.execute(tx);
		await sql`delete from kernel.pseudonym where subject = ${id}`.execute(tx);
	}
}

/** It may have been taken away by hand meanwhile. */
async function takeAffiliationBack(tx: Tx, id: string, by: By): Promise<void> {
	const { rows } = await sql<{
		organization: string;
	}>`select organization from network.affiliation where id = ${id}`.execute(tx);
	if (rows[0]) await removeAffiliation(tx, id, rows[0].organization, by);
}

/** Unless she signs in with it by now. */
async function forgetAddress(tx: Tx, person: string, by: By): Promise<void> {
	const { numAffectedRows } = await sql`update identity.person p set email = null where id = ${person}
		and not exists (select from identity."user" u where u."id" = p.id)`.execute(tx);
	if (!numAffectedRows) throw refused('exchange_stays_used');
	await record(tx, { ...by, verb: 'identity.changed', object: ref('person', person), detail: {} });
}

async function persons(on: On, ids?: readonly string[]): Promise<Known[]> {
	const { rows } = await sql<Known>`select id, name, email, locale, birth_year from identity.person
		where erased_at is null and ${ids ? sql`id = any(${[...ids]}::uuid[])` : sql`true`} order by created_at, id`.execute(
		on
	);
	return rows;
}

async function partsOf(on: On, ids?: readonly string[]): Promise<Part[]> {
	const { rows } =
		await sql<Part>`select id, person, organization, role ->> (role ->> 'source') as role from network.affiliation
		where ${ids ? sql`id = any(${[...ids]}::uuid[])` : sql`true`} order by created_at, id`.execute(on);
	return rows;
}

/** The organisations by their names and addresses in the hub. */
async function housesOf(on: On): Promise<Map<string, string>> {
	const { rows } = await sql<{ id: string; name: string; slug: string }>`
		select id, name, slug from network.organization where deleted_at is null order by created_at desc`.execute(on);
	const houses = new Map<string, string>();
	await gently(rows, ({ id, name, slug }) => {
		houses.set(spelling(slug), id);
		houses.set(spelling(name), id);
	});
	return houses;
}

async function indexOf(people: readonly Known[]) {
	const [ids, emails, names] = [new Map<string, Known>(), new Map<string, Known>(), new Map<string, Known[]>()];
	const similar = nameIndex();
	const add = (one: Known): void => {
		ids.set(one.id, one);
		if (one.email) emails.set(one.email.toLowerCase(), one);
		names.set(spelling(one.name), [...(names.get(spelling(one.name)) ?? []), one]);
	};
	await gently(people, (one) => {
		add(one);
		similar.add(one.id, one.name);
	});
	// whom an earlier row will add: known again only where it is sure, since two of one name in a file are two
	const coming = new Map<string, Known>();
	const foresee = (values: Values, id: string): void => {
		const email = (values.email as string | undefined) ?? null;
		const one: Known = { id, name: nameOf(values), email, locale: 'fr', birthYear: null };
		ids.set(id, one);
		coming.set(email ?? spelling(one.name), one);
	};
	const match = (values: Values): Match[] => {
		const byEmail = emails.get(String(values.email)) ?? coming.get(String(values.email));
		if (byEmail) return [{ id: byEmail.id, name: byEmail.name, why: 'email', sure: true }];
		const name = nameOf(values);
		const same = names.get(spelling(name)) ?? [];
		const next = values.email === undefined && !same.length ? coming.get(spelling(name)) : undefined;
		if (next) return [{ id: next.id, name: next.name, why: 'name', sure: true }];
		const sure = values.email === undefined && same.length === 1;
		if (same.length)
			return same.map(({ id, name, email }) => ({
				id,
				name: email ? `${name} (${email})` : name,
				why: 'name',
				sure: sure && !email
			}));
		return similar
			.find(name)
			.flatMap(({ id }) =>
				ids.get(id) ? [{ id, name: ids.get(id)?.name ?? '', why: 'similar' as const, sure: false }] : []
			);
	};
	return { add, foresee, match, byId: (id: string) => ids.get(id) };
}

/** One row for each thing that somebody does in an organisation, or one when there is none. */
async function table(locale: Locale): Promise<Table> {
	const { rows } = await sql<Record<string, string | number | null>>`
		select p.name, p.email, p.locale, p.birth_year, o.slug as organization, a.role ->> (a.role ->> 'source') as role
		from identity.person p left join network.affiliation a on a.person = p.id
			left join network.organization o on o.id = a.organization and o.deleted_at is null
		where p.erased_at is null order by p.name collate "C", p.created_at, p.id, a.created_at`.execute(db);
	return {
		name: m.people_title({}, { locale }),
		columns: labelled(personColumns, locale).filter(({ id }) => id !== 'first_name' && id !== 'last_name'),
		rows: rows.map(({ birthYear, ...row }) => ({ ...row, birth_year: birthYear ?? null }))
	};
}
