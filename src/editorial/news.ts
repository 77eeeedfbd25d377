import type { Picture } from '#kernel/picture.ts';
import type { Words } from '#kernel/words.ts';

/** What the team gives of a piece of news. `publishedAt` may be in the future; null is a draft. */
export type GivenNews = Readonly<{
	slug: string;
	title: Words;
	summary: Words;
	body: Words;
	picture: Picture | null;
	sectors: readonly string[];
	organization: string | null;
	authorShown: boolean;
	publishedAt: Date | null;
}>;

/** A piece of news as a list shows it. */
export type NewsCard = Readonly<{
	id: string;
	slug: string;
	title: Words;
	summary: Words;
	picture: Picture | null;
	sectors: readonly string[];
	fictional: boolean;
	publishedAt: Date;
}>;

export const newsPath = ({ slug }: Pick<NewsCard, 'slug'>): string => `/news/${slug}`;
