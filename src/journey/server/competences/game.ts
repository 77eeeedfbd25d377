import { newId } from '#kernel/id.ts';
import type { Tx } from '#kernel/server/db.ts';
import type { Shown } from '../../moment.ts';
import { within } from '../tables.ts';

/** Keeps what a run has shown of each competence, at each level once: the choice that showed it first. */
export async function noteShown(
	tx: Tx,
	{ person, run }: Readonly<{ person: string; run: string }>,
	shown: readonly Shown[]
): Promise<void> {
	const first = new Map<string, Shown>();
	for (const one of shown) {
		const key = `${one.competence} ${one.level}`;
		if (!first.has(key)) first.set(key, one);
	}
	if (!first.size) return;
	const rows = [...first.values()].map(({ competence, level, choice }) => ({
		...{ id: newId(), person, competence, level, source: 'game' as const },
		...{ refKind: 'run' as const, ref: run, choice }
	}));
	await within(tx)
		.insertInto('journey.evidence')
		.values(rows)
		.onConflict((known) => known.doNothing())
		.execute();
}

/** The same for a run that was moved or taken back: what it does not show any more is not kept. */
export async function showAgain(
	tx: Tx,
	whose: Readonly<{ person: string; run: string }>,
	shown: readonly Shown[]
): Promise<void> {
	await within(tx).deleteFrom('journey.evidence').where('ref', '=', whose.run).where('source', '=', 'game').execute();
	await noteShown(tx, whose, shown);
}
