import { z } from 'zod';
import { refused } from '#kernel/errors.ts';
import { Picture } from '#kernel/picture.schema.ts';
import { hub } from '#kernel/server/hub.ts';
import { listOf, momentAsked, momentParameter, openData, textParameter } from '#kernel/server/open-data.ts';
import { Words } from '#kernel/words.schema.ts';
import { openings, spaceKinds } from '../kinds.ts';
import { HoursOfWeek } from '../space.schema.ts';
import { busy } from './availability.ts';
import { spaceBySlug, spaces } from './reading.ts';

const DAY = 86_400_000;
const MOST_DAYS = 62;

/** Something that can be booked, as anyone may read it. */
const SpaceShown = z.strictObject({
	id: z.uuid(),
	slug: z.string(),
	place: z.strictObject({ slug: z.string(), name: z.string() }),
	kind: z.enum(spaceKinds),
	name: Words,
	sentence: Words.nullable(),
	capacity: z.int().nullable(),
	units: z.int(),
	parts: z.array(z.string()),
	equipment: z.array(z.string()),
	stepFree: z.boolean().nullable(),
	hearingLoop: z.boolean().nullable(),
	lift: z.boolean().nullable(),
	access: Words.nullable(),
	picture: Picture.nullable(),
	hours: HoursOfWeek,
	closedOnHolidays: z.boolean(),
	openTo: z.enum(openings),
	approval: z.boolean(),
	fictional: z.boolean()
});

const Taken = z.strictObject({ from: z.iso.datetime(), until: z.iso.datetime() });

export const open = [
	openData({
		path: '/spaces',
		summary: 'What can be booked: desks, rooms, studios, workshops, machines and kits',
		parameters: [textParameter('place', 'A place, by its slug'), textParameter('q', 'Words to find')],
		gives: 'Spaces by place, kind and name; hours are minutes of the day, Monday first',
		shape: listOf(SpaceShown),
		read: async ({ url: { searchParams } }) => {
			const asked = (name: string) => searchParams.get(name)?.slice(0, 200) || undefined;
			const found = await spaces({ place: asked('place')?.replaceAll('\0', ''), text: asked('q') });
			return { items: found.map(shownOf) };
		}
	}),
	openData({
		path: '/spaces-busy',
		summary: 'When a space cannot be had; of alike units, when none is left',
		parameters: [
			{ ...textParameter('space', 'A space, by its slug'), required: true },
			momentParameter('from', 'A date-time with its zone, or a day; now without it'),
			momentParameter('until', `One that is later, by at most ${MOST_DAYS} days; seven days later without it`)
		],
		gives: 'Stretches in order, which do not touch',
		shape: listOf(Taken),
		read: async ({ url }) => {
			const { timeZone } = await hub();
			const from = momentAsked(url, 'from', timeZone) ?? new Date();
			const until = momentAsked(url, 'until', timeZone) ?? new Date(from.getTime() + 7 * DAY);
			const days = (until.getTime() - from.getTime()) / DAY;
			if (days <= 0 || days > MOST_DAYS) throw refused('spaces_asked_until', { most: MOST_DAYS }, 400);
			const space = await spaceBySlug(url.searchParams.get('space') ?? '');
			const taken = (await busy([space.id], from, until)).get(space.id) ?? [];
			return { items: taken.map((one) => ({ from: one.from.toISOString(), until: one.until.toISOString() })) };
		}
	})
];

function shownOf({ place, ...space }: Awaited<ReturnType<typeof spaces>>[number]) {
	const { id, slug, kind, name, sentence, capacity, units, parts, equipment } = space;
	const { stepFree, hearingLoop, lift, access, picture, hours, closedOnHolidays, openTo, approval, fictional } = space;
	return {
		...{ id, slug, kind, name, sentence, capacity, units, parts: [...parts], equipment: [...equipment] },
		...{ stepFree, hearingLoop, lift, access, picture, hours, closedOnHolidays, openTo, approval, fictional },
		place: { slug: place.slug, name: place.name }
	};
}
