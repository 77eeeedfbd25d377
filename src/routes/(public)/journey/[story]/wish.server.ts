import { type RequestEvent, redirect } from '@sveltejs/kit';
import { NewWish } from '#journey';
import { answerWish, passWish, runsOf } from '#journey/server';
import { href } from '#kernel/address.ts';
import { missing } from '#kernel/errors.ts';
import { transaction } from '#kernel/server/db.ts';
import { fieldOf, problem, problemsOf } from '../../../form.server.ts';

/** Keeps an answer that is given while playing, or that it was passed over, and goes on where she plays. @throws 404 without a run */
export async function answerInPlace({ params, request, locals: { locale, viewer } }: RequestEvent<{ story: string }>) {
	const { story } = params;
	if (!viewer || !(await runsOf(viewer.id)).some((run) => run.story === story)) throw missing();
	const form = await request.formData();
	const moment = fieldOf(form, 'moment') === 'after' ? 'after' : 'before';
	const typed = { desirability: fieldOf(form, 'desirability'), feasibility: fieldOf(form, 'feasibility') };
	const passes = fieldOf(form, 'pass') === '1';
	const given = passes ? null : NewWish.safeParse(typed);
	if (given && !given.success) return problemsOf(given.error, typed, locale);
	try {
		await transaction((tx) =>
			given ? answerWish(tx, viewer.id, story, moment, given.data) : passWish(tx, viewer.id, story, moment)
		);
	} catch (error) {
		return problem(error, typed, locale);
	}
	redirect(303, `${href(`/journey/${story}`, locale)}#said`);
}
