import { upcomingOf } from '#agenda/server';
import { clashesWith, earlierOf } from '#learning';
import { asWeekly, weeklyIn } from '#learning/desk/programmes/cohorts/timetable/plan.server.ts';
import { cohortFor, kept } from '#learning/desk/programmes/reach.server.ts';
import { closedPeriods, coursesOf, planCourse, planOf, timetableOf, todayHere } from '#learning/server';
import { placeLine } from '#network';
import { placeNames } from '#network/server';
import { fieldOf, problemsOf, typedTexts } from '#web/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

const MOST_BUSY = 300;

export const load: PageServerLoad = async (event) => {
	const { programme, cohort } = await cohortFor(event);
	const [courses, seances, rooms, today] = await Promise.all([
		coursesOf(programme.id),
		timetableOf(cohort.id),
		placeNames(),
		todayHere()
	]);
	const closed = await closedPeriods(earlierOf(today, cohort.fromDay));
	const used = [...new Set(seances.flatMap(({ place }) => place?.slug ?? []))];
	const busy = (await Promise.all(used.map((place) => upcomingOf({ place }, MOST_BUSY)))).flat();
	const others = [
		...busy.map(({ occurrence, offering }) => ({ ...short(occurrence), title: offering.title })),
		...seances.map((seance) => ({ ...short(seance), title: seance.title }))
	];
	return {
		courses: courses.map(({ id, code, title }) => ({ id, code, title })),
		places: rooms.map((place) => ({ value: place.slug, label: placeLine(place) })),
		closed,
		begins: [today, cohort.fromDay].sort()[1] ?? today,
		seances: seances.map(({ id, course, startsAt, endsAt, place, status, title, theme, mode }) => ({
			...{ id, course, startsAt, endsAt, status, title, theme, mode, place: place?.name ?? null },
			clash:
				status === 'scheduled'
					? (clashesWith({ id, startsAt, endsAt, place: place?.slug ?? null }, others)[0]?.title ?? null)
					: null
		}))
	};
};

const short = ({ id, startsAt, endsAt, place }: Parameters<typeof withPlace>[0]) =>
	withPlace({ id, startsAt, endsAt, place });

const withPlace = ({
	place,
	...when
}: Readonly<{ id: string; startsAt: Date; endsAt: Date; place: Readonly<{ slug: string }> | null }>) => ({
	...when,
	place: place?.slug ?? null
});

export const actions: Actions = {
	default: async (event) => {
		const { cohort, by } = await cohortFor(event);
		const form = await event.request.formData();
		const { locale } = event.locals;
		const read = weeklyIn(form);
		if (!read.success) return problemsOf(read.error, typedTexts(form), locale);
		const weekly = asWeekly(read.data);
		// without JavaScript the page shows on a first press what a second one makes
		if (fieldOf(form, 'act') === 'look') return { typed: typedTexts(form), problems: {}, plan: await planOf(weekly) };
		const to = `/desk/programmes/cohorts/${cohort.id}/timetable?done=planned`;
		return kept(locale, form, (tx) => planCourse(tx, cohort.id, weekly, by), to);
	}
};
