import { mergedInto } from '#kernel/identity/server/merging.ts';
import type { Tx } from '#kernel/server/db.ts';
import { modules } from './modules.ts';

/** Removes what names a person from every module, against the arrows, in the given transaction; what counts keeps its sum. */
export async function erase(tx: Tx, person: string): Promise<void> {
	for (const one of [...(await mergedInto(person, tx)), person])
		for (const module of modules.toReversed()) await module.erase?.(tx, one);
}

/** All that the hub keeps about a person, by module and noun: what she may ask for (GDPR, articles 15 and 20). Given to the team, it leaves out what the team does not read. */
export async function exportOf(
	person: string,
	to: 'herself' | 'team' = 'herself'
): Promise<Record<string, Record<string, unknown[]>>> {
	const all: Record<string, Record<string, unknown[]>> = {};
	for (const one of [person, ...(await mergedInto(person))])
		for (const module of modules) {
			const own = to === 'herself' ? await module.exportOwn?.(one) : undefined;
			for (const [noun, kept] of Object.entries({ ...(await module.export?.(one)), ...own })) {
				all[module.name] ??= {};
				const its = all[module.name] as Record<string, unknown[]>;
				its[noun] = [...(its[noun] ?? []), ...kept];
			}
		}
	return all;
}
