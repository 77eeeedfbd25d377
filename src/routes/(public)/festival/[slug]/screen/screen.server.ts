import { festivalBySlug } from '#agenda/server';

/** What a public screen shows until the end of the festival, in moments as numbers, so that it can go on without a network. */
export async function screenOf(slug: string) {
	const { offering, programme } = await festivalBySlug(slug);
	const now = Date.now();
	return {
		at: now,
		title: offering.title,
		stages: programme.stages.map(({ id, name, place }) => ({ id, name, place })),
		tracks: programme.tracks,
		items: programme.items
			.filter(({ endsAt, cancelledAt }) => endsAt.getTime() > now && !cancelledAt)
			.map(({ id, stage, track, title, people, startsAt, endsAt }) => ({
				...{ id, stage, track, title, people },
				startsAt: startsAt.getTime(),
				endsAt: endsAt.getTime()
			}))
	};
}
