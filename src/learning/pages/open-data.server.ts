import type { z } from 'zod';
import { placeOf, timeOf } from '#agenda/pages/open-data.server.ts';
import { offeringCards } from '#agenda/server';
import { href } from '#kernel/address.ts';
import { publicUrl } from '#kernel/server/place.ts';
import type { Locale } from '#kernel/words.ts';
import { phaseOf } from '../index.ts';
import {
	afternoons,
	classActivities,
	cohortsOf,
	coursesOfEach,
	publishedProgrammes,
	publishedWays,
	stepsOfEach,
	todayHere
} from '../server/index.ts';
import type { ClassOffer, Programme, Way } from './open-data.ts';

/** The programmes that anybody may see, with their courses and the cohorts that have not ended. */
export async function programmesOpen(locale: Locale) {
	const [programmes, today] = await Promise.all([publishedProgrammes(), todayHere()]);
	const ids = programmes.map(({ id }) => id);
	const [cohorts, courses] = await Promise.all([cohortsOf(ids), coursesOfEach(ids)]);
	return programmes.map((its): z.infer<typeof Programme> => {
		const { slug, title, summary, eqf, ects, languages, byDegree, byExperience, organization, fictional } = its;
		const running = cohorts.filter((one) => one.programme === its.id && phaseOf(one, today) !== 'ended');
		return {
			...{ slug, title, summary, eqf, ects, languages, byDegree, byExperience, fictional },
			courses: (courses.get(its.id) ?? []).map(({ code, title, ects }) => ({ code, title, ects })),
			cohorts: running.map((one) => {
				const { name, fromDay, toDay, appliesFrom, appliesUntil, feeCents } = one;
				return { name, fromDay, toDay, appliesFrom, appliesUntil, feeCents, phase: phaseOf(one, today) };
			}),
			organization: { slug: organization.slug, name: organization.name },
			url: publicUrl() + href(`/learning/programmes/${slug}`, locale)
		};
	});
}

/** What a class can come to, with the afternoons to come that anybody may see. */
export async function classesOpen(locale: Locale) {
	const [activities, coming] = await Promise.all([classActivities(), afternoons()]);
	return activities.flatMap(({ id, slug, title, summary, organization, published, offer }) => {
		if (!published || !offer) return [];
		const { offering: _, years, streams, aims, ...needs } = offer;
		const its = coming.filter(({ listing }) => listing.offering.id === id);
		const item: z.infer<typeof ClassOffer> = {
			...{ activity: slug, title, summary, organization, ...needs },
			...{ years: [...years], streams: [...streams], aims: [...aims] },
			afternoons: its.map(({ listing: { occurrence } }) => ({
				...{ ...timeOf(occurrence), left: occurrence.places.left, place: placeOf(occurrence.place) },
				url: publicUrl() + href(`/learning/classes/${occurrence.id}`, locale)
			}))
		};
		return [item];
	});
}

/** The ways that anybody may walk, with the activities of each step that are public. */
export async function waysOpen(locale: Locale) {
	const ways = await publishedWays();
	const stepsBy = await stepsOfEach(ways.map(({ id }) => id));
	const cards = await offeringCards([...stepsBy.values()].flat().flatMap(({ offerings }) => [...offerings]));
	const published = (id: string) => {
		const card = cards.get(id);
		return card?.publishedAt ? [{ slug: card.slug, title: card.title }] : [];
	};
	return ways.map((way): z.infer<typeof Way> => {
		const { id, slug, title, summary, organization, fictional } = way;
		const steps = stepsBy.get(id) ?? [];
		return {
			...{ slug, title, summary, fictional },
			steps: steps.map((step) => ({
				title: step.title,
				activities: step.offerings.flatMap(published),
				after: steps.flatMap((one, index) => (step.needs.includes(one.id) ? [index + 1] : []))
			})),
			organization: { slug: organization.slug, name: organization.name },
			url: publicUrl() + href(`/learning/ways/${slug}`, locale)
		};
	});
}
