import { type RequestEvent, redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { missing } from '#kernel/errors.ts';
import { transaction } from '#kernel/server/db.ts';
import { fieldOf, problem, problemsOf } from '#web/form.server.ts';
import { NewWish } from '../../index.ts';
import { answerWish, passWish, runsOf } from '../../server/index.ts';

/** Keeps an answer that is given while playing, or that it was passed over, and goes on where she plays. @throws 404 without a run */
export async function answerInPlace({ params, request, url, locals }: RequestEvent<{ story: string }>) {
	const { story } = params;
	const { locale, viewer } = locals;
	const run = viewer && (await runAsked(viewer.id, story, url));
	if (!run) throw missing();
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
	redirect(303, `${href(`/journey/${story}?run=${run.id}`, locale)}#said`);
}

/** The run that the page is about; on the page of a new one, the latest. */
async function runAsked(person: string, story: string, url: URL) {
	const wanted = url.searchParams.get('run') ?? 'new';
	return (await runsOf(person)).find((run) => run.story === story && (wanted === 'new' || run.id === wanted));
}
