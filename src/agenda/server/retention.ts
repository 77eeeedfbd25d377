import { sql } from 'kysely';
import { keptUntil, proofIsOver } from '#kernel/proof.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { operations } from '#kernel/server/operations.ts';
import { isoDate } from '#kernel/time.ts';
import { forgetNames } from '#participation/server';
import { sealGuests } from './proofs.ts';
import { forgetProposals } from './proposals.ts';
import { within } from './tables.ts';

const MONTHS = 6;

/**
 * Forgets, six months after a séance, what was only of use for it: the names of companions and of who came without registering, the answers, and what the
 * team noted. What an operation paid for stays until its last payment has been made: its own people look at it until then. From that day on the names of those who were there are under seal, for its auditor alone,
 * and the rest is forgotten.
 */
export async function forgetGuests(now = new Date()): Promise<void> {
	const before = new Date(now);
	before.setUTCMonth(now.getUTCMonth() - MONTHS);
	const today = isoDate(now, (await hub()).timeZone);
	const paid = (await operations()).filter((one) => keptUntil(one) !== null);
	const audited = paid.filter((one) => !proofIsOver(one, today)).map(({ code }) => code);
	const past = await within(db)
		.selectFrom('agenda.occurrence as o')
		.innerJoin('agenda.offering as f', 'f.id', 'o.offering')
		.select(['o.id', 'f.operation'])
		.where('o.endsAt', '<', before)
		.where((row) =>
			row.or([
				row('f.operation', 'is', null),
				row('f.operation', '=', row.fn.any(row.val(paid.map(({ code }) => code))))
			])
		)
		.execute();
	const sealed = past.filter(({ operation }) => operation !== null && audited.includes(operation));
	await transaction(async (tx) => {
		await sealGuests(
			tx,
			sealed.map(({ id }) => id)
		);
		await forget(
			tx,
			past.map(({ id }) => id)
		);
		await forgetProposals(tx, before);
	});
}

async function forget(tx: Tx, occurrences: readonly string[]): Promise<void> {
	await forgetNames(tx, 'occurrence', occurrences);
	for (const table of ['agenda.answer', 'agenda.booking_note'])
		await sql`delete from ${sql.table(table)} t using participation.booking_card b
			where b.id = t.booking and b.subject = any(${occurrences}::uuid[])`.execute(tx);
}
