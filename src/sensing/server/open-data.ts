import { z } from 'zod';
import { nextPage, openData, pageOf, pageParameter } from '#kernel/server/open-data.ts';
import { listQuery } from '#web/list.server.ts';
import { selfLink } from './api/shaping.ts';
import { streamsOf } from './streams.ts';
import { publicThings } from './things.ts';

const MOST = 100;

const ThingShown = z.strictObject({
	id: z.uuid(),
	slug: z.string(),
	name: z.string(),
	organization: z.uuid(),
	place: z.string().nullable(),
	space: z.string().nullable(),
	sensorThings: z.url(),
	values: z.array(
		z.strictObject({
			name: z.string(),
			unit: z.string().nullable(),
			// whatever a stream observes: a number, a word, an object
			result: z.unknown(),
			observedAt: z.iso.datetime().nullable()
		})
	),
	retired: z.boolean(),
	fictional: z.boolean()
});

/** The things that everybody sees with their latest values; all else is asked by SensorThings. */
export const thingData = openData({
	path: '/sensors',
	summary: 'What is observed in rooms and streets',
	parameters: [pageParameter],
	gives: '100 things with their latest values, and the address of each in SensorThings, where all that was observed is',
	shape: pageOf(ThingShown),
	read: async ({ url }) => {
		const { page } = listQuery(url, { sorts: ['name'] });
		const { things, total } = await publicThings({ limit: MOST, offset: (page - 1) * MOST });
		const streams = await streamsOf(things.map(({ number }) => number));
		const items = things.map(({ number, ...one }) => ({
			...{ id: one.id, slug: one.slug, name: one.name, organization: one.organization },
			...{ place: one.placeSlug, space: one.spaceSlug, sensorThings: selfLink('Things', number) },
			values: (streams.get(number) ?? []).map(({ name, symbol, latestResult, latestAt }) => ({
				...{ name, unit: symbol, result: latestResult },
				observedAt: latestAt?.toISOString() ?? null
			})),
			...{ retired: one.retiredAt !== null, fictional: one.fictional }
		}));
		return { items, total, next: nextPage(page, MOST, total) };
	}
});
