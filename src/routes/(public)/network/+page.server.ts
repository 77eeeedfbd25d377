import { shownToAll } from '#kernel/server/kept/kept.ts';
import type { Organization } from '#network';
import { countOrganizations, organizationFacets, organizationPoints, organizations, sectors } from '#network/server';
import { listQuery } from '#web/list.server.ts';
import type { PageServerLoad } from './$types';

const SHOWN = 48;

export const load: PageServerLoad = async ({ url, locals: { locale } }) => {
	const { q, filters, page } = listQuery(url, { sorts: ['name'], filters: ['sector', 'kind', 'locality'] });
	const filter = { text: q, ...filters };
	const kept = `network ${JSON.stringify([filter, page])}`;
	const found = await shownToAll(kept, locale, () => read(filter, page));
	const asked = { q, sector: filters.sector ?? '', kind: filters.kind ?? '', locality: filters.locality ?? '' };
	return { area: 'network', asked, page, ...found };
};

async function read(filter: Parameters<typeof countOrganizations>[0], page: number) {
	const [found, total, facets, points, known] = await Promise.all([
		organizations({ ...filter, page, limit: SHOWN }),
		countOrganizations(filter),
		organizationFacets(filter),
		organizationPoints(filter),
		sectors()
	]);
	const here = new Set(found.map(({ slug }) => slug));
	return {
		...{ total, pages: Math.ceil(total / SHOWN), facets, sectors: known, organizations: found.map(cardOf) },
		// those of the other pages: on the map all are
		further: points.filter(({ slug }) => !here.has(slug))
	};
}

/** What is not so does not travel. */
function cardOf({ slug, name, kind, sentence, sectors: its, ...rest }: Organization) {
	const { locality, picture, lat, lon, verifiedAt, founded, status, fictional } = rest;
	return {
		...{ slug, name, kind, sentence, sectors: its },
		...(locality && { locality }),
		...(picture && { picture }),
		...(lat !== null && lon !== null && { lat, lon }),
		...(verifiedAt && { verified: true }),
		...(founded && { founded }),
		...(status === 'ended' && { ended: true }),
		...(fictional && { fictional })
	};
}
