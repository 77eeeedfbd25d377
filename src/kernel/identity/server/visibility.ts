import { db, type Tx } from '../../server/db.ts';
import type { Audience, FieldGroup } from '../index.ts';
import type { Owner } from '../visibility.ts';
import { within } from './tables.ts';

/** Keeps to whom a person shows a part of herself. */
export async function show(tx: Tx, person: string, fieldGroup: FieldGroup, audience: Audience): Promise<void> {
	await within(tx)
		.insertInto('identity.visibility')
		.values({ person, fieldGroup, audience })
		.onConflict((conflict) => conflict.columns(['person', 'fieldGroup']).doUpdateSet({ audience }))
		.execute();
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
