import type { Locale, Words } from '#kernel/words.ts';
import { say } from '#kernel/words.ts';
import { m } from '#messages';
import type { Places } from './occurrence.ts';

/** A kind of ticket of an activity, such as « Étudiant »; all share the places of a séance. */
export type Category = Readonly<{
	id: string;
	label: Words;
	/** Words beside it, such as « 5 € sur place ». */
	hint: Words | null;
	/** How many places it has of a séance at most; null: as many as there are. */
	most: number | null;
}>;

/** A category in a séance; `left`: what somebody who comes now can have of one that has a maximum, else null. */
export type OfferedCategory = Category & Readonly<{ left: number | null }>;

/** How many places a party asks for, or has, of a category; null is none. */
export type CategoryCount = Readonly<{ category: string | null; count: number }>;

/** The name of the field of the form that says how many places of a category are asked for. */
export const categoryField = ({ id }: Pick<Category, 'id'>): string => `${CATEGORY_FIELD}${id}`;
export const CATEGORY_FIELD = 'category-';

/** What a seat's category is called, « Sans catégorie » when it has none. */
export const categoryName = (
	id: string | null,
	categories: readonly Pick<Category, 'id' | 'label'>[],
	locale: Locale
): string => {
	const found = categories.find((one) => one.id === id);
	return found ? say(found.label, locale).text : m.agenda_category_none({}, { locale });
};

/** Some counts in one line: « 2 × Adulte, 1 × Enfant », in the order of the categories. */
export const countsSaid = (
	counts: readonly CategoryCount[],
	categories: readonly Pick<Category, 'id' | 'label'>[],
	locale: Locale
): string => {
	const place = ({ category }: CategoryCount) => categories.findIndex(({ id }) => id === category) >>> 0;
	return counts
		.filter(({ count }) => count > 0)
		.toSorted((one, other) => place(one) - place(other))
		.map(({ category, count }) =>
			m.agenda_category_count({ count, name: categoryName(category, categories, locale) }, { locale })
		)
		.join(', ');
};

/** How many of some seats have each category. */
export function countCategories(seats: readonly Readonly<{ category: string | null }>[]): CategoryCount[] {
	const groups = Map.groupBy(seats, ({ category }) => category);
	return [...groups].map(([category, hers]) => ({ category, count: hers.length }));
}

/** Of the places that are asked for, as many of each category as a party can have now, the first ones first: as the engine gives them. */
export function fittingCounts(
	asked: readonly CategoryCount[],
	offered: readonly Pick<OfferedCategory, 'id' | 'left'>[],
	{ left }: Pick<Places, 'left'>
): CategoryCount[] {
	let room = left ?? Number.POSITIVE_INFINITY;
	return asked.map(({ category, count }) => {
		const most = offered.find(({ id }) => id === category)?.left ?? Number.POSITIVE_INFINITY;
		const fits = Math.max(0, Math.min(count, most, room));
		room -= fits;
		return { category, count: fits };
	});
}

export const sumOf = (counts: readonly CategoryCount[]): number => counts.reduce((sum, { count }) => sum + count, 0);
