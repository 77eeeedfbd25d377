import type { Tx } from '#kernel/server/db.ts';
import { within } from './tables.ts';

/** Forgets who of the team wrote to those who registered, and to a list; that they were written to stays. */
export async function erasePerson(tx: Tx, person: string): Promise<void> {
	for (const table of ['notice.circular', 'notice.listCircular'] as const)
		await within(tx).updateTable(table).set({ writtenBy: null }).where('writtenBy', '=', person).execute();
}
