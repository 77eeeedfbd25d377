import { missing, refused } from '#kernel/errors.ts';
import { cohortFor, kept } from '#learning/desk/programmes/reach.server.ts';
import { textOrNull } from '#learning/desk/programmes/read.server.ts';
import {
	coursesOf,
	deliberationById,
	type GivenMark,
	keepMarks,
	publishDeliberation,
	resultsOf
} from '#learning/server';
import { fieldOf } from '#web/form.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { session, programme } = await sessionOf(event);
	const [results, courses] = await Promise.all([resultsOf(session.id), coursesOf(programme.id)]);
	// the courses as they were when it was published
	const found = results[0]?.courses.map(({ course: id, code, title }) => ({ id, code, title }));
	return {
		session,
		results,
		courses: (session.publishedAt && found) || courses.map(({ id, code, title }) => ({ id, code, title }))
	};
};

export const actions: Actions = {
	keep: async (event) => {
		const { session, programme } = await sessionOf(event);
		const form = await event.request.formData();
		const [results, courses] = await Promise.all([resultsOf(session.id), coursesOf(programme.id)]);
		return kept(
			event.locals.locale,
			form,
			(tx) => {
				const marks = results.flatMap(({ enrolment: { id, name } }) =>
					courses.map(
						(course): GivenMark => ({
							enrolment: id,
							course: course.id,
							mark: markIn(form, `mark_${id}_${course.id}`, name ?? '—', course.code),
							credited: fieldOf(form, `credited_${id}_${course.id}`) === '1'
						})
					)
				);
				return keepMarks(tx, session.id, marks, textOrNull(form, 'minutes')?.slice(0, 20_000) ?? null);
			},
			pathOf(event, 'kept')
		);
	},
	publish: async (event) => {
		const { session, by } = await sessionOf(event);
		const form = await event.request.formData();
		return kept(event.locals.locale, form, (tx) => publishDeliberation(tx, session.id, by), pathOf(event, 'published'));
	}
};

function markIn(form: FormData, field: string, name: string, code: string): number | null {
	const text = fieldOf(form, field).trim().replace(',', '.');
	if (!text) return null;
	const mark = Number(text);
	if (!(mark >= 0 && mark <= 20)) throw refused('programmes_mark_range', { name, code }, 422);
	return Math.round(mark * 100) / 100;
}

async function sessionOf(event: Pick<RequestEvent, 'locals' | 'url' | 'params'>) {
	const reached = await cohortFor(event);
	const session = await deliberationById(event.params.deliberation);
	if (session.cohort !== reached.cohort.id) throw missing();
	return { ...reached, session };
}

const pathOf = ({ params }: Pick<RequestEvent, 'params'>, done: string): string =>
	`/desk/programmes/cohorts/${params.cohort}/jury/${params.deliberation}?done=${done}`;
