import type { z } from 'zod';
import { href } from '#kernel/address.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { publishedWays, walk } from '#learning/server';
import type { Way } from '../shapes.ts';
import type { RequestHandler } from './$types';

/** The ways that anybody may walk, with the activities of each step that are public. */
export const GET: RequestHandler = async ({ locals: { locale } }) => {
	const items = await Promise.all(
		(await publishedWays()).map(async (way): Promise<z.infer<typeof Way>> => {
			const { id, slug, title, summary, organization, fictional } = way;
			const steps = await walk(id, null);
			return {
				...{ slug, title, summary, fictional },
				steps: steps.map((step) => ({
					title: step.title,
					activities: step.offerings
						.filter(({ publishedAt }) => publishedAt)
						.map(({ slug, title }) => ({ slug, title })),
					after: steps.flatMap((one, index) => (step.needs.includes(one.id) ? [index + 1] : []))
				})),
				organization: { slug: organization.slug, name: organization.name },
				url: publicUrl() + href(`/learning/ways/${slug}`, locale)
			};
		})
	);
	return Response.json({ items });
};
