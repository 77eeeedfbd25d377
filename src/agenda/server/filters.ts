import { type RawBuilder, sql } from 'kysely';
import { spelling } from '#kernel/fold.ts';
import { db } from '#kernel/server/db.ts';
import { containing, near, sourceOf } from '#kernel/server/text-search.ts';
import { type On, within } from './tables.ts';

/** What a reader of the agenda looks for; what is '' or null narrows nothing. */
export type Filter = Readonly<{
	q: string;
	/** The slug of a sector. */
	sector: string;
	kind: string;
	/** A language that is spoken there. */
	language: string;
	/** The age of somebody who wants to come. */
	age: number | null;
	locality: string;
	free: boolean;
	online: boolean;
}>;

/** The conditions of a filter on offerings `f`, occurrences `o` and their places `p`. */
export function conditions(filter: Filter): RawBuilder<boolean>[] {
	const { sector, kind, language, age, locality, free, online } = filter;
	return [
		...(spelling(filter.q) ? [sayingIt(filter.q)] : []),
		...(sector ? [sql<boolean>`f.sectors @> array[${sector}]::text[]`] : []),
		...(kind ? [sql<boolean>`f.kind = ${kind}`] : []),
		...(language ? [sql<boolean>`f.languages @> array[${language}]::text[]`] : []),
		...(age === null
			? []
			: [sql<boolean>`coalesce(f.min_age, 0) <= ${age}::int and coalesce(f.max_age, 200) >= ${age}::int`]),
		...(locality ? [sql<boolean>`p.locality = ${locality}`] : []),
		...(free ? [FREE] : []),
		...(online ? [sql<boolean>`o.mode <> 'on_site'`] : [])
	];
}

/** The places where something is planned, by name. */
export async function localities(now = new Date(), on: On = db): Promise<string[]> {
	const rows = await within(on)
		.selectFrom('agenda.occurrence as o')
		.innerJoin('agenda.offering as f', 'f.id', 'o.offering')
		.innerJoin('network.placeCard as p', 'p.id', 'o.place')
		.select('p.locality')
		.distinct()
		.where('f.publishedAt', 'is not', null)
		.where('o.apart', '=', false)
		.where('o.endsAt', '>', now)
		.where('p.locality', 'is not', null)
		.execute();
	return rows.flatMap(({ locality }) => locality ?? []).toSorted(new Intl.Collator('fr').compare);
}

/** A price is in words: nothing said, or a word for free in one of our languages. */
const FREE = sql<boolean>`(f.price is null or f.price ->> (f.price ->> 'source') ~* '^\s*(gratuit|free|gratis|ilmai|maksut|entr[ée]e libre|0([.,]0+)? ?€)')`;

/** By its words or its theme, as the search of the whole hub finds it; where nothing published has them, by a title that is spelt nearly so. */
function sayingIt(text: string): RawBuilder<boolean> {
	const [offering, theme] = [sql.ref('f.words'), sql.ref('o.words')];
	const said = sql`exists (select from agenda.offering where published_at is not null and ${containing(sql.ref('words'), text)})
		or exists (select from agenda.occurrence where theme is not null and ${containing(sql.ref('words'), text)})`;
	return sql<boolean>`(${containing(offering, text)} or ${containing(theme, text)}
		or not (${said}) and ${near(sourceOf('f.title'), text)})`;
}
