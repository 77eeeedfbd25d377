import { redirect } from '@sveltejs/kit';
import { rowOf } from '#agenda';
import { href } from '#kernel/address.ts';
import { transaction } from '#kernel/server/db.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { requireOwnClass } from '#learning/pages/classes/class.server.ts';
import {
	claimCard,
	closeLesson,
	erasePupil,
	lessonCodeOf,
	makePupils,
	openLesson,
	pupilsOf,
	resetSecrets
} from '#learning/server';
import { tokenOf } from '#participation/server';
import { fieldOf, problem } from '#web/form.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const HOUR = 3_600_000;
const LESSON_HOURS = 3;

export const load: PageServerLoad = async (event) => {
	const { class: its, visits, works } = await requireOwnClass(event);
	const { locale } = event.locals;
	event.setHeaders({ 'cache-control': 'private, no-store' });
	const [pupils, lesson] = await Promise.all([pupilsOf(its.id), lessonCodeOf(its.id)]);
	return {
		area: 'learning' as const,
		class: its,
		pupils,
		works,
		lesson,
		wanted: Math.max(1, ...visits.filter(({ live }) => live).map((visit) => visit.pupils)),
		door: publicUrl() + href('/class', locale),
		visits: visits.map(({ booking, listing, ...visit }) => ({
			...{ ...visit, token: tokenOf(booking) },
			...rowOf(listing, locale)
		}))
	};
};

const done = (event: RequestEvent, what: string): never =>
	redirect(303, href(`/me/classes/${event.params.class}?done=${what}`, event.locals.locale));

export const actions: Actions = {
	make: async (event) => {
		const { class: its, by } = await requireOwnClass(event);
		const count = fieldOf(await event.request.formData(), 'count');
		const failed = await transaction((tx) => makePupils(tx, its.id, Number(count || Number.NaN), by)).then(
			() => null,
			(error: unknown) => problem(error, { count }, event.locals.locale)
		);
		return failed ?? done(event, 'made');
	},
	reset: async (event) => {
		const { class: its, by } = await requireOwnClass(event);
		const pupil = fieldOf(await event.request.formData(), 'pupil');
		await transaction((tx) => resetSecrets(tx, its.id, pupil ? [pupil] : null, by));
		return done(event, 'reset');
	},
	open: async (event) => {
		const { class: its, by } = await requireOwnClass(event);
		await transaction((tx) => openLesson(tx, its.id, new Date(Date.now() + LESSON_HOURS * HOUR), by));
		return done(event, 'open');
	},
	close: async (event) => {
		const { class: its } = await requireOwnClass(event);
		await transaction((tx) => closeLesson(tx, its.id));
		return done(event, 'closed');
	},
	/** The code is in the answer, and nowhere else. */
	claim: async (event) => {
		const { class: its } = await requireOwnClass(event);
		const pupil = fieldOf(await event.request.formData(), 'pupil');
		const claim = await transaction((tx) => claimCard(tx, its.id, pupil));
		return { claim, pupil, typed: { count: '' }, problems: {} as Record<string, string> };
	},
	erase: async (event) => {
		const { class: its, by } = await requireOwnClass(event);
		await erasePupil(its.id, fieldOf(await event.request.formData(), 'pupil'), by);
		return done(event, 'erased');
	}
};
