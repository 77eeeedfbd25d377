import { offeringBySlug } from '#agenda/server';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { happenedAt } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import {
	addInduction,
	addMaterial,
	giveInduction,
	keepTerms,
	logUse,
	noteUpkeep,
	planUpkeep,
	signSheet,
	spaceBySlug,
	termsOf,
	upkeepOf,
	writeSheet
} from '#spaces/server';
import { ago } from './calendar.ts';
import type { Demonstration } from './shapes.ts';

type Machine = Demonstration['house']['machines'][number];
/** The ids of the invented persons and organisations by their slugs. */
export type Ids = Readonly<{ person: (slug: string) => string; organizations: ReadonlyMap<string, string> }>;
const by = { actor: null, source: 'demo' } as const;
const [KEPT, USED_EVERY] = [200, 7];
const [MINUTE, DAY] = [60_000, 86_400_000];

/** Tells who may use the invented machines, what they cost and need, and what somebody used of one. */
export async function tellMachines(tx: Tx, { house }: Demonstration, ids: Ids): Promise<void> {
	const asked = new Map<string, string>();
	for (const { machines, holders, ...given } of house.inductions) {
		const offering = given.offering && (await offeringBySlug(given.offering, { on: tx })).offering.id;
		const id = await happenedAt(ago(KEPT), () => addInduction(tx, { ...given, offering }, by));
		for (const machine of machines) asked.set(machine, id);
		for (const holder of holders) await happenedAt(ago(KEPT - 1), () => giveInduction(tx, id, ids.person(holder), by));
	}
	for (const machine of house.machines) await keepMachine(tx, machine, asked.get(machine.space) ?? null);
	await tellUses(tx, house.uses, ids);
}

async function keepMachine(
	tx: Tx,
	{ space: slug, hourCents, sheet, materials, upkeep }: Machine,
	induction: string | null
): Promise<void> {
	const { id } = await spaceBySlug(slug, tx);
	await happenedAt(ago(KEPT), () => keepTerms(tx, id, { induction, hourCents }, by));
	await happenedAt(ago(KEPT), () => writeSheet(tx, id, sheet, by));
	for (const material of materials) await addMaterial(tx, id, material);
	for (const { doneDaysAgo, ...plan } of upkeep) {
		await planUpkeep(tx, id, { ...plan, everyHours: null });
		const planned = (await upkeepOf(id, tx)).find(({ name }) => name === plan.name);
		await happenedAt(ago(doneDaysAgo), () => noteUpkeep(tx, id, { upkeep: planned?.id ?? null, note: '' }, by));
	}
}

async function tellUses(tx: Tx, { times, minutes, ...told }: Demonstration['house']['uses'], ids: Ids): Promise<void> {
	const { id: space, name } = await spaceBySlug(told.space, tx);
	const { materials, sheet } = await termsOf(space, tx);
	const person = ids.person(told.person);
	if (!sheet) throw new Error(`${name.fr} has no risk sheet`);
	await signSheet(tx, space, { person, name: 'Noé Pixel', hash: sheet.hash });
	const material = materials.find((one) => one.name === told.material)?.id ?? '';
	for (let turn = 1; turn <= times; turn++) {
		const startedAt = new Date(Math.floor(Date.now() / (15 * MINUTE)) * 15 * MINUTE - turn * USED_EVERY * DAY);
		const use = {
			...{ id: newId(), space, reservation: null, operation: null, person },
			organization: ids.organizations.get(told.organization) ?? null,
			...{ startedAt, endedAt: new Date(startedAt.getTime() + minutes * MINUTE) },
			materials: [{ material, thousandths: told.thousandths }]
		};
		await happenedAt(use.endedAt, () => logUse(tx, use, { ...by, actor: ref('person', person) }));
	}
}
