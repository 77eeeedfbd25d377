import { sql } from 'kysely';
import { db, type Tx } from '#kernel/server/db.ts';
import type { Account } from '../../plans/plan.schema.ts';
import type { On } from '../tables.ts';

/** Where the money is asked to go; null: nobody has said it yet. */
export async function account(on: On = db): Promise<Account | null> {
	const { rows } = await sql<Account>`select beneficiary, iban, due_days, note from spaces.account`.execute(on);
	return rows[0] ?? null;
}

/** Says where the money is asked to go from now on; what is closed keeps what it says. */
export async function keepAccount(tx: Tx, { beneficiary, iban, dueDays, note }: Account): Promise<void> {
	await sql`insert into spaces.account (beneficiary, iban, due_days, note) values (${beneficiary}, ${iban}, ${dueDays}, ${note || null})
		on conflict (only_one) do update set beneficiary = excluded.beneficiary, iban = excluded.iban, due_days = excluded.due_days, note = excluded.note`.execute(
		tx
	);
}
