import { z } from 'zod';
import { nextPage, openData, pageOf, pageParameter } from '#kernel/server/open-data.ts';
import { Words } from '#kernel/words.schema.ts';
import { listQuery } from '#web/list.server.ts';
import { groupKinds } from '../kinds.ts';
import { groupStates, memberRoles } from '../states.ts';
import { type Group, type Member, membersOfEach, publicGroups } from './reading.ts';

const MOST = 100;

/** A group as everybody reads it: which organisations are in it, never who of them, nor what they pay. */
const GroupShown = z.strictObject({
	id: z.uuid(),
	slug: z.string(),
	kind: z.enum(groupKinds),
	title: Words,
	summary: Words,
	sectors: z.array(z.string()),
	starts: z.iso.date().nullable(),
	ends: z.iso.date().nullable(),
	pilotSite: z.string().nullable(),
	countries: z.array(z.string()),
	members: z.array(
		z.strictObject({ organization: z.uuid(), name: z.string(), role: z.enum(memberRoles), country: z.string() })
	),
	state: z.enum(groupStates).exclude(['draft']),
	fictional: z.boolean()
});

export const groupData = openData({
	path: '/groups',
	summary: 'Working groups and joint projects',
	parameters: [pageParameter],
	gives: '100 groups, those that are open first, with their members; nothing of what they keep to themselves',
	shape: pageOf(GroupShown),
	read: async ({ url }) => {
		const { page } = listQuery(url, { sorts: ['openedAt'] });
		const { groups, total } = await publicGroups({ limit: MOST, offset: (page - 1) * MOST });
		const members = await membersOfEach(groups.map(({ id }) => id));
		return {
			items: groups.map((one) => shownAs(one, members.get(one.id) ?? [])),
			total,
			next: nextPage(page, MOST, total)
		};
	}
});

function shownAs(one: Group, all: readonly Member[]): z.infer<typeof GroupShown> {
	const members = all.filter(({ state }) => state === 'member');
	return {
		...{ id: one.id, slug: one.slug, kind: one.kind, title: one.title, summary: one.summary },
		...{ sectors: [...one.sectors], starts: one.starts, ends: one.ends, pilotSite: one.placeName || one.site || null },
		countries: [...one.countries],
		members: members.map(({ organization, name, role, country }) => ({ organization, name, role, country })),
		...{ state: one.state as Exclude<typeof one.state, 'draft'>, fictional: one.fictional }
	};
}
