import { sql } from 'kysely';
import type { Tx } from '#kernel/server/db.ts';

const LONGEST = 2000;
const cut = (text: string): string | null => text.trim().slice(0, LONGEST) || null;

/** Keeps what the team notes of a reservation for itself, of 2000 characters at most; an empty note takes it away. */
export async function noteReservation(tx: Tx, id: string, text: string): Promise<void> {
	await sql`update spaces.reservation set note = ${cut(text)} where id = ${id}`.execute(tx);
}

/** Keeps what the team says with its answer to whoever booked. */
export async function wordReservation(tx: Tx, id: string, text: string): Promise<void> {
	await sql`update spaces.reservation set answer = ${cut(text)} where id = ${id}`.execute(tx);
}
