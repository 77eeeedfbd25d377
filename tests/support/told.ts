import type pg from 'pg';
import { type Shown, shown } from './shown.ts';

/**
 * Has a database refuse, at its commit, every transaction that changes what people see (shown.ts) and records no fact: the test whose act it was fails.
 * A fact that was rolled back with a savepoint counts for nothing.
 */
export async function demandFacts(pool: pg.Pool): Promise<void> {
	await pool.query(marking);
	for (const [table, its] of Object.entries(shown))
		await pool.query(demanding(table, its, await columnsOf(pool, table)));
}

const marking = `
	create schema told;
	create function told.mark() returns trigger language plpgsql as $$
	begin
		perform set_config('told.by', pg_current_xact_id()::text, true);
		return null;
	end $$;
	create trigger told after insert on kernel.activity for each statement execute function told.mark();`;

/** What the database computes of other columns changes with them. */
async function columnsOf(pool: pg.Pool, table: string): Promise<string[]> {
	const { rows } = await pool.query<{ name: string }>(
		`select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
		[table]
	);
	return rows.map(({ name }) => name);
}

function demanding(table: string, { but = {}, when = 'true' }: Shown, columns: readonly string[]): string {
	const seen = columns.filter((name) => !(name in but));
	const changed = seen.map((name) => `old."${name}" is distinct from new."${name}"`).join(' or ');
	const isSeen = (row: 'old' | 'new') => `exists (select from (select ${row}.*) r where ${when})`;
	return `
		create function told."${table}"() returns trigger language plpgsql as $$
		begin
			if current_setting('told.by', true) is not distinct from pg_current_xact_id()::text then return null; end if;
			if tg_op <> 'INSERT' and ${isSeen('old')} or tg_op <> 'DELETE' and ${isSeen('new')} then
				raise exception 'people see ${table}, and no fact tells its %', lower(tg_op);
			end if;
			return null;
		end $$;
		create constraint trigger told after insert or delete on ${table}
			deferrable initially deferred for each row execute function told."${table}"();
		create constraint trigger told_changed after update on ${table}
			deferrable initially deferred for each row when (${changed}) execute function told."${table}"();`;
}
