import { mergedInto } from '#kernel/identity/server/merging.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { type Proof, sealProofs, stillAsked } from '#kernel/server/proofs.ts';
import { modules } from './modules.ts';

/** Removes what names a person from every module, against the arrows, in the given transaction; what counts keeps its sum, and what a funder's auditor may ask for is kept under seal. */
export async function erase(tx: Tx, person: string): Promise<void> {
	const known = await personById(person, tx);
	if (known && !known.erasedAt) await sealProofs(tx, known, await proofsOf(person, tx));
	for (const one of [...(await mergedInto(person, tx)), person])
		for (const module of modules.toReversed()) await module.erase?.(tx, one);
}

/** What of a person stays under seal when she is erased, as long as the law asks for it. */
export async function proofsOf(person: string, on: Tx | typeof db = db): Promise<Proof[]> {
	const all: Proof[] = [];
	for (const one of [...(await mergedInto(person, on)), person])
		for (const { proofs } of modules) all.push(...((await proofs?.(one, on)) ?? []));
	return stillAsked(all, on);
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
