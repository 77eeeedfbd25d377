import { z } from 'zod';
import { Picture } from '#kernel/picture.schema.ts';
import { listOf, openData, textParameter } from '#kernel/server/open-data.ts';
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
			textParameter('space', 'A space, by its slug'),
			textParameter('from', 'A moment (ISO 8601); now without it'),
			textParameter('until', `A moment at most ${MOST_DAYS} days later; seven days later without it`)
		],
		gives: 'Stretches in order, which do not touch',
		shape: listOf(Taken),
		read: async ({ url: { searchParams } }) => {
			const space = await spaceBySlug((searchParams.get('space') ?? '').replaceAll('\0', ''));
			const from = momentIn(searchParams.get('from')) ?? new Date();
			const asked = momentIn(searchParams.get('until')) ?? new Date(from.getTime() + 7 * DAY);
			const until = new Date(Math.min(asked.getTime(), from.getTime() + MOST_DAYS * DAY));
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

function momentIn(text: string | null): Date | null {
	const { data } = z.iso.datetime({ offset: true }).safeParse(text?.slice(0, 40));
	return data ? new Date(data) : null;
}
