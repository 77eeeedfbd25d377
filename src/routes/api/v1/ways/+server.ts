import type { z } from 'zod';
import { offeringCards } from '#agenda/server';
import { href } from '#kernel/address.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { publishedWays, stepsOfEach } from '#learning/server';
import type { Way } from '../shapes.ts';
import type { RequestHandler } from './$types';

/** The ways that anybody may walk, with the activities of each step that are public. */
export const GET: RequestHandler = async ({ locals: { locale } }) => {
	const ways = await publishedWays();
	const stepsBy = await stepsOfEach(ways.map(({ id }) => id));
	const cards = await offeringCards([...stepsBy.values()].flat().flatMap(({ offerings }) => [...offerings]));
	const published = (id: string) => {
		const card = cards.get(id);
		return card?.publishedAt ? [{ slug: card.slug, title: card.title }] : [];
	};
	const items = ways.map((way): z.infer<typeof Way> => {
		const { id, slug, title, summary, organization, fictional } = way;
		const steps = stepsBy.get(id) ?? [];
		return {
			...{ slug, title, summary, fictional },
			steps: steps.map((step) => ({
				title: step.title,
				activities: step.offerings.flatMap(published),
				after: steps.flatMap((one, index) => (step.needs.includes(one.id) ? [index + 1] : []))
			})),
			organization: { slug: organization.slug, name: organization.name },
			url: publicUrl() + href(`/learning/ways/${slug}`, locale)
		};
	});
	return Response.json({ items });
};
