import { href } from '#kernel/address.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { asPerson } from '#network';
import { affiliationsOf, profileBySlug, worksOf } from '#network/server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { viewer, locale } }) => {
	const person = await profileBySlug(params.slug, viewer);
	const [works, affiliations] = await Promise.all([
		worksOf({ person: person.id }),
		person.shown.includes('affiliations') ? affiliationsOf({ person: person.id }) : []
	]);
	const at = { url: publicUrl() + href(`/people/${person.slug}`, locale), hubUrl: publicUrl(), locale };
	return {
		area: 'network',
		person,
		mine: person.id === viewer?.id,
		works,
		affiliations: affiliations.filter((one) => one.public),
		jsonLd: asPerson(person, at)
	};
};
