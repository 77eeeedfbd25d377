import type { Ref } from '#kernel/facts.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import { same } from '#kernel/same.ts';
import { revisionsOf } from '#kernel/server/revisions.ts';

/** One change of something: when, by whom when that is known, and the names of the fields that it changed. */
export type Change = Readonly<{ id: string; at: Date; by: string | null; changed: string[] }>;

/** The changes that are kept of something that is like `now`, the newest first. */
export async function changesOf(object: Ref, now: Readonly<Record<string, unknown>>): Promise<Change[]> {
	const revisions = await revisionsOf(object);
	const people = new Set(revisions.flatMap(({ changedBy }) => changedBy ?? []));
	const names = new Map(
		await Promise.all([...people].map(async (id) => [id, (await personById(id))?.name ?? null] as const))
	);
	return revisions.map(({ id, before, changedBy, changedAt }, index) => {
		const was = before as Readonly<Record<string, unknown>>;
		const after = index ? (revisions[index - 1]?.before as typeof was) : now;
		const changed = Object.keys(was).filter((field) => !same(was[field], after[field]));
		return { id, at: changedAt, by: (changedBy && names.get(changedBy)) || null, changed };
	});
}
