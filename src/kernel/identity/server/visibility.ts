import { type RawBuilder, sql } from 'kysely';
import { ref, type Source } from '../../facts.ts';
import { record } from '../../server/activity/record.ts';
import { db, type Tx } from '../../server/db.ts';
import type { Audience, FieldGroup } from '../index.ts';
import { ADULT_AGE, type Owner } from '../visibility.ts';
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
	const shown = viewer
		? sql`(owner.id = ${viewer.id}::uuid or chosen.audience in ('signed_in', 'everyone'))`
		: sql`(chosen.audience = 'everyone' and (owner.birth_year is null or ${year}::int - owner.birth_year > ${sql.lit(ADULT_AGE)}))`;
	return sql<boolean>`exists (select from identity.person owner
		left join identity.visibility chosen on chosen.person = owner.id and chosen.field_group = ${group}
		where owner.id = ${sql.ref(person)} and owner.erased_at is null and ${shown})`;
}

/** What several persons chose, by their id, as `visibleTo` takes it; an erased or unknown person is not in it. */
export async function ownersOf(persons: readonly string[], tx: Tx | typeof db = db): Promise<Map<string, Owner>> {
	if (persons.length === 0) return new Map();
	const known = await within(tx)
		.selectFrom('identity.person')
		.select(['id', 'birthYear'])
		.where('id', 'in', persons)
		.where('erasedAt', 'is', null)
		.execute();
	const chosen = await within(tx)
		.selectFrom('identity.visibility')
		.selectAll()
		.where('person', 'in', persons)
		.execute();
	return new Map(
		known.map(({ id, birthYear }) => {
			const own = chosen.filter(({ person }) => person === id);
			return [
				id,
				{ id, birthYear, settings: Object.fromEntries(own.map(({ fieldGroup, audience }) => [fieldGroup, audience])) }
			];
		})
	);
}
