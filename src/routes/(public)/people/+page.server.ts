import { peopleFacets, skillsByUri, visiblePeople } from '#network/server';
import { listQuery } from '#web/list.server.ts';
import type { PageServerLoad } from './$types';

const SHOWN = 48;

export const load: PageServerLoad = async ({ url, locals: { viewer } }) => {
	const { q, page, filters } = listQuery(url, { sorts: ['name'], filters: ['skill', 'locality'] });
	const { skill = '', locality = '' } = filters;
	const [{ people, total }, facets, [asked]] = await Promise.all([
		visiblePeople(viewer, { text: q, skill, locality, limit: SHOWN, offset: (page - 1) * SHOWN }),
		peopleFacets(viewer),
		skillsByUri(skill ? [skill] : [])
	]);
	// a skill that is asked for by its address may not be among the most frequent
	const skills =
		asked && !facets.skills.some(({ uri }) => uri === asked.uri) ? [...facets.skills, asked] : facets.skills;
	return {
		...{ area: 'network', asked: { q, skill, locality }, people, total, page, pages: Math.ceil(total / SHOWN) },
		skills: skills.map(({ uri, label }) => ({ uri, label })),
		localities: facets.localities
	};
};
