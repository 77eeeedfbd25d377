import { occurrencesOfEach, offeringToEdit } from '#agenda/server';
import { said } from '#kernel/words.ts';
import { allWorkshops } from '#learning/server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { locale } }) => {
	const workshops = await allWorkshops();
	const ids = workshops.map(({ offering }) => offering);
	const [offerings, seances] = await Promise.all([
		Promise.all(ids.map((id) => offeringToEdit(id))),
		occurrencesOfEach(ids)
	]);
	const now = new Date();
	const listed = workshops.flatMap((workshop, at) => {
		const { given, state } = offerings[at] as (typeof offerings)[number];
		const its = (seances.get(workshop.offering) ?? []).filter(({ status }) => status === 'scheduled');
		if (state !== 'published' || !its.length) return [];
		return {
			...{ id: workshop.id, slug: given.slug, title: said(given.title, locale), fictional: given.fictional },
			summary: said(given.summary, locale),
			disciplines: workshop.disciplines.map(({ name }) => said(name, locale)),
			campuses: workshop.campuses.map(({ name }) => said(name, locale)),
			seances: its.map(({ id, startsAt, endsAt, timeZone, place }) => ({
				...{ id, startsAt, endsAt, timeZone, place: place?.name ?? null }
			})),
			coming: its.some(({ endsAt }) => endsAt > now)
		};
	});
	return {
		area: 'learning',
		coming: listed.filter(({ coming }) => coming),
		past: listed.filter(({ coming }) => !coming)
	};
};
