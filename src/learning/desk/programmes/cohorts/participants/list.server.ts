import { BookingRequest } from '#participation';
import { fieldOf } from '#web/form.server.ts';
import { hoursOf, shareOf } from '../../../../index.ts';
import { cohortAttendance, enrolmentsIn, instalmentsOf } from '../../../../server/index.ts';

const Newcomer = BookingRequest.pick({ name: true, email: true });

/** Reads the form that enrols somebody by hand. */
export const newcomerIn = (form: FormData) =>
	Newcomer.safeParse({ name: fieldOf(form, 'name'), email: fieldOf(form, 'email') });

/** Who is and was in a cohort, with her share of presence, and what of the fee is paid, in cents. */
export async function participantsShown(cohort: string) {
	const enrolments = await enrolmentsIn(cohort);
	const [attendance, instalments] = await Promise.all([
		cohortAttendance(cohort),
		instalmentsOf(enrolments.map(({ id }) => id))
	]);
	return enrolments.map(({ id, name, email, leftAt, payer, employer }) => {
		const due = instalments.filter(({ enrolment }) => enrolment === id);
		return {
			...{ id, name, email, payer, employer, left: leftAt !== null },
			...{ paid: sumOf(due.filter(({ paidDay }) => paidDay)), fee: sumOf(due) },
			share: shareOf(hoursOf(attendance.get(id) ?? []))
		};
	});
}

const sumOf = (due: readonly { cents: number }[]): number => due.reduce((total, { cents }) => total + cents, 0);
