import type { Front, Noun, Subject } from '#kernel/noun.ts';
import type { Section } from '#kernel/section.ts';
import { hub } from '#kernel/server/hub.ts';
import { every, front } from '#kernel/server/nouns.ts';
import { nothingFound } from '#kernel/server/text-search.ts';
import { longDate } from '#kernel/time.ts';
import { type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { newsPath, pagePath } from '../index.ts';
import {
	findNews,
	findPages,
	latestNews,
	newsBySlug,
	newsForm,
	pageBySlug,
	pageForm,
	publishedPages,
	trashNews,
	trashPage
} from './index.ts';

const news: Noun = {
	kind: 'news',
	name: m.editorial_noun_news,
	page: { path: '/news', all: () => every(latestNews), poster: newsPoster },
	search: {
		name: m.editorial_news,
		place: 80,
		find: async (asked, _, near, on) => (near ? nothingFound : findNews(asked, on))
	},
	report: {
		find: async (id, locale) => {
			const its = await newsForm(id);
			const shown = !its.trashedAt && its.publishedAt !== null && its.publishedAt <= new Date();
			return { name: say(its.title, locale).text, path: newsPath(its), shown };
		},
		hide: (tx, id, by) => trashNews(tx, id, by)
	}
};

const page: Noun = {
	kind: 'page',
	name: m.editorial_noun_page,
	page: {
		path: '/pages',
		// the privacy page has an address of its own
		all: async () => (await publishedPages()).filter(({ kind }) => kind !== 'privacy'),
		poster: pagePoster
	},
	search: {
		name: m.site_pages,
		place: 90,
		find: async (asked, _, near, on) => (near ? nothingFound : findPages(asked, on))
	},
	report: {
		find: async (id, locale) => {
			const its = await pageForm(id);
			return {
				name: say(its.words.title, locale).text,
				path: pagePath(its),
				shown: !its.trashedAt && its.publishedAt !== null,
				lasting: its.kind !== 'free'
			};
		},
		hide: (tx, id, by) => trashPage(tx, id, by)
	}
};

export const nouns: readonly Noun[] = [page, { kind: 'menu', name: m.editorial_noun_menu }];

export const fronts: readonly Front[] = [{ path: '/privacy', poster: (locale) => pagePoster('privacy', locale) }];

export const newsSection: Section = {
	key: 'news',
	name: m.editorial_news,
	text: m.editorial_news_section,
	paths: ['/news', '/news.atom'],
	desk: ['/desk/news'],
	filled: 'exists (select from editorial.news where trashed_at is null)',
	nouns: [news],
	fronts: [front('/news', 'agenda', m.editorial_news, m.editorial_news_lede)]
};

async function newsPoster(slug: string, locale: Locale): Promise<Subject> {
	const { title, summary, publishedAt } = await newsBySlug(slug, locale);
	const day = publishedAt && longDate(publishedAt, locale, (await hub()).timeZone);
	const kicker = [m.editorial_news({}, { locale }), day].filter(Boolean).join(' · ');
	return { area: 'agenda', kicker, title: say(title, locale).text, lines: [say(summary, locale).text] };
}

async function pagePoster(slug: string, locale: Locale): Promise<Subject> {
	const { title } = await pageBySlug(slug, locale);
	return { area: 'network', kicker: say((await hub()).region, locale).text, title: title.text };
}
