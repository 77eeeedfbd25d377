import type { Tx } from '#kernel/server/db.ts';
import { m } from '#messages';
import { lossOfBooking } from '#participation/server';
import type { Question } from '#web/asking.ts';
import { type Enrolment, placesAhead, resultsOf } from '../../server/index.ts';

/** The question before somebody's place in a cohort ends. */
export async function endingEnrolment(tx: Tx, enrolment: Enrolment): Promise<Question> {
	const seances = await placesAhead(tx, enrolment);
	const { next } = await lossOfBooking(tx, enrolment.booking);
	const says: string[] = [];
	if (seances) says.push(m.programmes_leave_seances({ count: seances }));
	says.push(next ? m.programmes_leave_next({ count: next }) : m.programmes_leave_free());
	return { title: m.programmes_leave_ask({ name: enrolment.name ?? '—' }), says, yes: m.programmes_leave_do() };
}

/** The question before the results of a jury are published, as they stand with what the form brought. @throws 404. */
export async function publishingResults(tx: Tx, deliberation: string): Promise<Question> {
	const results = await resultsOf(deliberation, tx);
	const marks = results.flatMap(({ courses }) => courses).filter(({ mark }) => mark !== null).length;
	const says = [
		m.programmes_publish_marks({ count: marks }),
		m.programmes_publish_seen({ count: results.length }),
		m.programmes_publish_passed({ count: results.filter(({ verdict }) => verdict.passed).length })
	];
	return { title: m.programmes_publish_ask(), says, yes: m.programmes_publish_results() };
}
