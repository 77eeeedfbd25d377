import { materialsOf } from '#agenda/server';
import { fundedBy } from '#kernel/server/operations.ts';
import { earlierOf, hoursOf, quarterOf, quartersBetween, shareOf, standingOf } from '../../index.ts';
import {
	applicationsOf,
	applicationsToRead,
	attestationsOf,
	challengeById,
	changeDue,
	cohortAttendance,
	cohortById,
	coursesOf,
	enrolmentsOf,
	instalmentsOf,
	type ownEnrolment,
	programmeById,
	resultOf,
	type Seance,
	teamsOfPerson,
	timetableOf,
	todayHere
} from '../../server/index.ts';

/** What somebody has to do with programmes: where she is enrolled or applies, what she was asked to read, and her teams. */
export async function programmesOfPerson(person: string) {
	const [enrolments, applications, reading, teams] = await Promise.all([
		enrolmentsOf(person),
		applicationsOf(person),
		applicationsToRead(person),
		teamsOfPerson(person)
	]);
	const cohorts = [...new Set(enrolments.map(({ cohort }) => cohort))];
	const left = (cohort: string) => enrolments.every((one) => one.cohort !== cohort || one.leftAt);
	const open = applications.filter(({ state }) => state !== 'confirmed' && state !== 'fulfilled');
	return {
		enrolments: await each(cohorts, async (id) => {
			const mine = enrolments.find(({ cohort, leftAt }) => cohort === id && !leftAt);
			return { id, left: left(id), asked: mine ? (await changeDue(mine)) !== null : false, ...(await named(id)) };
		}),
		applications: await each(open, async (one) => ({
			...{ id: one.id, standing: standingOf(one, false) },
			...(await named(one.cohort))
		})),
		reading: await each(reading, async ({ id, name, done, cohort }) => ({ id, name, done, ...(await named(cohort)) })),
		teams: await each(teams, async ({ id, name, challenge, publishedAt }) => {
			const { slug, title } = await challengeById(challenge);
			return { id, name, slug, title, answered: publishedAt !== null };
		})
	};
}

const each = <One, Shown>(all: readonly One[], show: (one: One) => Promise<Shown>) => Promise.all(all.map(show));

async function named(cohort: string) {
	const { name: of, programme } = await cohortById(cohort);
	return { title: (await programmeById(programme)).title, of };
}

type Enrolment = Awaited<ReturnType<typeof ownEnrolment>>;

/** A cohort as one of its participants sees it: her séances, presences, instalments, attestations and marks. */
export async function enrolledShown(enrolment: Enrolment) {
	const cohort = await cohortById(enrolment.cohort);
	const [programme, courses, attendance, instalments, attestations, result, today, asked] = await Promise.all([
		programmeById(cohort.programme),
		coursesOf(cohort.programme),
		cohortAttendance(cohort.id),
		instalmentsOf([enrolment.id]),
		attestationsOf([enrolment.id]),
		resultOf(enrolment),
		todayHere(),
		changeDue(enrolment)
	]);
	const funded = await fundedBy(programme.operation);
	const taken = attendance.get(enrolment.id) ?? [];
	const left = enrolment.leftAt !== null;
	return {
		...{
			cohort,
			programme,
			courses,
			left,
			funded,
			asked,
			attestations,
			hours: hoursOf(taken),
			share: shareOf(hoursOf(taken))
		},
		seances: await seancesShown(cohort.id, new Map(taken.map((one) => [one.seance.id, one.presence])), left),
		instalments: instalments.map((one) => ({ ...one, late: !one.paidDay && one.dueDay < today })),
		unattested: quartersBefore(cohort.fromDay, today, cohort.toDay).filter(
			({ year, quarter }) => !attestations.some((one) => one.year === year && one.quarter === quarter)
		),
		result: result && { courses: result.courses, verdict: result.verdict },
		over: today > cohort.toDay
	};
}

/** The séances of a cohort with somebody's presences: of whoever has left only those where she was asked for, without what is brought to them. */
async function seancesShown<Presence>(cohort: string, presences: ReadonlyMap<string, Presence>, left: boolean) {
	const isShown = ({ id }: Seance) => !left || presences.has(id);
	const shown = (await timetableOf(cohort)).filter(isShown);
	const materials = left ? [] : await materialsOf(shown.map(({ id }) => id));
	return shown.map(({ id, course, startsAt, endsAt, timeZone, place, mode, status, title, theme }) => ({
		...{ id, course, startsAt, endsAt, timeZone, mode, status, title, theme, place: place?.name ?? null },
		presence: presences.get(id) ?? null,
		materials: materials.filter(({ occurrence }) => occurrence === id)
	}));
}

/** The quarters that are over. */
function quartersBefore(fromDay: string, today: string, toDay: string) {
	const now = quarterOf(today);
	return quartersBetween(fromDay, earlierOf(today, toDay)).filter(
		({ year, quarter }) => year < now.year || (year === now.year && quarter < now.quarter)
	);
}
