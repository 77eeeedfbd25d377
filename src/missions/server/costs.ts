import { sql } from 'kysely';
import { WHOLE } from '#kernel/charge.ts';
import { missing, refused } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { chargeCost, strikeCharges } from '#kernel/server/charging.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { forgetUnlessNamed, keepFile } from '#kernel/server/storage.ts';
import { organizationNames } from '#network/server';
import type { CostCategory } from '../kinds.ts';
import type { NewCost } from '../mission.schema.ts';
import { delegationOf } from './delegation.ts';
import { lockMission } from './reading.ts';
import { type On, within } from './tables.ts';
import { checkOperation } from './writing.ts';

/** What a mission costs, as somebody paid it. `euros`: in cents, at the rate of the line. */
export type Cost = Readonly<{
	id: string;
	what: string;
	category: CostCategory;
	paidOn: string;
	organization: string | null;
	organizationName: string | null;
	traveller: string | null;
	travellerName: string | null;
	cents: number;
	currency: string;
	rate: number;
	euros: number;
	operation: string | null;
	fileName: string | null;
}>;

/** The lines of a mission, the first paid first; whoever calls has asked who reads. */
export async function costsOf(mission: string, on: On = db): Promise<Cost[]> {
	const { rows } = await sql<Cost>`
		select k.id, k.what, k.category, k.paid_on::text as paid_on, k.organization, c.name as organization_name, k.traveller, p.name as traveller_name,
			k.cents::float8 as cents, k.currency, k.rate::float8 as rate, round(k.cents * k.rate)::float8 as euros, k.operation, k.file_name
		from missions.cost k left join network.organization_card c on c.id = k.organization left join missions.traveller t on t.id = k.traveller
			left join identity.person p on p.id = t.person
		where k.mission = ${mission} order by k.paid_on, k.id`.execute(on);
	return rows;
}

type Evidence = Readonly<{ name: string; content: Buffer; mediaType: string }> | null;

/** Notes what was paid, with its evidence. Sent twice, it is noted once. @throws 404, missions_not_now, missions_operation_unknown, missions_organization_missing */
export async function noteCost(
	tx: Tx,
	mission: string,
	given: NewCost,
	{ id = newId(), evidence, viewer }: Readonly<{ id?: string; evidence: Evidence; viewer: Pick<Viewer, 'id'> }>
): Promise<string> {
	const its = await lockMission(tx, mission);
	if (its.state === 'reported') throw refused('missions_not_now', {}, 422);
	await checkOperation(tx, given.operation, its.operation);
	const ids = given.organization ? [given.organization] : [];
	if ((await organizationNames({ ids }, tx)).length < ids.length)
		throw refused('missions_organization_missing', {}, 422);
	if (given.traveller && !(await delegationOf(mission, tx)).some((one) => one.id === given.traveller)) throw missing();
	const file = evidence && (await keepFile(tx, evidence.content, evidence.mediaType));
	const noted = await within(tx)
		.insertInto('missions.cost')
		.values({ id, mission, ...given, file, fileName: evidence?.name.slice(0, 200) ?? null, notedBy: viewer.id })
		.onConflict((conflict) => conflict.column('id').doNothing())
		.executeTakeFirst();
	const operation = given.operation ?? its.operation;
	if (noted.numInsertedOrUpdatedRows && operation) await charge(tx, id, operation, { ...given, file }, viewer);
	return id;
}

/** @throws kernel_cost_twice */
async function charge(
	tx: Tx,
	id: string,
	operation: string,
	{ what, paidOn, cents, rate, file }: NewCost & { file: string | null },
	viewer: Pick<Viewer, 'id'>
): Promise<void> {
	const its = { subject: ref('mission_cost', id), parts: [{ operation, parts: WHOLE }], invoice: null, by: viewer.id };
	await chargeCost(tx, { ...its, document: file, what, paidOn, cents: Math.max(1, Math.round(cents * rate)) });
}

/** Takes a line away, with its evidence. @returns what it was. Throws 404, missions_not_now */
export async function removeCost(tx: Tx, mission: string, id: string): Promise<Cost> {
	if ((await lockMission(tx, mission)).state === 'reported') throw refused('missions_not_now', {}, 422);
	const its = (await costsOf(mission, tx)).find((one) => one.id === id);
	if (!its) throw missing();
	const { file } = await fileOf(mission, id, tx);
	await within(tx).deleteFrom('missions.cost').where('id', '=', id).execute();
	await strikeCharges(tx, ref('mission_cost', id));
	if (file) await forgetUnlessNamed(tx, file);
	return its;
}

/** @throws 404 */
async function fileOf(mission: string, id: string, on: On) {
	const row = isId(id)
		? await within(on)
				.selectFrom('missions.cost')
				.select(['file', 'fileName'])
				.where('id', '=', id)
				.where('mission', '=', mission)
				.executeTakeFirst()
		: undefined;
	if (!row) throw missing();
	return row;
}

/** The evidence of a line. @throws 404 */
export async function evidenceOf(mission: string, id: string): Promise<{ hash: string; name: string }> {
	const { file, fileName } = await fileOf(mission, id, db);
	if (!file || !fileName) throw missing();
	return { hash: file, name: fileName };
}

/** What stands noted under an operation, for whoever looks for what was paid for twice; cents of the euro. */
export async function paidCosts(
	on: On = db
): Promise<{ id: string; document: string | null; what: string; paidOn: string; cents: number; operation: string }[]> {
	const { rows } = await sql<Awaited<ReturnType<typeof paidCosts>>[number]>`
		select k.id, k.file as document, k.what, k.paid_on::text as paid_on, greatest(1, round(k.cents * k.rate))::float8 as cents,
			coalesce(k.operation, m.operation) as operation
		from missions.cost k join missions.mission m on m.id = k.mission where coalesce(k.operation, m.operation) is not null order by k.id`.execute(
		on
	);
	return rows;
}
