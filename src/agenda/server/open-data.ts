import { z } from 'zod';
import { href } from '#kernel/address.ts';
import { hub } from '#kernel/server/hub.ts';
import { listOf, momentAsked, momentParameter, openData } from '#kernel/server/open-data.ts';
import { inTourismWords, pointOfInterest, tourismPage } from '#kernel/server/open-tourism.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { isoDate } from '#kernel/time.ts';
import { Words } from '#kernel/words.schema.ts';
import { locales } from '#kernel/words.ts';
import { type Listing, NewOffering } from '../index.ts';
import { upcomingPage } from './index.ts';
import { Where, whereOf } from './open-where.ts';

const MOST = 500;
const moment = z.iso.datetime();

/** Who leads it is the `organization`; those who organise it too are the `coOrganizers`. */
const Organizer = z.strictObject({ slug: z.string(), name: z.string() });

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
		organization: Organizer,
		coOrganizers: z.array(Organizer)
	})
});

const from = momentParameter(
	'from',
	'Only what starts then or later: a date-time with its zone, or a day. Give the `next` of an answer for what follows it.'
);

export const open = [
	openData({
		path: '/activities',
		summary: 'What is to come on the agenda',
		parameters: [from],
		gives: 'Up to 500 occurrences and all that start with the last, the next first',
		/** `next`: from where to ask for the following ones; null when these were the last. */
		shape: listOf(Occurrence).safeExtend({ next: moment.nullable() }),
		read: async ({ url }) => {
			const first = momentAsked(url, 'from', (await hub()).timeZone);
			const { listings, next } = await upcomingPage(first?.toISOString() ?? null, MOST);
			return { items: listings.map(asOpenData), next: next?.toISOString() ?? null };
		}
	}),
	openData({
		path: '/datatourisme/activities',
		summary: 'What is to come and real on the agenda in the words of the DATAtourisme ontology (JSON-LD)',
		gives: 'What is real among the next 500 occurrences, the next first',
		shape: tourismPage,
		read: async () => {
			const { listings } = await upcomingPage(null, MOST);
			const real = listings.filter(
				({ offering, occurrence }) => !offering.fictional && occurrence.status === 'scheduled'
			);
			return inTourismWords({ items: real.map(asEvent), total: real.length, next: null });
		}
	})
];

/** What kinds of ours are among the events of the ontology. */
const events: Readonly<Partial<Record<Listing['offering']['kind'], readonly string[]>>> = {
	...{ workshop: ['BusinessEvent', 'TrainingWorkshop'], festival: ['CulturalEvent', 'Festival'] },
	...{ exhibition: ['CulturalEvent'], show: ['CulturalEvent', 'ShowEvent'] }
};

function asEvent({ occurrence: { id, startsAt, endsAt, timeZone, place }, offering }: Listing) {
	const { slug, kind, title, summary, organization, languages } = offering;
	const at = (moment: Date) => [isoDate(moment, timeZone), hourOf(moment, timeZone)] as const;
	return pointOfInterest({
		...{
			id,
			url: publicUrl() + href(`/agenda/${slug}`, locales[0]),
			types: ['EntertainmentAndEvent', ...(events[kind] ?? [])]
		},
		...{ label: title, text: summary, where: whereOf(place), by: organization.name, languages },
		period: { start: at(startsAt), end: at(endsAt) }
	});
}

/** The hour by the clock of a place. */
const hourOf = (moment: Date, timeZone: string): string =>
	new Intl.DateTimeFormat('en-GB', {
		timeZone,
		hour: '2-digit',
		minute: '2-digit',
		second: '2-digit',
		hourCycle: 'h23'
	}).format(moment);

function asOpenData({ occurrence, offering }: Listing): z.infer<typeof Occurrence> {
	const { id, startsAt, endsAt, timeZone, status, place, places } = occurrence;
	const { slug, kind, area, title, summary, audience, price, languages, fictional, organization, coOrganizers } =
		offering;
	return {
		...{ id, timeZone, status, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), place: whereOf(place) },
		places: { capacity: places.capacity, left: places.left, waiting: places.waiting },
		activity: {
			...{ slug, kind, area, title, summary, audience, price, languages, fictional },
			organization: organizerOf(organization),
			coOrganizers: coOrganizers.map(organizerOf)
		}
	};
}

const organizerOf = ({ slug, name }: z.infer<typeof Organizer>): z.infer<typeof Organizer> => ({ slug, name });
