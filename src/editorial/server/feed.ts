import { Feed } from 'feed';
import { href } from '#kernel/address.ts';
import { pictureAddress } from '#kernel/picture.ts';
import { hub } from '#kernel/server/hub.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { newsPath } from '../news.ts';
import { latestNews } from './news.ts';

const ENTRIES = 50;

/** The latest fifty pieces of news as an Atom feed (RFC 4287) in one language. */
export async function newsAtom(locale: Locale): Promise<string> {
	const [{ name }, news] = await Promise.all([hub(), latestNews({ limit: ENTRIES })]);
	const site = publicUrl();
	const page = `${site}${href('/news', locale)}`;
	const feed = new Feed({
		title: m.editorial_feed_title({ hub: name }, { locale }),
		id: page,
		link: page,
		language: locale,
		copyright: name,
		updated: news[0]?.publishedAt,
		feedLinks: { atom: `${site}${href('/news.atom', locale)}` },
		author: { name }
	});
	for (const one of news) {
		const link = `${site}${href(newsPath(one), locale)}`;
		feed.addItem({
			id: `urn:uuid:${one.id}`,
			link,
			title: asHtml(say(one.title, locale).text),
			description: asHtml(say(one.summary, locale).text),
			date: one.publishedAt,
			published: one.publishedAt,
			...(one.picture ? { image: `${site}${pictureAddress(one.picture, 1280)}` } : {})
		});
	}
	return feed.atom1();
}

/** The library says that titles and summaries are HTML; ours are plain text. */
const asHtml = (text: string): string => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
