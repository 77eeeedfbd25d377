import { offeringBySlug } from '#agenda/server';
import { happenedAt } from '#kernel/server/activity/record.ts';
import { transaction } from '#kernel/server/db.ts';
import { NewWay } from '#learning';
import { addStep, publishWay, writeWay } from '#learning/server';
import { ago } from './calendar.ts';
import type { Demonstration } from './shapes.ts';

const by = { actor: null, source: 'demo' } as const;

/** Lays the ways over the invented activities. Who stands where follows from who came. @returns how many. */
export async function tellWays({ ways }: Demonstration): Promise<number> {
	for (const { steps, ...words } of ways)
		await transaction(async (tx) => {
			const way = await writeWay(tx, NewWay.parse({ ...words, fictional: true }));
			const ids: string[] = [];
			for (const { title, offerings, needs } of steps) {
				const meant = [];
				for (const slug of offerings) meant.push((await offeringBySlug(slug, { on: tx })).offering.id);
				const before = needs.flatMap((index) => ids[index] ?? []);
				ids.push(await addStep(tx, way, { title, offerings: meant, needs: before }, by));
			}
			await happenedAt(ago(75), () => publishWay(tx, way, by));
		});
	return ways.length;
}
