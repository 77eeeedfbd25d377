import { sql } from 'kysely';
import type { Job, Module } from '#kernel/module.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { Importer } from './importer.ts';
import { carryOut } from './work.ts';

/** What the hub can import is given by who lists the modules: the engine knows none of it. */
export const exchange = (importers: readonly Importer[]): Module => {
	const own = importers.flatMap((one) => (one.own ? one.kind : []));
	const job = (work: Parameters<typeof carryOut>[2]): Job => ({
		run: async ({ kind, id }) => {
			const importer = importers.find((one) => one.kind === kind);
			if (importer) await carryOut(importer, String(id), work);
		},
		retryLimit: 2
	});
	return {
		name: 'exchange',
		jobs: {
			'exchange.check': job('check'),
			'exchange.apply': job('apply'),
			'exchange.undo': job('undo'),
			'exchange.forget': { run: forget, cron: '41 3 * * *' }
		},
		export: (person) => exportPerson(person, own),
		erase: erasePerson
	};
};

/** Thirty days later the rows are forgotten, as is a file that was never imported: they name persons, and their use is over. */
async function forget(): Promise<void> {
	await sql`delete from exchange.row r using exchange.batch b
		where b.id = r.batch and b.created_at < now() - interval '30 days'`.execute(db);
	await sql`delete from exchange.word w using exchange.batch b
		where b.id = w.batch and b.created_at < now() - interval '30 days'`.execute(db);
	await sql`update exchange.batch set sheets = null, forgotten_at = now()
		where forgotten_at is null and created_at < now() - interval '30 days'`.execute(db);
}

/** What stands in rows of `own` kinds is told to nobody by an address: it may be a stranger's. */
async function exportPerson(person: string, own: readonly string[]): Promise<Record<string, unknown[]>> {
	const imports =
		await sql`select kind, file_name, created_at from exchange.batch where made_by = ${person} order by created_at`.execute(
			db
		);
	const rows =
		await sql`select b.kind, b.created_at, r.number, r.given from exchange.row r join exchange.batch b on b.id = r.batch
		where ${named(person)} and not (b.kind = any(${[...own]}::text[]) and b.made_by is distinct from ${person}) order by b.created_at, r.number`.execute(
			db
		);
	return { imports: imports.rows, importedRows: rows.rows };
}

/** Her rows are emptied, so they can no longer be taken back; a file that waits and may name her is thrown away. */
async function erasePerson(tx: Tx, person: string): Promise<void> {
	await sql`delete from exchange.batch b using identity.person p
		where p.id = ${person} and p.email is not null and b.sheets is not null and strpos(lower(b.sheets::text), p.email) > 0`.execute(
		tx
	);
	await sql`update exchange.row r set state = 'erased', given = '{}', problems = '[]', matches = '[]', made = '[]', persons = '{}'
		where ${named(person)} or ${alike(person)}`.execute(tx);
	await sql`delete from exchange.word w using identity.person p
		where p.id = ${person} and p.email is not null and strpos(lower(w.word), p.email) > 0`.execute(tx);
	await sql`update exchange.batch set made_by = null where made_by = ${person}`.execute(tx);
}

/** The rows that might have been her: what is proposed with them says her name and her address. */
const alike = (person: string) => sql<boolean>`r.matches @> ${JSON.stringify([{ id: person }])}::jsonb`;

/** The rows that made or changed a person, or hold her address. */
const named = (
	person: string
) => sql<boolean>`(r.persons @> array[${person}::uuid] or strpos(lower(r.given::text || r.problems::text),
	coalesce((select email from identity.person where id = ${person}), chr(1))) > 0)`;
