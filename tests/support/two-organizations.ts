import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import type { Tx } from '#kernel/server/db.ts';
import { fill, insert } from './filled.ts';

export type Two = Readonly<{ gone: string; kept: string; rows: number }>;
type Place = Readonly<{ place: string; named: readonly string[] }>;

export async function mergerPlaces(tx: Tx): Promise<readonly Place[]> {
	const { rows } = await sql<Place>`select place, named from network.merger_place order by place`.execute(tx);
	return rows;
}

/**
 * Two organisations that every table knows that may name one, made by the catalog alone: `each` rows a table and column for the one that goes, half of
 * them said of the other too where a table takes both, and half as many of the other's own.
 */
export async function twoOrganizations(tx: Tx, each: number): Promise<Two> {
	await sql`select set_config('told.by', pg_current_xact_id()::text, true)`.execute(tx);
	const gone = await organization(tx, { sectors: ['gaming'], email: 'gone@example.org', former_names: ['Une'] });
	const kept = await organization(tx, { sectors: ['design'], website: 'https://kept.example' });
	let rows = 0;
	for (const { place, named } of await mergerPlaces(tx))
		for (const column of named)
			for (let turn = 0; turn < each; turn++) {
				const row = await fill(tx, place, { [column]: gone });
				rows += 1 + (await hanging(tx, place, row));
				if (turn * 2 >= each) continue;
				rows += await said(tx, place, { ...row, [column]: kept });
				await fill(tx, place, { [column]: kept });
				rows += 1;
			}
	return { gone, kept, rows: rows + (await rest(tx, gone, kept)) };
}

async function organization(tx: Tx, given: object): Promise<string> {
	return String((await fill(tx, 'network.organization', { ...given })).id);
}

/** The same row of the other one, where its table takes it. @returns how many were made */
async function said(tx: Tx, place: string, row: Record<string, unknown>): Promise<number> {
	await sql`savepoint said`.execute(tx);
	try {
		const made = await insert(tx, place, { ...row, ...('id' in row && { id: newId() }) });
		return 1 + (await hanging(tx, place, made));
	} catch {
		await sql`rollback to savepoint said`.execute(tx);
		return 0;
	}
}

/** What hangs on an interest or a calendar, which goes with it when both have one. */
async function hanging(tx: Tx, place: string, { id }: Record<string, unknown>): Promise<number> {
	if (place === 'agenda.source') {
		const { uid } = await fill(tx, 'agenda.source_offering', { source: id });
		await fill(tx, 'agenda.source_occurrence', { source: id, uid });
		return 2;
	}
	if (place !== 'partnering.interest') return 0;
	await fill(tx, 'partnering.message', { interest: id, words: 'Bonjour.' });
	const agreement = await fill(tx, 'partnering.agreement', { interest: id });
	await fill(tx, 'partnering.outcome', { agreement: agreement.id });
	return 3;
}

/** What names an organisation otherwise, and what is of both by who does what with whom. */
async function rest(tx: Tx, gone: string, kept: string): Promise<number> {
	for (const [object, slug] of [
		[gone, 'autrefois'],
		[kept, 'jadis']
	] as const) {
		await fill(tx, 'network.former_address', { kind: 'organization', object, slug: `${slug}-${newId().slice(-6)}` });
		await fill(tx, 'kernel.revision', { kind: 'organization', object });
	}
	const offering = await fill(tx, 'agenda.offering', { organization: gone });
	await fill(tx, 'agenda.co_organizer', { offering: offering.id, organization: kept });
	const proposal = await fill(tx, 'partnering.proposal', { organization: gone });
	const own = await fill(tx, 'partnering.interest', { proposal: proposal.id, organization: kept });
	return 8 + (await hanging(tx, 'partnering.interest', own));
}

/** Every row of every table as it stands, but of the log, of what is kept of mergers, and of the long lists that come with the program (NACE, ESCO). */
export async function dump(tx: Tx): Promise<Record<string, string[]>> {
	const { rows } = await sql<{ name: string }>`
		select relid::regclass::text as name from pg_stat_user_tables
		where schemaname not in ('public', 'pgboss', 'told')
			and relid::regclass::text !~ '^(kernel[.](activity.*|pseudonym)|network[.](merger(_row)?|nace|skill.*)|impact[.]touched)$' order by 1`.execute(
		tx
	);
	const all: Record<string, string[]> = {};
	for (const { name } of rows) {
		const found = await sql<{
			row: string;
		}>`select to_jsonb(t)::text as row from ${sql.raw(name)} t order by 1`.execute(tx);
		if (found.rows.length) all[name] = found.rows.map(({ row }) => row);
	}
	return all;
}
