import { inAll, type Words } from '#kernel/words.ts';
import { m } from '#messages';

/** A distinction (« mention ») and the least average, in hundredths of the scale, from which it is given. */
export type Band = Readonly<{ from: number; name: Words }>;

/** A course as the jury counts it; a mark is out of 20, null when none was given. */
export type CourseResult = Readonly<{ course: string; ects: number; mark: number | null; credited: boolean }>;

/** The same with what the course was called when the jury sat. */
export type FoundCourse = CourseResult & Readonly<{ code: string; title: Words }>;

export type Verdict = Readonly<{
	/** Credits that were earned, and those that there are. */
	earned: number;
	total: number;
	/** Out of 20, weighted by credits, to the hundredth; null while a mark is missing. */
	average: number | null;
	passed: boolean;
	band: Band | null;
}>;

/** The threshold from which a course is credited by itself (decree « Paysage » of 7 November 2013, article 139). */
const THRESHOLD = 10;

/** Whether a mark earns the credits of its course by itself; the jury may credit more. */
export const earnsCredits = (mark: number | null): boolean => mark !== null && mark >= THRESHOLD;

/** The distinctions of French-speaking Belgium as they are usual; a programme may have its own. */
export const usualBands = (): readonly Band[] => [
	{ from: 12, name: inAll(m.programmes_band_satisfaction) },
	{ from: 14, name: inAll(m.programmes_band_distinction) },
	{ from: 16, name: inAll(m.programmes_band_great) },
	{ from: 18, name: inAll(m.programmes_band_greatest) }
];

/** What the courses of somebody come to. She has passed when every course is credited. */
export function verdictOf(courses: readonly CourseResult[], bands: readonly Band[] = usualBands()): Verdict {
	const credits = (some: readonly CourseResult[]): number => some.reduce((sum, { ects }) => sum + ects, 0);
	const total = credits(courses);
	const credited = courses.filter((one) => one.credited);
	const whole = total > 0 && courses.every(({ mark }) => mark !== null);
	const sum = courses.reduce((points, { mark, ects }) => points + (mark ?? 0) * ects, 0);
	const average = whole ? Math.round((sum / total) * 100) / 100 : null;
	const passed = courses.length > 0 && credited.length === courses.length;
	const reached = bands.filter(({ from }) => passed && average !== null && average >= from);
	const band = reached.toSorted((a, b) => b.from - a.from)[0] ?? null;
	return { earned: credits(credited), total, average, passed, band };
}
