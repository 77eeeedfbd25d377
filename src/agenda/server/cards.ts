import { db } from '#kernel/server/db.ts';
import type { Words } from '#kernel/words.ts';
import type { OfferingKind } from '../offering.ts';
import { type On, within } from './tables.ts';

/** An offering in a few words, for what is made of several. */
export type OfferingInShort = Readonly<{
	id: string;
	slug: string;
	kind: OfferingKind;
	title: Words;
	summary: Words;
	publishedAt: Date | null;
	fictional: boolean;
}>;

const columns = ['id', 'slug', 'kind', 'title', 'summary', 'publishedAt', 'fictional'] as const;
const MOST = 1000;

/** Offerings by their ids, published or not; one that does not exist is not in the answer. */
export async function offeringCards(ids: readonly string[], on: On = db): Promise<Map<string, OfferingInShort>> {
	if (!ids.length) return new Map();
	const rows = await within(on)
		.selectFrom('agenda.offering')
		.select(columns)
		.where((row) => row('id', '=', row.fn.any(row.val([...ids]))))
		.execute();
	return new Map(rows.map((row) => [row.id, row]));
}

/** The same by the words of their addresses, published or not. */
export async function offeringsNamed(slugs: readonly string[], on: On = db): Promise<Map<string, OfferingInShort>> {
	const rows = await within(on)
		.selectFrom('agenda.offering')
		.select(columns)
		.where((row) => row('slug', '=', row.fn.any(row.val([...slugs]))))
		.execute();
	return new Map(rows.map((row) => [row.slug, row]));
}

/** What is published, to choose from: the latest thousand. */
export const offeringChoices = (on: On = db): Promise<OfferingInShort[]> =>
	within(on)
		.selectFrom('agenda.offering')
		.select(columns)
		.where('publishedAt', 'is not', null)
		.orderBy('publishedAt', 'desc')
		.limit(MOST)
		.execute();
