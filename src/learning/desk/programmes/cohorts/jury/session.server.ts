import { z } from 'zod';
import { refused } from '#kernel/errors.ts';
import { fieldOf } from '#web/form.server.ts';
import { coursesOf, type GivenMark, resultsOf } from '../../../../server/index.ts';
import type { Deliberation } from '../../../../server/programmes/deliberations.ts';

const Session = z.object({
	heldDay: z.iso.date({ error: 'programmes_day_missing' }),
	jury: z.string().trim().min(1, { error: 'programmes_jury_missing' }).max(1000, { error: 'programmes_text_long' })
});

/** Reads the form of a new deliberation. */
export const sessionIn = (form: FormData) =>
	Session.safeParse({ heldDay: fieldOf(form, 'heldDay'), jury: fieldOf(form, 'jury') });

/** A deliberation with the marks of everybody; once published, with the courses as they were then. */
export async function sessionShown(session: Deliberation, programme: string) {
	const [results, courses] = await Promise.all([resultsOf(session.id), coursesOf(programme)]);
	const then = results[0]?.courses.map(({ course: id, code, title }) => ({ id, code, title }));
	return {
		session,
		results,
		courses: (session.publishedAt && then) || courses.map(({ id, code, title }) => ({ id, code, title }))
	};
}

/** The marks that a form gives, of everybody in every course. @throws programmes_mark_range. */
export function marksIn(form: FormData, { results, courses }: Awaited<ReturnType<typeof sessionShown>>): GivenMark[] {
	return results.flatMap(({ enrolment: { id, name } }) =>
		courses.map((course) => ({
			enrolment: id,
			course: course.id,
			mark: markIn(form, `mark_${id}_${course.id}`, name ?? '—', course.code),
			credited: fieldOf(form, `credited_${id}_${course.id}`) === '1'
		}))
	);
}

function markIn(form: FormData, field: string, name: string, code: string): number | null {
	const text = fieldOf(form, field).trim().replace(',', '.');
	if (!text) return null;
	const mark = Number(text);
	if (!(mark >= 0 && mark <= 20)) throw refused('programmes_mark_range', { name, code }, 422);
	return Math.round(mark * 100) / 100;
}
