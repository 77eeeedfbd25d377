import { newsPath } from '#editorial';
import { newsBySlug } from '#editorial/server';
import { href } from '#kernel/address.ts';
import { ifThere } from '#kernel/errors.ts';
import { pictureAddress } from '#kernel/picture.ts';
import { hub } from '#kernel/server/hub.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { say } from '#kernel/words.ts';
import { organizationById, sectors } from '#network/server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params: { slug }, locals: { locale } }) => {
	const [its, { name }] = await Promise.all([newsBySlug(slug, locale), hub()]);
	const [all, partner] = await Promise.all([
		its.sectors.length ? sectors() : [],
		its.organization ? ifThere(organizationById(its.organization)) : null
	]);
	const title = say(its.title, locale);
	return {
		its,
		sectors: all.filter((one) => its.sectors.includes(one.slug)).map(({ label }) => label),
		organization: partner && !partner.deletedAt ? partner.name : null,
		article: {
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
			publisher: { '@type': 'Organization', name, url: publicUrl() }
		}
	};
};
