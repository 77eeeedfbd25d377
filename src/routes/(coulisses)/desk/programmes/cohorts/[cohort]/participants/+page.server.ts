import { isId, newId } from '#kernel/id.ts';
import { hoursOf, shareOf } from '#learning';
import { cohortFor, kept } from '#learning/desk/programmes/reach.server.ts';
import { cohortAttendance, enrol, enrolmentsIn, instalmentsOf } from '#learning/server';
import { BookingRequest } from '#participation';
import { fieldOf, problemsOf, typedTexts } from '#web/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

const Newcomer = BookingRequest.pick({ name: true, email: true });

export const load: PageServerLoad = async (event) => {
	const { cohort, programme } = await cohortFor(event);
	const enrolments = await enrolmentsIn(cohort.id);
	const [attendance, instalments] = await Promise.all([
		cohortAttendance(cohort.id),
		instalmentsOf(enrolments.map(({ id }) => id))
	]);
	return {
		key: newId(),
		least: programme.leastPresence,
		rows: enrolments.map(({ id, name, email, leftAt, payer, employer }) => {
			const due = instalments.filter(({ enrolment }) => enrolment === id);
			const sum = (paid: boolean) =>
				due.filter(({ paidDay }) => !paid || paidDay).reduce((total, { cents }) => total + cents, 0);
			return {
				...{ id, name, email, payer, employer, left: leftAt !== null, paid: sum(true), fee: sum(false) },
				share: shareOf(hoursOf(attendance.get(id) ?? []))
			};
		})
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { cohort, by } = await cohortFor(event);
		const form = await event.request.formData();
		const { locale } = event.locals;
		const read = Newcomer.safeParse({ name: fieldOf(form, 'name'), email: fieldOf(form, 'email') });
		if (!read.success) return problemsOf(read.error, typedTexts(form), locale);
		const sent = fieldOf(form, 'key');
		const key = isId(sent) ? sent : newId();
		const to = `/desk/programmes/cohorts/${cohort.id}/participants?done=enrolled`;
		return kept(locale, form, (tx) => enrol(tx, cohort.id, { ...read.data, locale, key }, by), to);
	}
};
