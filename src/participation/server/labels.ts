import { type By, ref } from '#kernel/facts.ts';
import { recordAll } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import { lockSeats } from './seats.ts';
import { within } from './tables.ts';

/** What stands on a seat: a label that is nobody's name, and the person who holds it if one does. */
export type Label = Readonly<{ seat: string; name: string | null; holder: string | null }>;

/** Labels seats, whatever their state, such as those of a class by pseudonyms. Unlike a name, a label is nowhere kept but on its seat. */
export async function labelSeats(tx: Tx, labels: readonly Label[], by: By): Promise<void> {
	const rows = await lockSeats(
		tx,
		labels.map(({ seat }) => seat)
	);
	for (const { seat, name, holder } of labels)
		await within(tx)
			.updateTable('participation.seat')
			.set({ holderName: name, holder })
			.where('id', '=', seat)
			.execute();
	await recordAll(
		tx,
		rows.map(({ id, kind, subjectKind, subject }) => ({
			verb: 'participation.renamed' as const,
			actor: by.actor,
			object: ref('seat', id),
			context: ref(subjectKind, subject),
			source: by.source,
			detail: { kind }
		}))
	);
}
