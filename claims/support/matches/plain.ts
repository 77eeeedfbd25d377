import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';

/** What plain full text finds for a request among offers, the best first, in each of the ways in which one would write it: by the rules of the request's language, and by those of the hub's search. */
export async function plainText(request: string): Promise<readonly (readonly string[])[]> {
	const configuration = sql`(case partnering.tongue(q.title || ' ' || q.needs) when 'en' then 'pg_catalog.english' when 'nl' then 'pg_catalog.dutch'
		when 'fi' then 'pg_catalog.finnish' else 'pg_catalog.french' end)::regconfig`;
	const text = (of: string) => sql`(${sql.ref(`${of}.title`)} || ' ' || ${sql.ref(`${of}.needs`)})`;
	const ways = [
		(of: string) => sql`to_tsvector(${configuration}, ${text(of)})`,
		(of: string) => sql`kernel.mixed_vector(${text(of)})`
	];
	return Promise.all(
		ways.map(async (vector) => {
			const { rows } = await sql<{ id: string }>`
				select p.id from partnering.proposal q, lateral (
					select string_agg(quote_literal(lexeme), ' | ')::tsquery as any_word from unnest(tsvector_to_array(${vector('q')})) lexeme) asked,
					partnering.proposal p
				where q.id = ${request} and p.direction = 'offer' and p.state = 'open' and ${vector('p')} @@ any_word
				order by ts_rank(${vector('p')}, any_word) desc, p.id limit 5`.execute(db);
			return rows.map(({ id }) => id);
		})
	);
}
