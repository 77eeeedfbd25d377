import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { Refusal } from '#kernel/errors.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { ifOpen } from '#kernel/server/sections.ts';
import type { Locale } from '#kernel/words.ts';
import { asPerson } from '#network';
import { confirmFrom, skillsSaid } from '#network/pages/profile/skill-words.server.ts';
import { affiliationsOf, formerAddress, profileBySlug, worksOf } from '#network/server';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { viewer, locale } }) => {
	const person = await profileBySlug(params.slug, viewer).catch((error) => moved(error, params.slug, viewer, locale));
	const [works, affiliations, said] = await Promise.all([
		ifOpen('gallery', () => worksOf({ person: person.id }), []),
		person.shown.includes('affiliations') ? affiliationsOf({ person: person.id }) : [],
		skillsSaid(person, viewer)
	]);
	const at = { url: publicUrl() + href(`/people/${person.slug}`, locale), hubUrl: publicUrl(), locale };
	return {
		area: 'network',
		person,
		mine: person.id === viewer?.id,
		...{ works, said },
		affiliations: affiliations.filter((one) => one.public),
		jsonLd: asPerson(person, at)
	};
};

export const actions: Actions = {
	confirm: (event) => confirmFrom(event, requirePerson(event), event.params.slug)
};

/** Leads to whom this person turned out to be, if the reader may see her. @throws what went wrong, when there is nobody */
async function moved(error: unknown, slug: string, viewer: App.Locals['viewer'], locale: Locale): Promise<never> {
	const now = error instanceof Refusal && error.status === 404 ? await formerAddress('person', slug) : null;
	if (!now || now === slug) throw error;
	await profileBySlug(now, viewer);
	redirect(308, href(`/people/${now}`, locale));
}
