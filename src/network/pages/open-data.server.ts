import type { z } from 'zod';
import { listQuery } from '#web/list.server.ts';
import { pageAnswer, type pageOf } from '#web/open-data.ts';
import { organizations, visiblePeople, works } from '../server/index.ts';
import type { Organization, Person, Work } from './open-data.ts';

const MOST = 100;

/** The directory: `?sector=gaming`, `?q=words`. */
export async function organizationsOpen({ searchParams }: URL): Promise<z.infer<typeof Organization>[]> {
	const found = await organizations({
		sector: searchParams.get('sector') ?? undefined,
		text: searchParams.get('q') ?? undefined
	});
	return found.map(
		({ createdAt: _, updatedAt: __, verifiedAt: ___, deletedAt: ____, ...organization }) => organization
	);
}

/** The people who show themselves to everyone, whoever asks: `?q=words`, `?skill=`, `?locality=`, `?page=2`. */
export async function peopleOpen(url: URL): Promise<z.infer<ReturnType<typeof pageOf<typeof Person>>>> {
	const { q, page, filters } = listQuery(url, { sorts: ['name'], filters: ['skill', 'locality'] });
	const asked = { text: q, skill: filters.skill, locality: filters.locality };
	const { people, total } = await visiblePeople(null, { ...asked, limit: MOST, offset: (page - 1) * MOST });
	const items = people.map(({ slug, name, headline, locality, openTo, skills, fictional }) => ({
		...{ slug, name, headline, locality, fictional },
		openTo: [...openTo],
		skills: [...skills]
	}));
	return pageAnswer(items, { page, total, most: MOST });
}

/** What was made in the hub: `?q=words`, `?kind=game`, `?sector=gaming`, `?page=2`. */
export async function worksOpen(url: URL): Promise<z.infer<ReturnType<typeof pageOf<typeof Work>>>> {
	const { q, page, filters } = listQuery(url, { sorts: ['year'], filters: ['kind', 'sector'] });
	const { kind, sector } = filters;
	const found = await works({ text: q, kind, sector, limit: MOST, offset: (page - 1) * MOST });
	const items = found.works.map(({ updatedAt: _, sectors, organization, ...work }) => ({
		...work,
		sectors: [...sectors],
		organization: organization && { slug: organization.slug, name: organization.name }
	}));
	return pageAnswer(items, { page, total: found.total, most: MOST });
}
