import { sql } from 'kysely';
import { told } from '#kernel/crowd.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { Locale } from '#kernel/words.ts';
import type { SchoolYear } from '../../classes/years.ts';

/** How many pupils of a year came in how many classes; null where the group is too small to be told. */
export type YearFigure = Readonly<{
	year: SchoolYear;
	classes: number | null;
	booked: number | null;
	came: number | null;
}>;

/**
 * How many pupils came with their classes, by year of school. What is said of a year stands on the seats, so it stays true when the class is erased; groups under
 * eight are not told.
 */
export async function pupilsByYear(on: Tx | typeof db = db): Promise<YearFigure[]> {
	const { rows } = await sql<{ year: SchoolYear; classes: number; booked: number; came: number }>`
		select v.year, count(distinct v.booking)::int as classes,
			count(s.id) filter (where s.state in ('confirmed', 'fulfilled', 'no_show'))::int as booked,
			count(s.id) filter (where s.state = 'fulfilled')::int as came
		from learning.class_booking v join participation.seat s on s.booking = v.booking group by v.year order by v.year`.execute(
		on
	);
	return rows.map(({ year, classes, booked, came }) => ({
		// how many did not come would be a small group too
		...{ year, booked: told(booked), came: booked > came && told(booked - came) === null ? null : told(came) },
		classes: told(booked) === null ? null : classes
	}));
}

/** A booking of a class, as the team sees it. */
export type BookedClass = Readonly<{
	booking: string;
	school: string | null;
	name: string | null;
	email: string | null;
	needs: string | null;
	phone: string | null;
	/** The language that her teacher writes in. */
	locale: Locale;
	pupils: number;
	adults: number | null;
	year: SchoolYear;
	occurrence: string;
	atSchool: boolean;
	states: readonly string[];
	title: { source: 'fr' } & Record<string, string>;
	startsAt: Date;
	endsAt: Date;
	timeZone: string;
}>;

/** The bookings of classes, the next séance first and what is over last. */
export async function bookedClasses(on: Tx | typeof db = db): Promise<BookedClass[]> {
	const { rows } = await sql<BookedClass>`
		select v.booking, c.school, b.name, b.email, b.locale, c.needs, c.phone, v.pupils, v.adults, v.year, v.occurrence, v.at_school, b.states, f.title, o.starts_at, o.ends_at, o.time_zone
		from learning.class_booking v join participation.booking_card b on b.id = v.booking
		join agenda.occurrence o on o.id = v.occurrence join agenda.offering f on f.id = o.offering
		left join learning.school_class c on c.id = v.class
		order by o.ends_at < now(), abs(extract(epoch from o.starts_at - now())) limit 300`.execute(on);
	return rows;
}
