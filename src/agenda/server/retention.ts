import { sql } from 'kysely';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { type Operation, operations } from '#kernel/server/operations.ts';
import { forgetNames } from '#participation/server';
import { forgetProposals } from './proposals.ts';
import { within } from './tables.ts';

const MONTHS = 6;
/** Regulation (EU) 2021/1060, article 82: documents of an operation are kept for five years from the end of the year of the last payment. */
const PROOF_YEARS = 5;

/**
 * Forgets, six months after a séance, what was only of use for it: the names of companions and of who came without registering, the answers, and what the
 * team noted. Of an activity that a funder must be able to check, all of it stays as long as `proofIsOver` says.
 */
export async function forgetGuests(now = new Date()): Promise<void> {
	const before = new Date(now);
	before.setUTCMonth(now.getUTCMonth() - MONTHS);
	const over = (await operations()).filter((one) => proofIsOver(one, now)).map(({ code }) => code);
	const past = await within(db)
		.selectFrom('agenda.occurrence as o')
		.innerJoin('agenda.offering as f', 'f.id', 'o.offering')
		.select('o.id')
		.where('o.endsAt', '<', before)
		.where((row) => row.or([row('f.operation', 'is', null), row('f.operation', '=', row.fn.any(row.val(over)))]))
		.execute();
	await transaction(async (tx) => {
		await forget(
			tx,
			past.map(({ id }) => id)
		);
		await forgetProposals(tx, before);
	});
}

/** Whether nobody may ask for the proofs of an operation any more: it is closed, and five whole years have gone by since. */
export const proofIsOver = ({ closedAt }: Pick<Operation, 'closedAt'>, now: Date): boolean =>
	closedAt !== null && now.getTime() >= Date.UTC(closedAt.getUTCFullYear() + 1 + PROOF_YEARS, 0, 1);

async function forget(tx: Tx, occurrences: readonly string[]): Promise<void> {
	await forgetNames(tx, 'occurrence', occurrences);
	for (const table of ['agenda.answer', 'agenda.booking_note'])
		await sql`delete from ${sql.table(table)} t using participation.booking_card b
			where b.id = t.booking and b.subject = any(${occurrences}::uuid[])`.execute(tx);
}
