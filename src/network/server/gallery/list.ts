import { sql } from 'kysely';
import { portionsOf } from '#kernel/server/at-length.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { containing } from '#kernel/server/text-search.ts';
import type { Words } from '#kernel/words.ts';
import type { WorkKind } from '../../gallery/kinds.ts';
import type { On } from '../tables.ts';
import { within } from './tables.ts';

/** A work in the list of its editors. */
export type WorkRow = Readonly<{
	id: string;
	slug: string;
	kind: WorkKind;
	title: Words;
	year: number | null;
	organizationName: string | null;
	pictures: number;
	publishedAt: Date | null;
	deletedAt: Date | null;
	updatedAt: Date;
}>;

export const workSorts = ['updated', 'title', 'year'] as const;
export type WorkListQuery = Readonly<{
	text?: string;
	kind?: string;
	state?: string;
	/** Only works of these organisations; undefined: of all. */
	organizations?: readonly string[];
	sort: (typeof workSorts)[number];
	descending: boolean;
	limit: number;
	offset: number;
}>;

/** All works, drafts and (with the state `trash`) the trash too, for Coulisses. */
export async function workList(query: WorkListQuery, on: On = db): Promise<{ works: WorkRow[]; total: number }> {
	const [works, { total }] = await Promise.all([
		inOrder(query, on).limit(query.limit).offset(query.offset).execute(),
		narrowed(query, on)
			.select((row) => row.fn.countAll<number>().as('total'))
			.executeTakeFirstOrThrow()
	]);
	return { works, total };
}

type Every = Omit<WorkListQuery, 'limit' | 'offset'>;

/** All of them, some at a time. */
export const worksInPortions = (query: Every, tx: Tx): AsyncGenerator<WorkRow[]> =>
	portionsOf<WorkRow>(tx, inOrder(query, tx));

function inOrder(query: Every, on: On) {
	const order = {
		updated: sql`w.updated_at`,
		title: sql`w.title ->> (w.title ->> 'source') collate "und-x-icu"`,
		year: sql`w.year`
	};
	// the latest first, unless somebody asks for the other way
	const downward = query.sort === 'updated' ? !query.descending : query.descending;
	return narrowed(query, on)
		.select(['w.id', 'w.slug', 'w.kind', 'w.title', 'w.year', 'o.name as organizationName'])
		.select(sql<number>`jsonb_array_length(w.pictures)`.as('pictures'))
		.select(['w.publishedAt', 'w.deletedAt', 'w.updatedAt'])
		.orderBy(order[query.sort], (by) => (downward ? by.desc().nullsLast() : by.asc().nullsLast()))
		.orderBy('w.id');
}

function narrowed({ text, kind, state, organizations }: Every, on: On) {
	let query = within(on)
		.selectFrom('network.work as w')
		.leftJoin('network.organizationCard as o', 'o.id', 'w.organization')
		.where('w.deletedAt', state === 'trash' ? 'is not' : 'is', null);
	if (state === 'published' || state === 'draft')
		query = query.where('w.publishedAt', state === 'published' ? 'is not' : 'is', null);
	if (kind) query = query.where('w.kind', '=', kind as WorkKind);
	if (organizations) query = query.where(sql<boolean>`w.organization = any(${[...organizations]}::uuid[])`);
	return text?.trim() ? query.where(containing(sql`w.words`, text)) : query;
}
