import { z } from 'zod';
import { nextPage, openData, pageOf, pageParameter } from '#kernel/server/open-data.ts';
import { Words } from '#kernel/words.schema.ts';
import { listQuery } from '#web/list.server.ts';
import { missionStates } from '../states.ts';
import { announced } from './reading.ts';

const MOST = 100;

/** A mission as everybody reads it: who travels is in none of it. */
const MissionShown = z.strictObject({
	id: z.uuid(),
	slug: z.string(),
	title: Words,
	summary: Words,
	locality: z.string(),
	timeZone: z.string(),
	starts: z.iso.date(),
	ends: z.iso.date(),
	applyUntil: z.iso.date(),
	places: z.int(),
	placesLeft: z.int(),
	sectors: z.array(z.string()),
	state: z.enum(missionStates).exclude(['draft']),
	fictional: z.boolean()
});

export const missionData = openData({
	path: '/missions',
	summary: 'Missions abroad',
	parameters: [pageParameter],
	gives: '100 missions, those to come first; how many places are left, never who travels',
	shape: pageOf(MissionShown),
	read: async ({ url }) => {
		const { page } = listQuery(url, { sorts: ['starts'] });
		const { missions, total } = await announced({ limit: MOST, offset: (page - 1) * MOST });
		const items = missions.map((one) => ({
			...{ id: one.id, slug: one.slug, title: one.title, summary: one.summary, locality: one.locality },
			...{ timeZone: one.timeZone, starts: one.starts, ends: one.ends, applyUntil: one.applyUntil },
			...{ places: one.places, placesLeft: one.places - one.taken, sectors: [...one.sectors] },
			...{ state: one.state as Exclude<typeof one.state, 'draft'>, fictional: one.fictional }
		}));
		return { items, total, next: nextPage(page, MOST, total) };
	}
});
