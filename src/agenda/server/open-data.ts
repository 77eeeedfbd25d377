import { z } from 'zod';
import { listOf, openData } from '#kernel/server/open-data.ts';
import { Words } from '#kernel/words.schema.ts';
import { locales } from '#kernel/words.ts';
import { type Listing, NewOffering } from '../index.ts';
import { upcomingPage } from './index.ts';
import { Where, whereOf } from './open-where.ts';

const MOST = 500;
const moment = z.iso.datetime();

/** One time that an activity happens, with what it is. `left` null: no limit. */
const Occurrence = z.strictObject({
	id: z.uuid(),
	startsAt: moment,
	endsAt: moment,
	timeZone: z.string(),
	status: z.enum(['scheduled', 'cancelled']),
	place: Where,
	places: z.strictObject({ capacity: z.int().nullable(), left: z.int().nullable(), waiting: z.int() }),
	activity: z.strictObject({
		slug: NewOffering.shape.slug,
		kind: NewOffering.shape.kind,
		area: NewOffering.shape.area,
		title: Words,
		summary: Words,
		audience: Words.nullable(),
		price: Words.nullable(),
		languages: z.array(z.enum(locales)),
		fictional: z.boolean(),
		organization: z.strictObject({ slug: z.string(), name: z.string() })
	})
});

const from = {
	name: 'from',
	in: 'query',
	description:
		'Only what starts then or later; what is no date-time is ignored. Give the `next` of an answer for what follows it.',
	schema: { type: 'string', format: 'date-time' }
} as const;

export const open = [
	openData({
		path: '/activities',
		summary: 'What is to come on the agenda',
		parameters: [from],
		gives: 'Up to 500 occurrences and all that start with the last, the next first',
		/** `next`: from where to ask for the following ones; null when these were the last. */
		shape: listOf(Occurrence).safeExtend({ next: moment.nullable() }),
		read: async ({ url }) => {
			const { listings, next } = await upcomingPage(url.searchParams.get('from'), MOST);
			return { items: listings.map(asOpenData), next: next?.toISOString() ?? null };
		}
	})
];

function asOpenData({ occurrence, offering }: Listing): z.infer<typeof Occurrence> {
	const { id, startsAt, endsAt, timeZone, status, place, places } = occurrence;
	const { slug, kind, area, title, summary, audience, price, languages, fictional, organization } = offering;
	return {
		...{ id, timeZone, status, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), place: whereOf(place) },
		places: { capacity: places.capacity, left: places.left, waiting: places.waiting },
		activity: {
			...{ slug, kind, area, title, summary, audience, price, languages, fictional },
			organization: { slug: organization.slug, name: organization.name }
		}
	};
}
