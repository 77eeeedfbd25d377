import { sql } from 'kysely';
import { decideSame } from '#impact/server';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { addOperation } from '#kernel/server/operations.ts';
import { mergeOrganizations } from '../../../src/merge.ts';
import { fill, type Given } from '../../../tests/support/filled.ts';
import { drawsFrom } from '../draws.ts';

export const OPERATIONS = ['FEDER-1', 'FEDER-2'] as const;
export type Size = Readonly<{ companies: number; doubles: number; participations: number; calls: number }>;

/** Lays rows down as they are given: a year has thousands. */
export async function lay(tx: Tx, table: string, rows: readonly Given[]): Promise<void> {
	if (!rows.length) return;
	const names = sql.raw(Object.keys(rows[0] ?? {}).join(', '));
	await sql`insert into ${sql.raw(table)} (${names}) select ${names} from jsonb_populate_recordset(null::${sql.raw(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(
		tx
	);
}

/** A transaction that lays rows down by hand: no fact tells of them. */
export const byHand = <T>(act: (tx: Tx) => Promise<T>): Promise<T> =>
	transaction(async (tx) => {
		await sql`select set_config('told.by', pg_current_xact_id()::text, true)`.execute(tx);
		return act(tx);
	});

export type Drawing = Readonly<{
	below: (most: number) => number;
	one: <T>(all: readonly T[]) => T;
	chance: (of: number) => boolean;
	/** A day of 2025, or so many days later. */
	day: (later?: number) => string;
}>;

export function drawing(seed: number): Drawing {
	const draw = drawsFrom(seed);
	const below = (most: number): number => Math.floor(draw() * most);
	return {
		below,
		one: (all) => all[below(all.length)] as (typeof all)[number],
		chance: (of) => draw() < of,
		day: (later = 0) => new Date(Date.UTC(2025, 0, 1 + below(365) + later)).toISOString().slice(0, 10)
	};
}

/** An enterprise of the year under all its names: organisations of the directory and files. */
export type Firm = { organization: string; number: string; files: string[] };

/** Companies with their doubles: merged in the directory, under one number, in a file of another name, by a decision of the team. */
export async function settleFirms({ companies, doubles }: Size, team: string): Promise<Firm[]> {
	const firms: Firm[] = [];
	await byHand(async (tx) => {
		const names = Array.from({ length: companies }, (_, at) => ({ id: newId(), number: `0${200_000_000 + at * 97}` }));
		await lay(
			tx,
			'network.organization',
			names.map(({ id }, at) => organization(id, `societe-${at}`))
		);
		await lay(
			tx,
			'network.identifier',
			names.map(({ id, number }) => ({ scheme: 'bce', value: number, organization: id }))
		);
		firms.push(...names.map(({ id, number }) => ({ organization: id, number, files: [] })));
	});
	const by = { actor: ref('person', team), source: 'desk' as const };
	for (let at = 0; at < doubles; at++) {
		const firm = firms[(at * 3) % firms.length];
		if (!firm) continue;
		const other = newId();
		await byHand((tx) => lay(tx, 'network.organization', [organization(other, `autre-nom-${at}`)]));
		if (at % 4 === 0) await byHand((tx) => mergeOrganizations(tx, other, firm.organization, team));
		if (at % 4 === 1)
			await byHand((tx) =>
				lay(tx, 'network.identifier', [
					{ scheme: 'vat', value: `BE${firm.number.slice(0, -3)}.${firm.number.slice(-3)}`, organization: other }
				])
			);
		if (at % 4 === 2)
			await transaction((tx) =>
				decideSame(tx, { one: firm.organization, other, why: 'Même enseigne' }, { id: team }, by)
			);
		await byHand(async (tx) => {
			const id = newId();
			// the fourth kind: the file bears another name and says which company it is
			const company = at % 4 === 0 || at % 4 === 3 ? firm.organization : other;
			await lay(tx, 'venture.file', [file(id, company, 'company', `double-${at}`)]);
			firm.files.push(id);
		});
	}
	return firms;
}

const organization = (id: string, slug: string): Given => ({
	...{ id, slug, name: slug, kind: 'company', sentence: { source: 'fr', fr: 'Inventé.' } },
	...{ former_names: [], sectors: [], sources: [], fictional: true, links: [], created_at: '2024-12-01T00:00:00Z' }
});

let keeper = '';
const keptBy = (id: string): void => {
	keeper = id;
};
export const file = (id: string, company: string | null, kind: string, name: string): Given => ({
	...{ id, keeper, company, kind, name, stage: kind === 'project' ? 'idea' : 'launched', mailbox: name },
	...{ opened_at: '2025-02-01T09:00:00Z', updated_at: '2025-02-01T09:00:00Z', fictional: true }
});

/** The operations, the team's person, an adviser and the house that keeps files. */
export async function settleHub(): Promise<{ team: string; other: string; house: string }> {
	for (const code of OPERATIONS)
		await transaction((tx) =>
			addOperation(tx, {
				code,
				name: { source: 'fr', fr: code },
				funder: 'FEDER',
				starts: '2025-01-01',
				ends: '2027-12-31'
			})
		);
	return byHand(async (tx) => {
		const person = async () => String((await fill(tx, 'identity.person')).id);
		const house = String((await fill(tx, 'network.organization', { kind: 'incubator' })).id);
		keptBy(house);
		return { team: await person(), other: await person(), house };
	});
}
