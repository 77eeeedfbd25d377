import { refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { record } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import { isOver } from '#participation';
import { accept, decide, decline } from '#participation/server';
import type { NewDecision } from '../../programmes/application.schema.ts';
import type { Application } from '../../programmes/application.ts';
import { applicationById } from './applications.ts';
import { cohortById } from './cohorts.ts';
import { enrolFrom } from './enrolments.ts';
import { areIn, reviewsOf } from './reviews.ts';
import { within } from './tables.ts';

const MINUTES_A_DAY = 24 * 60;
const acts = { accepted: 'offer', waiting: 'wait', declined: 'decline' } as const;

/**
 * Decides on an application that was read: a place is offered until a date, it waits for one, or it is declined for a reason.
 * @throws programmes_unread before both readers have spoken, programmes_decided_already, programmes_places_left to wait, or participation_full when there is no place to offer.
 */
export async function decideApplication(tx: Tx, application: Application, given: NewDecision, by: By): Promise<void> {
	const { id, booking, cohort: of, state, outcome: before } = application;
	const changes = before === 'waiting' && state === 'waitlisted' && given.outcome !== 'waiting';
	if (isOver(state) || (before && !changes)) throw refused('programmes_decided_already');
	if (!areIn(await reviewsOf(id, null, tx))) throw refused('programmes_unread');
	const { offerDays, places, taken } = await cohortById(of, tx);
	// a place that is free goes to whoever waits at once: nobody can wait for one
	if (given.outcome === 'waiting' && (places === null || taken < places)) throw refused('programmes_places_left');
	const { outcome, words } = given;
	const reason = outcome === 'declined' ? given.reason : null;
	await decide(tx, booking, acts[outcome], { source: by.source, actor: by.actor, minutes: offerDays * MINUTES_A_DAY });
	const decidedBy = by.actor?.kind === 'person' ? by.actor.id : null;
	await within(tx)
		.updateTable('learning.application')
		.set({ outcome, reason, words: words || null, decidedBy, decidedAt: by.at ?? new Date() })
		.where('id', '=', id)
		.execute();
	await record(tx, {
		...{ ...by, verb: 'learning.decided', object: ref('application', id), context: ref('cohort', of) },
		detail: { outcome, reason }
	});
}

/**
 * Takes the place that was offered: the candidate is a participant from then on. A second call changes nothing.
 * @returns the enrolment's id. Throws participation_offer_expired, participation_not_offered.
 */
export async function acceptOffer(tx: Tx, { id, booking }: Application, by: By): Promise<string> {
	await accept(tx, booking, { source: by.source, actor: by.actor });
	return enrolFrom(tx, await applicationById(id, tx), by);
}

/** Leaves the place that was offered to whoever is next. @throws participation_not_offered. */
export async function declineOffer(tx: Tx, { booking }: Application, by: By): Promise<void> {
	await decline(tx, booking, { source: by.source, actor: by.actor });
}
