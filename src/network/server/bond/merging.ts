import { sql } from 'kysely';
import type { Tx } from '#kernel/server/db.ts';

/** Gives what ties one organisation to the hub to another that is the same; what both pledged of one thing for one year is one. */
export async function mergeBond(tx: Tx, from: string, into: string): Promise<void> {
	await sql`update network.convention set organization = ${into} where organization = ${from}`.execute(tx);
	await sql`update network.gift set organization = ${into} where organization = ${from}`.execute(tx);
	await sql`insert into network.pledge as own (organization, year, measure, amount, words)
		select ${into}, year, measure, amount, words from network.pledge where organization = ${from}
		on conflict (organization, year, measure) do update set amount = own.amount + excluded.amount,
			words = left(concat_ws(' ', nullif(own.words, ''), nullif(excluded.words, '')), 300)`.execute(tx);
	await sql`delete from network.pledge where organization = ${from}`.execute(tx);
}
