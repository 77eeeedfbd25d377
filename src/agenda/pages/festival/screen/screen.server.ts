import { soonOn } from '../../../index.ts';
import { festivalBySlug } from '../../../server/index.ts';

/** What a public screen shows for two days, in moments as numbers, so that it can go on without a network. */
export async function screenOf(slug: string) {
	const { offering, programme } = await festivalBySlug(slug);
	const now = new Date();
	return {
		at: now.getTime(),
		title: offering.title,
		stages: programme.stages.map(({ id, name, place }) => ({ id, name, place })),
		tracks: programme.tracks,
		items: soonOn(programme.items, now).map(({ id, stage, track, title, people, startsAt, endsAt }) => ({
			...{ id, stage, track, title, people },
			startsAt: startsAt.getTime(),
			endsAt: endsAt.getTime()
		}))
	};
}
