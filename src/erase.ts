import { mergedInto } from '#kernel/identity/server/merging.ts';
import type { Tx } from '#kernel/server/db.ts';
import { modules } from './modules.ts';

/** Removes what names a person from every module, against the arrows, in the given transaction; what counts keeps its sum. */
export async function erase(tx: Tx, person: string): Promise<void> {
	for (const one of [...(await mergedInto(person, tx)), person])
		for (const module of modules.toReversed()) await module.erase?.(tx, one);
}

/** All that the hub keeps about a person, by module and noun: what she may ask for (GDPR, articles 15 and 20). */
export async function exportOf(person: string): Promise<Record<string, Record<string, unknown[]>>> {
	const all: Record<string, Record<string, unknown[]>> = {};
	for (const one of [person, ...(await mergedInto(person))])
		for (const module of modules)
			for (const [noun, kept] of Object.entries((await module.export?.(one)) ?? {})) {
				all[module.name] ??= {};
				const its = all[module.name] as Record<string, unknown[]>;
				its[noun] = [...(its[noun] ?? []), ...kept];
			}
	return all;
}
