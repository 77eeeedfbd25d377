import { type ExpressionBuilder, sql } from 'kysely';
import { refused } from '#kernel/errors.ts';
import type { Tx } from '#kernel/server/db.ts';
import { type Identifier, identifierLine } from '../identifier.ts';
import { within } from './tables.ts';

/** The identifiers of each organisation that a query selects. */
export const identifiersColumn = <DB extends object, TB extends keyof DB>(_: ExpressionBuilder<DB, TB>) =>
	sql<Identifier[]>`coalesce((
		select jsonb_agg(jsonb_build_object('scheme', i.scheme, 'value', i.value) order by i.scheme, i.value)
		from network.identifier i where i.organization = organization.id
	), '[]')`.as('identifiers');

/**
 * Gives an organisation these identifiers and no others.
 * @throws network_identifier_taken when another has one of them, in the trash or not: `value`, its `name` and its `id`.
 */
export async function keepIdentifiers(tx: Tx, organization: string, given: readonly Identifier[]): Promise<void> {
	await within(tx).deleteFrom('network.identifier').where('organization', '=', organization).execute();
	for (const identifier of given) {
		const written = await within(tx)
			.insertInto('network.identifier')
			.values({ ...identifier, organization })
			.onConflict((conflict) => conflict.doNothing())
			.executeTakeFirst();
		if (!written.numInsertedOrUpdatedRows) await refuseTaken(tx, organization, identifier);
	}
}

/** The organisation with an identifier, for what comes from elsewhere; null when none has it. */
export async function organizationOfIdentifier(tx: Tx, { scheme, value }: Identifier): Promise<string | null> {
	const found = await within(tx)
		.selectFrom('network.identifier')
		.select('organization')
		.where('scheme', '=', scheme)
		.where('value', '=', value)
		.executeTakeFirst();
	return found?.organization ?? null;
}

async function refuseTaken(tx: Tx, organization: string, identifier: Identifier): Promise<void> {
	const { scheme, value } = identifier;
	const holder = await within(tx)
		.selectFrom('network.identifier as i')
		.innerJoin('network.organization as o', 'o.id', 'i.organization')
		.select(['o.id', 'o.name'])
		.where('i.scheme', '=', scheme)
		.where('i.value', '=', value)
		.executeTakeFirst();
	if (holder && holder.id !== organization)
		throw refused('network_identifier_taken', {
			value: identifierLine(identifier),
			scheme,
			name: holder.name,
			id: holder.id
		});
}
