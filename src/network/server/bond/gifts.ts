import { missing } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import type { NewGift, NewPledge } from '../../index.ts';
import { lockOrganization } from '../organizations.ts';
import { within } from '../tables.ts';

/** Keeps what an organisation pledges of one thing for a year, instead of what it pledged before; without an amount it is taken back. @throws 404 */
export async function pledge(
	tx: Tx,
	organization: string,
	{ year, measure, amount, words }: NewPledge,
	by: By
): Promise<void> {
	await lockOrganization(tx, organization);
	const told = { ...by, object: ref('organization', organization), detail: { year, measure } };
	if (amount === null) {
		const { numDeletedRows } = await within(tx)
			.deleteFrom('network.pledge')
			.where('organization', '=', organization)
			.where('year', '=', year)
			.where('measure', '=', measure)
			.executeTakeFirst();
		if (numDeletedRows) await record(tx, { ...told, verb: 'network.pledge_withdrawn' });
		return;
	}
	await within(tx)
		.insertInto('network.pledge')
		.values({ organization, year, measure, amount, words })
		.onConflict((same) => same.columns(['organization', 'year', 'measure']).doUpdateSet({ amount, words }))
		.execute();
	await record(tx, { ...told, verb: 'network.pledged' });
}

/** Writes down what an organisation gave or received that nothing else in the hub knows. @param id of the form that says it: sent twice it is one. @returns its id. Throws 404. */
export async function noteGift(
	tx: Tx,
	organization: string,
	given: NewGift,
	by: By,
	id: string = newId()
): Promise<string> {
	await lockOrganization(tx, organization);
	const { numInsertedOrUpdatedRows } = await within(tx)
		.insertInto('network.gift')
		.values({ id, organization, ...given })
		.onConflict((same) => same.column('id').doNothing())
		.executeTakeFirst();
	if (!numInsertedOrUpdatedRows) return id;
	const { side, measure } = given;
	const object = ref('organization', organization);
	await record(tx, { ...by, verb: 'network.gift_noted', object, detail: { side, measure } });
	return id;
}

/** It was not so: it counts nowhere, until it is restored. @throws 404 */
export const withdrawGift = (tx: Tx, organization: string, id: string, by: By): Promise<void> =>
	setWithdrawn(tx, organization, id, new Date(), by);

/** @throws 404 */
export const restoreGift = (tx: Tx, organization: string, id: string, by: By): Promise<void> =>
	setWithdrawn(tx, organization, id, null, by);

async function setWithdrawn(tx: Tx, organization: string, id: string, at: Date | null, by: By): Promise<void> {
	if (!isId(id) || !isId(organization)) throw missing();
	const found = await within(tx)
		.selectFrom('network.gift')
		.selectAll()
		.where('organization', '=', organization)
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
	if (!found) throw missing();
	if ((found.withdrawnAt === null) === (at === null)) return;
	await within(tx).updateTable('network.gift').set({ withdrawnAt: at }).where('id', '=', id).execute();
	const verb = at ? 'network.gift_withdrawn' : 'network.gift_restored';
	const { side, measure } = found;
	await record(tx, { ...by, verb, object: ref('organization', organization), detail: { side, measure } });
}
