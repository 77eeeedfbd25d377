import { newId } from '#kernel/id.ts';
import type { Tx } from '#kernel/server/db.ts';
import { endingEnrolment } from '#learning/desk/programmes/asking.server.ts';
import {
	enrolmentShown,
	paidIn,
	payingIn,
	signedIn
} from '#learning/desk/programmes/cohorts/participants/enrolment.server.ts';
import { requireEnrolment } from '#learning/desk/programmes/reach.server.ts';
import { attest, leaveCohort, notePaid, notePayer } from '#learning/server';
import { attemptTo, change, changeGiven } from '#web/act.server.ts';
import { requireSure } from '#web/asking.server.ts';
import { fieldOf, keyIn, problemsOf, typedTexts } from '#web/form.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { cohort, programme, viewer, enrolment } = await requireEnrolment(event);
	const shown = await enrolmentShown(enrolment, cohort);
	return { ...shown, least: programme.leastPresence, signer: viewer.name, key: newId() };
};

export const actions: Actions = {
	payer: async (event) => {
		const { enrolment, by } = await requireEnrolment(event);
		const form = await event.request.formData();
		const given = payingIn(form);
		const note = (tx: Tx, paying: Extract<typeof given, { success: true }>['data']) =>
			notePayer(tx, enrolment.id, paying, by);
		return changeGiven(event, typedTexts(form), given, note, pathOf(event, 'payer'));
	},
	paid: async (event) => {
		const { enrolment } = await requireEnrolment(event);
		const form = await event.request.formData();
		return change(
			event,
			typedTexts(form),
			async (tx) => {
				const { rank, day } = paidIn(form);
				await notePaid(tx, enrolment.id, rank, day);
			},
			pathOf(event, 'paid')
		);
	},
	attest: async (event) => {
		const { enrolment, by } = await requireEnrolment(event);
		const form = await event.request.formData();
		const { locale } = event.locals;
		const typed = typedTexts(form);
		const read = signedIn(form);
		if (!read.success) return problemsOf(read.error, typed, locale);
		const given = { ...read.data, locale, correct: fieldOf(form, 'correct') === '1' };
		return attemptTo(event, typed, () => attest(enrolment, given, by, keyIn(form)), pathOf(event, 'attested'));
	},
	leave: async (event) => {
		const { enrolment, by } = await requireEnrolment(event);
		const form = await event.request.formData();
		const leave = async (tx: Tx) => {
			const question = await endingEnrolment(tx, enrolment);
			await leaveCohort(tx, enrolment, by);
			requireSure(event, question, form);
		};
		return change(event, typedTexts(form), leave, pathOf(event, 'left'));
	}
};

const pathOf = ({ params }: Pick<RequestEvent, 'params'>, done: string): string =>
	`/desk/programmes/cohorts/${params.cohort}/participants/${params.enrolment}?done=${done}`;
