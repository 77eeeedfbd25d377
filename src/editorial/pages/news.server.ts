import { href } from '#kernel/address.ts';
import { ifThere } from '#kernel/errors.ts';
import { pictureAddress } from '#kernel/picture.ts';
import { hub } from '#kernel/server/hub.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { type Locale, say } from '#kernel/words.ts';
import { organizationById, sectors } from '#network/server';
import { newsPath } from '../index.ts';
import { newsBySlug } from '../server/index.ts';

type News = Awaited<ReturnType<typeof newsBySlug>>;

/** A piece of news as its page shows it, with what it belongs to. */
export async function newsShown(slug: string, locale: Locale) {
	const [its, { name }] = await Promise.all([newsBySlug(slug, locale), hub()]);
	const [all, partner] = await Promise.all([
		its.sectors.length ? sectors() : [],
		its.organization ? ifThere(organizationById(its.organization)) : null
	]);
	return {
		its,
		sectors: all.filter((one) => its.sectors.includes(one.slug)).map(({ label }) => label),
		organization: partner && !partner.deletedAt ? partner.name : null,
		article: asArticle(its, name, locale)
	};
}

/** A piece of news as machines read it (schema.org). */
function asArticle(its: News, publisher: string, locale: Locale) {
	const title = say(its.title, locale);
	return {
		'@context': 'https://schema.org',
		'@type': 'NewsArticle',
		'@id': `${publicUrl()}${href(newsPath(its), locale)}`,
		headline: title.text,
		inLanguage: title.lang,
		description: say(its.summary, locale).text,
		datePublished: its.publishedAt?.toISOString(),
		dateModified: its.changedAt.toISOString(),
		...(its.picture ? { image: `${publicUrl()}${pictureAddress(its.picture, 1280)}` } : {}),
		...(its.author ? { author: { '@type': 'Person', name: its.author } } : {}),
		publisher: { '@type': 'Organization', name: publisher, url: publicUrl() }
	};
}
