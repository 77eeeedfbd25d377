import { db } from '#kernel/server/db.ts';
import { within } from './tables.ts';

/** Every published offering, by its slug and when it was last changed: for maps of the site. */
export const publishedOfferings = (on = db): Promise<{ slug: string; updatedAt: Date }[]> =>
	within(on)
		.selectFrom('agenda.offering')
		.select(['slug', 'updatedAt'])
		.where('publishedAt', 'is not', null)
		.orderBy('slug')
		.execute();
