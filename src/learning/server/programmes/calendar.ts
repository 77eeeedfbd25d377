import { type Feed, offeringsCalendar } from '#agenda/server';
import { type Locale, say } from '#kernel/words.ts';
import type { CohortPlaces } from './cohorts.ts';
import { programmeById } from './programmes.ts';
import { timetableOf } from './timetable.ts';

/** The timetable of a cohort as a calendar to subscribe to: all its séances, and what was called off as cancelled. */
export async function cohortCalendar({ id, programme: of, name }: CohortPlaces, locale: Locale): Promise<Feed> {
	const programme = await programmeById(of);
	const seances = await timetableOf(id);
	const offerings = [...new Set(seances.map(({ offering }) => offering))];
	const title = `${say(programme.title, locale).text}, ${name}`;
	return offeringsCalendar(offerings, { title, page: `/learning/programmes/${programme.slug}` }, locale);
}
