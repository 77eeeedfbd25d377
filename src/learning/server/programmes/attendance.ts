import { db } from '#kernel/server/db.ts';
import type { Presence, SeanceTaken } from '../../programmes/hours.ts';
import { type Enrolment, enrolmentsIn } from './enrolments.ts';
import { type On, within } from './tables.ts';
import { type Seance, timetableOf } from './timetable.ts';

const MINUTE = 60_000;

/** A séance as one participant has it. */
type Taken = SeanceTaken & Readonly<{ seance: Seance }>;

/**
 * How every participant of a cohort stood to its séances, by enrolment, in order of time: those that took place while she was in the cohort, whatever
 * she did with her place, and those that she had a place in before. What was called off is not there. Who came and who is excused is what the
 * list of the door says.
 */
export async function cohortAttendance(cohort: string, now = new Date(), on: On = db): Promise<Map<string, Taken[]>> {
	const [seances, enrolments] = await Promise.all([timetableOf(cohort, on), enrolmentsIn(cohort, on)]);
	const held = seances.filter(({ status }) => status === 'scheduled');
	const places = await placesIn(on, held);
	const taken = (enrolment: Enrolment): Taken[] =>
		held.flatMap((seance) => {
			const { startsAt, endsAt } = seance;
			const place = places.get(`${seance.id} ${enrolment.person}`);
			if (!(place?.holds || (enrolment.person && isDuring(startsAt, enrolment)))) return [];
			const minutes = Math.round((endsAt.getTime() - startsAt.getTime()) / MINUTE);
			return [{ seance, startsAt, minutes, presence: presenceOf(place, endsAt > now) }];
		});
	return new Map(enrolments.map((enrolment) => [enrolment.id, taken(enrolment)]));
}

const isDuring = (moment: Date, { since, leftAt }: Enrolment): boolean =>
	moment >= since && (!leftAt || moment < leftAt);

function presenceOf(place: Place | undefined, coming: boolean): Presence {
	if (place?.came) return 'present';
	if (place?.excused) return 'excused';
	return coming ? 'coming' : 'absent';
}

type Place = Readonly<{ holds: boolean; came: boolean; excused: boolean }>;

/** What became of everybody's seats in some séances, by the ids of séance and person. */
async function placesIn(on: On, seances: readonly Seance[]): Promise<Map<string, Place>> {
	const rows = await within(on)
		.selectFrom('participation.attendanceCard as s')
		.leftJoin('learning.excuse as x', (join) => join.onRef('x.seat', '=', 's.seat').on('x.withdrawnAt', 'is', null))
		.select(['s.subject', 's.party', 's.state', 'x.reason'])
		.where('s.subjectKind', '=', 'occurrence')
		.where('s.party', 'is not', null)
		.where((row) => row('s.subject', '=', row.fn.any(row.val(seances.map(({ id }) => id)))))
		.execute();
	const places = new Map<string, Place>();
	for (const { subject, party, state, reason } of rows) {
		const key = `${subject} ${party}`;
		const known = places.get(key);
		places.set(key, {
			holds: known?.holds || holding.has(state),
			came: known?.came || state === 'fulfilled',
			excused: known?.excused || reason !== null
		});
	}
	return places;
}

const holding: ReadonlySet<string> = new Set(['confirmed', 'fulfilled', 'no_show']);
