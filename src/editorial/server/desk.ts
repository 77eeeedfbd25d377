import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import { containing } from '#kernel/server/text-search.ts';
import { within } from './tables.ts';

export const newsSorts = ['date', 'title', 'changed'] as const;

export type NewsQuery = Readonly<{
	q: string;
	/** draft, planned, published or trash; '' for all that is not in the trash. */
	state: string;
	sort: (typeof newsSorts)[number];
	descending: boolean;
	limit: number;
	offset: number;
}>;

/** The news as the team sees it: all words of `q` are in its texts, in whatever language, accents and capitals aside. */
export async function allNews({ q, state, sort, descending, limit, offset }: NewsQuery) {
	const now = new Date();
	const found = within(db)
		.selectFrom('editorial.news')
		.where('trashedAt', state === 'trash' ? 'is not' : 'is', null)
		.$if(state === 'draft', (query) => query.where('publishedAt', 'is', null))
		.$if(state === 'planned', (query) => query.where('publishedAt', '>', now))
		.$if(state === 'published', (query) => query.where('publishedAt', '<=', now))
		.$if(Boolean(q), (query) => query.where(containing(sql`words`, q)));
	const order = {
		date: sql`coalesce(published_at, 'infinity')`,
		title: sql`title ->> (title ->> 'source') collate "und-x-icu"`,
		changed: sql`changed_at`
	}[sort];
	const [rows, { count }] = await Promise.all([
		found
			.select(['id', 'slug', 'title', 'publishedAt', 'changedAt', 'trashedAt', 'fictional'])
			.orderBy(order, descending ? 'desc' : 'asc')
			.orderBy('id')
			.limit(limit)
			.offset(offset)
			.execute(),
		found.select((row) => row.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
	]);
	return { rows, total: count };
}
