import { materialsOf } from '#agenda/server';
import { earlierOf, hoursOf, quarterOf, quartersBetween, shareOf } from '#learning';
import {
	attestationsOf,
	cohortAttendance,
	cohortById,
	coursesOf,
	instalmentsOf,
	ownEnrolment,
	programmeById,
	resultOf,
	timetableOf,
	todayHere
} from '#learning/server';
import { requirePerson } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const enrolment = await ownEnrolment(event.params.cohort, requirePerson(event).id);
	const cohort = await cohortById(enrolment.cohort);
	const [programme, courses, seances, attendance, instalments, attestations, result, today] = await Promise.all([
		programmeById(cohort.programme),
		coursesOf(cohort.programme),
		timetableOf(cohort.id),
		cohortAttendance(cohort.id),
		instalmentsOf([enrolment.id]),
		attestationsOf([enrolment.id]),
		resultOf(enrolment),
		todayHere()
	]);
	const taken = attendance.get(enrolment.id) ?? [];
	const presences = new Map(taken.map(({ seance, presence }) => [seance.id, presence]));
	const left = enrolment.leftAt !== null;
	const shown = left ? seances.filter(({ id }) => presences.has(id)) : seances;
	// what is brought to the séances is for who is there
	const materials = left ? [] : await materialsOf(shown.map(({ id }) => id));
	const past = quartersBetween(cohort.fromDay, earlierOf(today, cohort.toDay)).filter(
		({ year, quarter }) =>
			year < quarterOf(today).year || (year === quarterOf(today).year && quarter < quarterOf(today).quarter)
	);
	return {
		cohort,
		programme,
		courses,
		hours: hoursOf(taken),
		share: shareOf(hoursOf(taken)),
		left,
		seances: shown.map(({ id, course, startsAt, endsAt, timeZone, place, mode, status, title, theme }) => ({
			...{ id, course, startsAt, endsAt, timeZone, mode, status, title, theme, place: place?.name ?? null },
			presence: presences.get(id) ?? null,
			materials: materials.filter(({ occurrence }) => occurrence === id)
		})),
		instalments: instalments.map((one) => ({ ...one, late: !one.paidDay && one.dueDay < today })),
		attestations,
		unattested: past.filter(
			({ year, quarter }) => !attestations.some((one) => one.year === year && one.quarter === quarter)
		),
		result: result && { courses: result.courses, verdict: result.verdict },
		over: today > cohort.toDay
	};
};
