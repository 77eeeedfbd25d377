import { upcomingOf } from '#agenda/server';
import { missing, refused } from '#kernel/errors.ts';
import { localOf, momentOf } from '#kernel/server/clock.ts';
import { placeLine } from '#network';
import { placeNames } from '#network/server';
import { fieldOf } from '#web/form.server.ts';
import { clashesWith, earlierOf, type Programme } from '../../../../index.ts';
import {
	type CohortPlaces,
	closedPeriods,
	coursesOf,
	type Seance,
	timetableOf,
	todayHere
} from '../../../../server/index.ts';
import { textOrNull } from '../../read.server.ts';

const MOST_BUSY = 300;

/** The séances of a cohort, each with what it clashes with, and what its form lets one choose from. */
export async function timetableShown(programme: Pick<Programme, 'id'>, cohort: Pick<CohortPlaces, 'id' | 'fromDay'>) {
	const [courses, seances, places, today] = await Promise.all([
		coursesOf(programme.id),
		timetableOf(cohort.id),
		placeChoices(),
		todayHere()
	]);
	const others = [...(await busyPlaces(seances)), ...seances.map((one) => ({ ...timesOf(one), title: one.title }))];
	const clashOf = (seance: Seance) => clashesWith(timesOf(seance), others)[0]?.title ?? null;
	return {
		courses: courses.map(({ id, code, title }) => ({ id, code, title })),
		...{ places, closed: await closedPeriods(earlierOf(today, cohort.fromDay)) },
		begins: [today, cohort.fromDay].sort()[1] ?? today,
		seances: seances.map((seance) => {
			const { id, course, startsAt, endsAt, place, status, title, theme, mode } = seance;
			return {
				...{ id, course, startsAt, endsAt, status, title, theme, mode, place: place?.name ?? null },
				clash: status === 'scheduled' ? clashOf(seance) : null
			};
		})
	};
}

/** A séance of a cohort with its times as they are on the clock of its place, and the places to choose from. */
export async function seanceShown(cohort: string, id: string) {
	const [seance, places] = await Promise.all([seanceIn(cohort, id), placeChoices()]);
	const { startsAt, endsAt, timeZone } = seance;
	return {
		seance: { ...seance, begins: localOf(startsAt, timeZone), ends: localOf(endsAt, timeZone) },
		begun: startsAt <= new Date(),
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
export function movedIn(form: FormData, { timeZone }: Pick<Seance, 'timeZone'>) {
	const day = fieldOf(form, 'day');
	const startsAt = momentOf(`${day}T${fieldOf(form, 'start')}`, timeZone);
	const endsAt = momentOf(`${day}T${fieldOf(form, 'end')}`, timeZone);
	if (!startsAt || !endsAt) throw refused('programmes_day_missing', {}, 422);
	return { startsAt, endsAt, place: textOrNull(form, 'place') };
}

const placeChoices = async () => (await placeNames()).map((place) => ({ value: place.slug, label: placeLine(place) }));

/** What else goes on in the places where the cohort meets. */
async function busyPlaces(seances: readonly Seance[]) {
	const used = [...new Set(seances.flatMap(({ place }) => place?.slug ?? []))];
	const busy = await Promise.all(used.map((place) => upcomingOf({ place }, MOST_BUSY)));
	return busy.flat().map(({ occurrence, offering }) => ({ ...timesOf(occurrence), title: offering.title }));
}

type Placed = Readonly<{ id: string; startsAt: Date; endsAt: Date; place: Readonly<{ slug: string }> | null }>;

const timesOf = ({ id, startsAt, endsAt, place }: Placed) => ({ id, startsAt, endsAt, place: place?.slug ?? null });
