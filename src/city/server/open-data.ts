import { z } from 'zod';
import { href } from '#kernel/address.ts';
import { sameForAll } from '#kernel/server/kept/kept.ts';
import { nextPage, openData, pageOf, pageParameter } from '#kernel/server/open-data.ts';
import { inTourismWords, pointOfInterest, tourismPage } from '#kernel/server/open-tourism.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { Words } from '#kernel/words.schema.ts';
import { locales } from '#kernel/words.ts';
import { listQuery } from '#web/list.server.ts';
import { licences, reuses } from '../kinds.ts';
import { type Served, servedTrails } from './serving.ts';

const MOST = 100;

/** A trail as everybody reads it. What its stops say is read on their pages, under the licence of the trail. */
const TrailShown = z.strictObject({
	id: z.uuid(),
	slug: z.string(),
	organization: z.strictObject({ id: z.uuid(), name: z.string() }),
	title: Words,
	summary: Words,
	minutes: z.int(),
	stepFree: z.boolean(),
	ageFrom: z.int().nullable(),
	languages: z.array(z.enum(locales)),
	licence: z.enum(licences),
	reuse: z.enum(reuses),
	edition: z.int(),
	publishedAt: z.iso.datetime(),
	stops: z.array(
		z.strictObject({
			...{ code: z.string(), lat: z.number().nullable(), lon: z.number().nullable(), place: z.string().nullable() },
			title: z.partialRecord(z.enum(locales), z.string())
		})
	),
	fictional: z.boolean()
});

/** Trails in the words of DATAtourisme: an itinerary, which begins at its first stop. What is invented is not told to visitors of other sites. */
export const tourismData = openData({
	path: '/datatourisme/trails',
	summary: 'Trails of the visitor guide in the words of the DATAtourisme ontology (JSON-LD)',
	parameters: [pageParameter],
	gives: 'The itineraries among 100 published trails, the latest first',
	shape: tourismPage,
	read: async ({ url }) => {
		const { page } = listQuery(url, { sorts: ['approvedAt'] });
		return sameForAll(`itineraries ${page}`, async () => {
			const { trails, total } = await servedTrails({ limit: MOST, offset: (page - 1) * MOST });
			const items = trails.filter(({ manifest }) => !manifest.fictional).map(itinerary);
			return inTourismWords({ items, total, next: nextPage(page, MOST, total) });
		});
	}
});

function itinerary({ id, slug, manifest }: Served) {
	const first = manifest.stops.find(({ lat }) => lat !== null);
	return pointOfInterest({
		...{ id, url: publicUrl() + href(`/guide/${slug}`, locales[0]), types: ['Tour'], languages: manifest.locales },
		...{
			label: manifest.title,
			text: manifest.summary,
			where: first ? { lat: first.lat, lon: first.lon, address: first.place?.address } : null,
			by: manifest.organization.name
		}
	});
}

export const trailData = openData({
	path: '/trails',
	summary: 'Trails of the visitor guide',
	parameters: [pageParameter],
	gives: '100 published trails, the latest first, with their stops',
	shape: pageOf(TrailShown),
	read: async ({ url }) => {
		const { page } = listQuery(url, { sorts: ['approvedAt'] });
		return sameForAll(`trails ${page}`, async () => {
			const { trails, total } = await servedTrails({ limit: MOST, offset: (page - 1) * MOST });
			return { items: trails.map(shownAs), total, next: nextPage(page, MOST, total) };
		});
	}
});

function shownAs({ id, slug, number, approvedAt, manifest }: Served): z.infer<typeof TrailShown> {
	const { organization, title, summary, minutes, stepFree, ageFrom, licence, reuse, fictional } = manifest;
	return {
		...{ id, slug, organization, title, summary, minutes, stepFree, ageFrom, licence, reuse, fictional },
		...{ languages: [...manifest.locales], edition: number, publishedAt: approvedAt.toISOString() },
		stops: manifest.stops.map(({ code, lat, lon, place, parts }) => ({
			...{ code, lat, lon, place: place?.slug ?? null },
			title: Object.fromEntries(Object.entries(parts).map(([locale, part]) => [locale, part.title]))
		}))
	};
}
