import { sql } from 'kysely';
import type { Maker, Naming } from '#exchange/server';
import { refused } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import type { Tx } from '#kernel/server/db.ts';
import { locales } from '#kernel/words.ts';
import { addSector, forgetSector, sectors } from './sectors.ts';

/** A column that names sectors, which are the team's own list. */
export const sectorNaming = (column: string): Naming => ({
	column,
	several: true,
	known: async (on) =>
		(await sectors(on)).map(({ slug, label }) => ({
			value: slug,
			names: [slug, ...locales.flatMap((locale) => label[locale] ?? [])],
			label: (locale) => label[locale] ?? label[label.source] ?? slug
		})),
	maker: sectorMaker
});

const sectorMaker: Maker = {
	make: async (tx, word, by) => ({ ref: ref('sector', await addSector(tx, word, by)), before: null }),
	look: async (on, slugs) => {
		const all = await sectors(on);
		return new Map(all.filter(({ slug }) => slugs.includes(slug)).map(({ slug, label }) => [slug, label]));
	},
	takeBack: async (tx, { ref: { id } }, by) => {
		if (await isUsed(tx, id)) throw refused('exchange_stays_used');
		await forgetSector(tx, id, by);
	}
};

/** Whether anything of any module is in a sector: all of them keep theirs in a column of that name, which no foreign key holds. */
async function isUsed(tx: Tx, slug: string): Promise<boolean> {
	const { rows } = await sql<{ schema: string; table: string }>`
		select c.table_schema as schema, c.table_name as table from information_schema.columns c
		join information_schema.tables t using (table_schema, table_name)
		where c.column_name = 'sectors' and c.udt_name = '_text' and t.table_type = 'BASE TABLE'`.execute(tx);
	for (const { schema, table } of rows) {
		const { rows: found } = await sql`select from ${sql.table(`${schema}.${table}`)}
			where sectors @> array[${slug}]::text[] limit 1`.execute(tx);
		if (found.length) return true;
	}
	return false;
}
