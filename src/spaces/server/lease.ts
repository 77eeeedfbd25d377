import { type By, ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import type { Tx } from '#kernel/server/db.ts';
import { allot } from './allocations.ts';

/** How long a space is held while one decides, unless it is said otherwise. */
const LEASE_MINUTES = 10;

type Held = Readonly<{ space: string; startsAt: Date; endsAt: Date; quantity: number }>;

/**
 * Holds a space for some minutes. @returns the lease's id: whoever has it can take the space (`reserve`), or give the lease back. Throws `Taken`, spaces_gone.
 * The same id again moves the lease.
 */
export async function lease(
	tx: Tx,
	wanted: Held,
	by: By,
	id: string = newId(),
	minutes: number = LEASE_MINUTES
): Promise<string> {
	const heldUntil = new Date(Date.now() + minutes * 60_000);
	await allot(tx, [{ ...wanted, subject: ref('lease', id), heldUntil }], by);
	return id;
}
