import { choicesFor } from '#agenda/desk/activities/choices.server.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can } from '#kernel/identity/policy.ts';
import type { Locale } from '#kernel/words.ts';
import { fieldOf, wordsField } from '#web/form.server.ts';
import { challengeActs } from '../../../acts.ts';
import { type Challenge, challengeState } from '../../../index.ts';
import { challengesOf, challengeTeamsOf, todayHere } from '../../../server/index.ts';
import { programmesSeenBy } from '../reach.server.ts';
import { textOrNull } from '../read.server.ts';

/** The challenges of the organisations that somebody acts for; all for the team. */
export async function challengesShown(viewer: Viewer) {
	const [challenges, today] = await Promise.all([challengesOf(programmesSeenBy(viewer)), todayHere()]);
	return {
		maySettle: can(viewer, challengeActs.settle),
		challenges: challenges.map((one) => ({ ...one, state: challengeState(one, today) }))
	};
}

/** A challenge with the teams that took it up, and the organisations to choose from. */
export async function challengeShown(viewer: Viewer, challenge: Challenge, locale: Locale) {
	const [{ organizations }, teams, today] = await Promise.all([
		choicesFor(viewer, locale),
		challengeTeamsOf([challenge.id]),
		todayHere()
	]);
	return { challenge, organizations, teams, state: challengeState(challenge, today) };
}

/** What the form of a challenge holds, to be checked by `NewChallenge`. */
export const challengeIn = (form: FormData, locale: Locale) => ({
	organization: fieldOf(form, 'organization'),
	title: wordsField(form, 'title', locale),
	question: wordsField(form, 'question', locale),
	context: wordsField(form, 'context', locale),
	gives: wordsField(form, 'gives', locale),
	untilDay: textOrNull(form, 'untilDay'),
	contact: textOrNull(form, 'contact')
});
