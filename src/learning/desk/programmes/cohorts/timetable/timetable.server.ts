import type { RequestEvent } from '@sveltejs/kit';
import { whereName } from '#agenda';
import { whereChoices } from '#agenda/desk/activities/choices.server.ts';
import { besidePlace, roomsTyped, withClashes } from '#agenda/desk/activities/rooms.server.ts';
import { whereOf } from '#agenda/desk/activities/seances.server.ts';
import { reschedule, upcomingOf } from '#agenda/server';
import { missing, refused } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import { ref } from '#kernel/facts.ts';
import { localOf, momentOf } from '#kernel/server/clock.ts';
import type { Locale } from '#kernel/words.ts';
import type { Asking } from '#spaces/desk/rooms/news.server.ts';
import { change } from '#web/act.server.ts';
import { fail } from '#web/fail.server.ts';
import { fieldOf, typedTexts } from '#web/form.server.ts';
import { clashesWith, earlierOf, type Programme } from '../../../../index.ts';
import {
	type CohortPlaces,
	closedPeriods,
	coursesOf,
	type Seance,
	timetableOf,
	todayHere
} from '../../../../server/index.ts';
import { chosenIn } from './plan.server.ts';

type Asked = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders'>;

const MOST_BUSY = 300;

/** The séances of a cohort, each with what it clashes with, and what its form lets one choose from. */
export async function timetableShown(
	programme: Pick<Programme, 'id'>,
	cohort: Pick<CohortPlaces, 'id' | 'fromDay'>,
	locale: Locale
) {
	const [courses, seances, places, today] = await Promise.all([
		coursesOf(programme.id),
		timetableOf(cohort.id),
		whereChoices(locale),
		todayHere()
	]);
	const others = [...(await busyPlaces(seances)), ...seances.map((one) => ({ ...timesOf(one), title: one.title }))];
	const clashOf = (seance: Seance) => clashesWith(timesOf(seance), others)[0]?.title ?? null;
	return {
		courses: courses.map(({ id, code, title }) => ({ id, code, title })),
		...{ places, closed: await closedPeriods(earlierOf(today, cohort.fromDay)) },
		begins: [today, cohort.fromDay].sort()[1] ?? today,
		seances: seances.map((seance) => {
			const { id, course, startsAt, endsAt, status, title, theme, mode } = seance;
			return {
				...{ id, course, startsAt, endsAt, status, title, theme, mode, place: whereName(seance, locale) || null },
				clash: status === 'scheduled' ? clashOf(seance) : null
			};
		})
	};
}

/** A séance of a cohort with its times as they are on the clock of its place, and the places to choose from. */
export async function seanceShown(cohort: string, id: string, locale: Locale) {
	const [seance, places] = await Promise.all([seanceIn(cohort, id), whereChoices(locale)]);
	const { startsAt, endsAt, timeZone } = seance;
	return {
		seance: { ...seance, begins: localOf(startsAt, timeZone), ends: localOf(endsAt, timeZone) },
		begun: startsAt <= new Date(),
		where: [seance.place?.slug, seance.space?.slug].filter(Boolean).join('/'),
		places
	};
}

/** @throws 404 for a séance that is none of the cohort. */
export async function seanceIn(cohort: string, id: string): Promise<Seance> {
	const found = (await timetableOf(cohort)).find((one) => one.id === id);
	if (!found) throw missing();
	return found;
}

/** When and where a form moves a séance to. @throws programmes_day_missing. */
function movedIn(form: FormData, { timeZone }: Pick<Seance, 'timeZone'>) {
	const day = fieldOf(form, 'day');
	const startsAt = momentOf(`${day}T${fieldOf(form, 'start')}`, timeZone);
	const endsAt = momentOf(`${day}T${fieldOf(form, 'end')}`, timeZone);
	if (!startsAt || !endsAt) throw refused('programmes_day_missing', {}, 422);
	return { startsAt, endsAt, ...whereOf(fieldOf(form, 'place')) };
}

/** The form of a séance as it was typed, and whether its room is free then; nothing is moved yet. */
export async function moveLooked(form: FormData, seance: Seance, asking: Asking) {
	const typed = chosenIn(form, 'day');
	const { day = '', start = '', end = '', place = '' } = typed.text;
	const query = new URLSearchParams({ date: day, start, end, place, except: seance.id });
	return { typed, problems: {} as Record<string, string>, room: await roomsTyped(query, asking) };
}

/** Moves a séance as its form says; what has its room is told beside the place. */
export async function moveSeance(
	event: Asked,
	{ seance, by, to, asking }: Readonly<{ seance: Seance; by: By; to: string; asking: Asking }>
) {
	const form = await event.request.formData();
	const where = fieldOf(form, 'place');
	const setting = { where, timeZone: seance.timeZone, asking, except: [ref('occurrence', seance.id)] };
	const { status, data, room } = await withClashes(setting, (noting) =>
		change(
			event,
			typedTexts(form),
			noting(async (tx) => reschedule(tx, seance.id, movedIn(form, seance), by)),
			to,
			besidePlace
		)
	);
	return fail(status, { ...data, room });
}

/** What else goes on in the places where the cohort meets. */
async function busyPlaces(seances: readonly Seance[]) {
	const used = [...new Set(seances.flatMap(({ place }) => place?.slug ?? []))];
	const busy = await Promise.all(used.map((place) => upcomingOf({ place }, MOST_BUSY)));
	return busy.flat().map(({ occurrence, offering }) => ({ ...timesOf(occurrence), title: offering.title }));
}

type Placed = Pick<Seance, 'id' | 'startsAt' | 'endsAt' | 'place' | 'space'>;

/** Two rooms of one place are two. */
const timesOf = ({ id, startsAt, endsAt, place, space }: Placed) => ({
	...{ id, startsAt, endsAt },
	place: place && [place.slug, space?.slug].filter(Boolean).join('/')
});
