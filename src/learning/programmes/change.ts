import { type BeforeAndAfter, changesOf, type GroupChange } from '#kernel/change.ts';
import { LEAST_TOLD } from '#kernel/crowd.ts';
import { noonOf } from '#kernel/time.ts';

/** What is asked before a training and after it, in this order: whether one can do what it teaches, sees oneself working with it, and knows whom to ask. */
export const statements = ['able', 'see', 'ask'] as const;
export type Statement = (typeof statements)[number];
/** How much somebody agrees with each, 1 to 7. */
export type Stand = Readonly<Record<Statement, number>>;

export const moments = ['before', 'after'] as const;
export type Moment = (typeof moments)[number];
/** What became of each question; null: nothing yet. */
export type Answered = Readonly<Record<Moment, 'answered' | 'passed' | null>>;

const DAY = 86_400_000;
/** How long after the first séance « before » may still be said, and after the last one « after ». */
const [BEFORE_DAYS, AFTER_DAYS] = [7, 60];

/** Until when « before » may be said, and from when until when « after ». */
export type Windows = Readonly<{ before: Date; after: Readonly<{ from: Date; until: Date }> }>;

/** When a cohort is asked: by its séances that are not called off, by its days where it has none. « Before » ends where « after » begins, at the latest. */
export function windowsOf(
	seances: readonly Readonly<{ startsAt: Date; endsAt: Date }>[],
	{ fromDay, toDay }: Readonly<{ fromDay: string; toDay: string }>
): Windows {
	const starts = seances.map(({ startsAt }) => startsAt.getTime());
	const first = starts.length ? Math.min(...starts) : noonOf(fromDay).getTime();
	const last = starts.length ? Math.max(...starts) : noonOf(toDay).getTime();
	const end = Math.max(last, ...seances.map(({ endsAt }) => endsAt.getTime()));
	return {
		before: new Date(Math.min(first + BEFORE_DAYS * DAY, last)),
		after: { from: new Date(last), until: new Date(end + AFTER_DAYS * DAY) }
	};
}

/** Which question is due. */
export function momentDue({ before, after }: Answered, windows: Windows, now: Date): Moment | null {
	if (now < windows.before) return before === null ? 'before' : null;
	const open = now >= windows.after.from && now < windows.after.until;
	return open && before === 'answered' && after === null ? 'after' : null;
}

/** Why a question is not taken now, as the code of its sentence; null where it is. */
export function refusalOf(moment: Moment, { before, after }: Answered, windows: Windows, now: Date) {
	if (moment === 'before') return now < windows.before ? null : 'programmes_change_closed';
	if (now >= windows.after.until) return 'programmes_change_closed';
	if (now < windows.after.from) return 'programmes_change_early';
	// what she had said before went with her « rather not »
	if (after === 'passed') return 'programmes_change_passed';
	return before === 'answered' ? null : 'programmes_change_first';
}

/** How many of a cohort were asked: whoever was in it while « before » could still be said. */
export function askedOf(
	enrolments: readonly Readonly<{ since: Date; leftAt: Date | null }>[],
	askedAt: Date,
	{ before }: Windows
): number {
	const from = (since: Date) => (since > askedAt ? since : askedAt);
	return enrolments.filter(({ since, leftAt }) => from(since) < before && (!leftAt || leftAt > from(since))).length;
}

/** What a cohort has answered, and when no more answers come. */
export type CohortAnswers = Readonly<{
	id: string;
	name: string;
	asked: number;
	over: Date;
	pairs: readonly BeforeAndAfter<Statement>[];
}>;

/** Cohorts that are told of together: how many were asked, how many answered both times, and what became of it. */
export type CohortsChange = Readonly<
	{ id: string; cohorts: readonly string[]; asked: number } & GroupChange<Statement>
>;

/**
 * What may be told of the cohorts of a programme: those that are over, in the order in which they ended, each with the ones after it where it has answered too little. So what was told once never changes,
 * and no two numbers leave a small group between them. What is too little at the end waits.
 */
export function cohortChanges(cohorts: readonly CohortAnswers[], now: Date) {
	const over = cohorts.filter((one) => one.over <= now).toSorted((a, b) => a.over.getTime() - b.over.getTime());
	const told: CohortAnswers[][] = [];
	let waiting: CohortAnswers[] = [];
	for (const cohort of over) {
		waiting.push(cohort);
		if (pairsOf(waiting).length < LEAST_TOLD) continue;
		told.push(waiting);
		waiting = [];
	}
	const changes = changesOf(statements, new Map(told.map((its, at) => [String(at), pairsOf(its)])));
	const said = (its: readonly CohortAnswers[], change: GroupChange<Statement>): CohortsChange => ({
		...{ id: its.map(({ id }) => id).join(), cohorts: its.map(({ name }) => name), asked: askedIn(its) },
		...change
	});
	return {
		all: changes.all && told.length > 1 ? said(told.flat(), changes.all) : null,
		told: told.flatMap((its, at) => {
			const change = changes.groups.get(String(at));
			return change ? [said(its, change)] : [];
		}),
		waiting: waiting.map(({ id, name, asked }) => ({ id, name, asked })),
		open: cohorts
			.filter((one) => one.over > now)
			.map(({ id, name, asked, over: until }) => ({ id, name, asked, until }))
	};
}

const pairsOf = (cohorts: readonly CohortAnswers[]) => cohorts.flatMap(({ pairs }) => pairs);
const askedIn = (cohorts: readonly CohortAnswers[]) => cohorts.reduce((sum, { asked }) => sum + asked, 0);
