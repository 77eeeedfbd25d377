import { type RawBuilder, sql } from 'kysely';
import { ref, type Source } from '../../facts.ts';
import { record } from '../../server/activity/record.ts';
import { db, type Tx } from '../../server/db.ts';
import type { Audience, FieldGroup } from '../index.ts';
import { ADULT_AGE, maybeMinor, type Owner } from '../visibility.ts';
import { personById } from './persons.ts';
import { within } from './tables.ts';

/** Keeps to whom a person shows a part of herself. The fact says that she chose, and nothing of what. */
export async function show(
	tx: Tx,
	person: string,
	fieldGroup: FieldGroup,
	audience: Audience,
	source: Source = 'web'
): Promise<void> {
	const before = await within(tx)
		.selectFrom('identity.visibility')
		.select('audience')
		.where('person', '=', person)
		.where('fieldGroup', '=', fieldGroup)
		.executeTakeFirst();
	if ((before?.audience ?? 'nobody') === audience) return;
	await within(tx)
		.insertInto('identity.visibility')
		.values({ person, fieldGroup, audience })
		.onConflict((conflict) => conflict.columns(['person', 'fieldGroup']).doUpdateSet({ audience }))
		.execute();
	const who = ref('person', person);
	await record(tx, { verb: 'identity.visibility_chosen', actor: who, object: who, source, detail: {} });
}

/** `maybeMinor` as a condition of SQL. @param person the name under which `identity.person` stands in the query. */
export const mayBeMinor = (person: string, year = new Date().getFullYear()): RawBuilder<boolean> =>
	sql<boolean>`(coalesce(${year}::int - ${sql.ref(`${person}.birth_year`)} <= ${sql.lit(ADULT_AGE)}, false)
		or coalesce(${sql.ref(`${person}.minor_until`)} >= ${year}::int, false))`;

/** The name of somebody as others may read it who do not work with her; null for one who may be a minor, and for one who was erased. */
export async function nameForOthers(person: string, on: Tx | typeof db = db): Promise<string | null> {
	const known = await personById(person, on);
	return known && !known.erasedAt && !maybeMinor(known) ? known.name : null;
}

/** Keeps until when somebody may be a minor by the class she was in. The fact that says why is the caller's, in the same transaction. */
export async function keepMinorUntil(tx: Tx, person: string, until: number): Promise<void> {
	await within(tx)
		.updateTable('identity.person')
		.set((row) => ({ minorUntil: sql<number>`greatest(${row.ref('minorUntil')}, ${until}::smallint)` }))
		.where('id', '=', person)
		.execute();
}

/**
 * `visibleTo` as a condition of SQL, so that what a reader may not see is not counted, sorted or paged either.
 * @param viewer who reads; null: not signed in.
 * @param person the column that holds the owner's id, such as `p.person`; an erased or unknown owner is seen by nobody.
 */
export function seenBy(
	viewer: Readonly<{ id: string }> | null,
	person: string,
	group: FieldGroup,
	year: number = new Date().getFullYear()
): RawBuilder<boolean> {
	const chose = viewer ? sql`chosen.audience in ('signed_in', 'everyone')` : sql`chosen.audience = 'everyone'`;
	const shown = sql`(owner.id = ${viewer?.id ?? null}::uuid or (${chose} and not ${mayBeMinor('owner', year)}))`;
	return sql<boolean>`exists (select from identity.person owner
		left join identity.visibility chosen on chosen.person = owner.id and chosen.field_group = ${group}
		where owner.id = ${sql.ref(person)} and owner.erased_at is null and ${shown})`;
}

/** What several persons chose, by their id, as `visibleTo` takes it; an erased or unknown person is not in it. */
export async function ownersOf(persons: readonly string[], tx: Tx | typeof db = db): Promise<Map<string, Owner>> {
	if (persons.length === 0) return new Map();
	const known = await within(tx)
		.selectFrom('identity.person')
		.select(['id', 'birthYear', 'minorUntil'])
		.where('id', 'in', persons)
		.where('erasedAt', 'is', null)
		.execute();
	const chosen = await within(tx)
		.selectFrom('identity.visibility')
		.selectAll()
		.where('person', 'in', persons)
		.execute();
	return new Map(
		known.map(({ id, ...age }) => {
			const own = chosen.filter(({ person }) => person === id);
			return [
				id,
				{ id, ...age, settings: Object.fromEntries(own.map(({ fieldGroup, audience }) => [fieldGroup, audience])) }
			];
		})
	);
}
