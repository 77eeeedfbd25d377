import type { Tx } from '#kernel/server/db.ts';
import { erasingPupil, resettingCards } from '#learning/pages/classes/asking.server.ts';
import { classShown, requireOwnClass } from '#learning/pages/classes/class.server.ts';
import { claimCard, closeLesson, erasePupil, makePupils, openLesson, resetSecrets } from '#learning/server';
import { attemptTo, change, written } from '#web/act.server.ts';
import { requireSure } from '#web/asking.server.ts';
import { fieldOf } from '#web/form.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const HOUR = 3_600_000;
const LESSON_HOURS = 3;
const nothing = { count: '' };

export const load: PageServerLoad = async (event) => {
	const taught = await requireOwnClass(event);
	event.setHeaders({ 'cache-control': 'private, no-store' });
	return { area: 'learning' as const, ...(await classShown(taught, event.locals.locale)) };
};

const pathOf = ({ params }: RequestEvent, done: string): string => `/me/classes/${params.class}?done=${done}`;

export const actions: Actions = {
	make: async (event) => {
		const { class: its, by } = await requireOwnClass(event);
		const count = fieldOf(await event.request.formData(), 'count');
		const number = Number(count || Number.NaN);
		return change(event, { count }, (tx) => makePupils(tx, its.id, number, by), pathOf(event, 'made'));
	},
	reset: async (event) => {
		const { class: its, by } = await requireOwnClass(event);
		const form = await event.request.formData();
		const pupil = fieldOf(form, 'pupil');
		const reset = async (tx: Tx) => {
			const question = await resettingCards(tx, its.id, pupil);
			await resetSecrets(tx, its.id, pupil ? [pupil] : null, by);
			requireSure(event, question, form);
		};
		return change(event, nothing, reset, pathOf(event, 'reset'));
	},
	open: async (event) => {
		const { class: its, by } = await requireOwnClass(event);
		const until = new Date(Date.now() + LESSON_HOURS * HOUR);
		return change(event, nothing, (tx) => openLesson(tx, its.id, until, by), pathOf(event, 'open'));
	},
	close: async (event) => {
		const { class: its } = await requireOwnClass(event);
		return change(event, nothing, (tx) => closeLesson(tx, its.id), pathOf(event, 'closed'));
	},
	/** The code is in the answer, and nowhere else. */
	claim: async (event) => {
		const { class: its } = await requireOwnClass(event);
		const pupil = fieldOf(await event.request.formData(), 'pupil');
		return written(event, nothing, async (tx) => ({
			...{ claim: await claimCard(tx, its.id, pupil), pupil },
			...{ typed: nothing, problems: {} as Record<string, string> }
		}));
	},
	erase: async (event) => {
		const { class: its, by } = await requireOwnClass(event);
		const form = await event.request.formData();
		const pupil = fieldOf(form, 'pupil');
		const erase = async () => {
			requireSure(event, await erasingPupil(its.id, pupil), form);
			await erasePupil(its.id, pupil, by);
		};
		return attemptTo(event, nothing, erase, pathOf(event, 'erased'));
	}
};
