import { z } from 'zod';
import { offeringCards, Where, whereOf } from '#agenda/server';
import { href } from '#kernel/address.ts';
import { listOf, openData } from '#kernel/server/open-data.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { Words } from '#kernel/words.schema.ts';
import { type Locale, locales } from '#kernel/words.ts';
import { NewClassOffer, phaseOf, phases } from '../index.ts';
import {
	afternoons,
	classActivities,
	cohortsOf,
	coursesOfEach,
	publishedProgrammes,
	publishedWays,
	stepsOfEach,
	todayHere
} from './index.ts';

const moment = z.iso.datetime();
const Maker = z.strictObject({ slug: z.string(), name: z.string() });

/** A programme of study with its courses and cohorts; days are those of the hub, fees are cents of a euro. */
const Programme = z.strictObject({
	slug: z.string(),
	title: Words,
	summary: Words,
	/** Level of the European Qualifications Framework. */
	eqf: z.int().min(1).max(8).nullable(),
	ects: z.number(),
	languages: z.array(z.enum(locales)),
	byDegree: Words.nullable(),
	byExperience: Words.nullable(),
	courses: z.array(z.strictObject({ code: z.string(), title: Words, ects: z.number() })),
	cohorts: z.array(
		z.strictObject({
			...{ name: z.string(), fromDay: z.iso.date(), toDay: z.iso.date(), phase: z.enum(phases) },
			...{ appliesFrom: z.iso.date().nullable(), appliesUntil: z.iso.date().nullable(), feeCents: z.int() }
		})
	),
	organization: Maker,
	url: z.url(),
	fictional: z.boolean()
});

/** What a class can come to, with its next afternoons; `left` null: no limit. Where classes of a school are visited stands nowhere. */
const ClassOffer = NewClassOffer.safeExtend({
	activity: z.string(),
	title: Words,
	summary: Words,
	afternoons: z.array(
		z.strictObject({
			...{ id: z.uuid(), startsAt: moment, endsAt: moment, timeZone: z.string(), left: z.int().nullable() },
			...{ place: Where, url: z.url() }
		})
	),
	organization: z.string()
});

/** Activities in an order. A step is done by one of its activities; `after`: the numbers of the steps that come before it, from 1. */
const Way = z.strictObject({
	slug: z.string(),
	title: Words,
	summary: Words,
	steps: z.array(
		z.strictObject({
			title: Words.nullable(),
			activities: z.array(z.strictObject({ slug: z.string(), title: Words })),
			after: z.array(z.int())
		})
	),
	organization: Maker,
	url: z.url(),
	fictional: z.boolean()
});

export const open = [
	openData({
		path: '/programmes',
		summary: 'The programmes of study, with their courses and cohorts',
		gives: 'Programmes by address',
		shape: listOf(Programme),
		read: async ({ locale }) => ({ items: await programmesRead(locale) })
	}),
	openData({
		path: '/classes',
		summary: 'What a class can come to, at the hub or at its school',
		gives: 'Offers, the latest first, each with its afternoons to come',
		shape: listOf(ClassOffer),
		read: async ({ locale }) => ({ items: await classesRead(locale) })
	}),
	openData({
		path: '/ways',
		summary: 'The ways of activities for beginners',
		gives: 'Up to 100 ways, the latest first',
		shape: listOf(Way),
		read: async ({ locale }) => ({ items: await waysRead(locale) })
	})
];

/** The programmes that anybody may see, with their courses and the cohorts that have not ended. */
async function programmesRead(locale: Locale): Promise<z.infer<typeof Programme>[]> {
	const [programmes, today] = await Promise.all([publishedProgrammes(), todayHere()]);
	const ids = programmes.map(({ id }) => id);
	const [cohorts, courses] = await Promise.all([cohortsOf(ids), coursesOfEach(ids)]);
	return programmes.map((its) => {
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
async function classesRead(locale: Locale): Promise<z.infer<typeof ClassOffer>[]> {
	const [activities, coming] = await Promise.all([classActivities(), afternoons()]);
	return activities.flatMap(({ id, slug, title, summary, organization, published, offer }) => {
		if (!published || !offer) return [];
		const { offering: _, years, streams, aims, ...needs } = offer;
		const its = coming.filter(({ listing }) => listing.offering.id === id);
		const item: z.infer<typeof ClassOffer> = {
			...{ activity: slug, title, summary, organization, ...needs },
			...{ years: [...years], streams: [...streams], aims: [...aims] },
			afternoons: its.map(({ listing: { occurrence } }) => ({
				...{ id: occurrence.id, timeZone: occurrence.timeZone, left: occurrence.places.left },
				startsAt: occurrence.startsAt.toISOString(),
				endsAt: occurrence.endsAt.toISOString(),
				place: whereOf(occurrence.place),
				url: publicUrl() + href(`/learning/classes/${occurrence.id}`, locale)
			}))
		};
		return [item];
	});
}

/** The ways that anybody may walk, with the activities of each step that are public. */
async function waysRead(locale: Locale): Promise<z.infer<typeof Way>[]> {
	const ways = await publishedWays();
	const stepsBy = await stepsOfEach(ways.map(({ id }) => id));
	const cards = await offeringCards([...stepsBy.values()].flat().flatMap(({ offerings }) => [...offerings]));
	const published = (id: string) => {
		const card = cards.get(id);
		return card?.publishedAt ? [{ slug: card.slug, title: card.title }] : [];
	};
	return ways.map(({ id, slug, title, summary, organization, fictional }) => {
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
