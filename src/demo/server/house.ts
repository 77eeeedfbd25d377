import { transaction } from '#kernel/server/db.ts';
import type { People } from './activities.ts';
import { tellFloors } from './floors.ts';
import { tellMachines } from './machines.ts';
import { tellPlans } from './plans.ts';
import type { Demonstration } from './shapes.ts';

/** Tells how the invented houses are kept: their floors, their machines, their plans. */
export async function tellHouse(
	demonstration: Demonstration,
	{ people, organizations }: Readonly<{ people: People; organizations: ReadonlyMap<string, string> }>
): Promise<void> {
	const person = (slug: string): string => {
		const found = people.find((one) => one.slug === slug);
		if (!found) throw new Error(`the demonstration has nobody called ${slug}`);
		return found.id;
	};
	await tellFloors(demonstration);
	await transaction((tx) => tellMachines(tx, demonstration, { person, organizations }));
	await tellPlans(demonstration, { person, organizations });
}
