import type { z } from 'zod';
import { visiblePeople } from '#network/server';
import { listQuery } from '#web/list.server.ts';
import type { Person, pageOf } from '../shapes.ts';
import type { RequestHandler } from './$types';

const MOST = 100;

/** The people who show themselves to everyone, whoever asks: `?q=words`, `?skill=`, `?locality=`, `?page=2`. */
export const GET: RequestHandler = async ({ url }) => {
	const { q, page, filters } = listQuery(url, { sorts: ['name'], filters: ['skill', 'locality'] });
	const { people, total } = await visiblePeople(null, {
		text: q,
		skill: filters.skill,
		locality: filters.locality,
		limit: MOST,
		offset: (page - 1) * MOST
	});
	const items = people.map(({ slug, name, headline, locality, openTo, skills, fictional }) => ({
		slug,
		name,
		headline,
		locality,
		openTo: [...openTo],
		skills: [...skills],
		fictional
	}));
	const answer: z.infer<ReturnType<typeof pageOf<typeof Person>>> = {
		items,
		total,
		next: page * MOST < total ? page + 1 : null
	};
	return Response.json(answer);
};
