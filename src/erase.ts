import type { Tx } from '#kernel/server/db.ts';
import { modules } from './modules.ts';

/** Removes what names a person from every module, against the arrows, in the given transaction; what counts keeps its sum. */
export async function erase(tx: Tx, person: string): Promise<void> {
	for (const module of modules.toReversed()) await module.erase?.(tx, person);
}

/** All that the hub keeps about a person, by module and noun: what she may ask for (GDPR, articles 15 and 20). */
export async function exportOf(person: string): Promise<Record<string, Record<string, unknown[]>>> {
	const all: Record<string, Record<string, unknown[]>> = {};
	for (const module of modules) if (module.export) all[module.name] = await module.export(person);
	return all;
}
