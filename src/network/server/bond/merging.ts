import { sql } from 'kysely';
import type { Tx } from '#kernel/server/db.ts';

/** Gives what ties one organisation to the hub to another that is the same; what both pledged of one thing for one year is one. */
export async function mergeBond(tx: Tx, from: string, into: string): Promise<void> {
	await sql`update network.convention set organization = ${into} where organization = ${from}`.execute(tx);
	await sql`update network.gift set organization = ${into} where organization = ${from}`.execute(tx);
	await sql`update network.pledge own set amount = own.amount + given.amount,
			words = left(concat_ws(' ', nullif(own.words, ''), nullif(given.words, '')), 300)
		from network.pledge given where own.organization = ${into} and given.organization = ${from}
			and own.year = given.year and own.measure = given.measure`.execute(tx);
	await sql`delete from network.pledge given using network.pledge own where given.organization = ${from} and own.organization = ${into}
		and own.year = given.year and own.measure = given.measure`.execute(tx);
	await sql`update network.pledge set organization = ${into} where organization = ${from}`.execute(tx);
}
