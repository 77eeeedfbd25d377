import type { z } from 'zod';
import { href } from '#kernel/address.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { phaseOf } from '#learning';
import { cohortsOf, coursesOfEach, publishedProgrammes, todayHere } from '#learning/server';
import type { Programme } from '../shapes.ts';
import type { RequestHandler } from './$types';

/** The programmes that anybody may see, with their courses and the cohorts that have not ended. */
export const GET: RequestHandler = async ({ locals: { locale } }) => {
	const [programmes, today] = await Promise.all([publishedProgrammes(), todayHere()]);
	const ids = programmes.map(({ id }) => id);
	const [cohorts, courses] = await Promise.all([cohortsOf(ids), coursesOfEach(ids)]);
	const items = programmes.map((its): z.infer<typeof Programme> => {
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
	return Response.json({ items });
};
