import type { Tx } from '#kernel/server/db.ts';
import { within } from './tables.ts';

/** Forgets who of the team wrote to those who registered; that they were written to stays. */
export async function erasePerson(tx: Tx, person: string): Promise<void> {
	await within(tx).updateTable('notice.circular').set({ writtenBy: null }).where('writtenBy', '=', person).execute();
}
