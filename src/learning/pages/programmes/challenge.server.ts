import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import type { Locale } from '#kernel/words.ts';
import { fieldOf, sentFile, wordsField } from '#web/form.server.ts';
import { challengeState, mayBeTaken, NewResult, NewTeam, spacedCode, TeamCode } from '../../index.ts';
import {
	challengeBySlug,
	challengesShown,
	challengeTeamsOf,
	codeOfTeam,
	enrolmentsOf,
	teamsOfPerson,
	todayHere
} from '../../server/index.ts';

const order = ['open', 'taken', 'closed'];

/** The challenges of the hub; what can still be taken comes first. */
export async function challengesListed() {
	const [challenges, today] = await Promise.all([challengesShown(), todayHere()]);
	return challenges
		.map((one) => ({ ...one, state: challengeState(one, today) }))
		.sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
}

/** A challenge with the teams that took it up, and the reader's own with the code that others join it by. @throws 404 */
export async function challengeShown(slug: string, viewer: Viewer | null) {
	const challenge = await challengeBySlug(slug);
	const [teams, own, today] = await Promise.all([
		challengeTeamsOf([challenge.id]),
		viewer ? teamOn(challenge.id, viewer.id) : null,
		todayHere()
	]);
	return {
		...{ key: newId(), challenge, teams, own },
		code: own && viewer ? spacedCode(await codeOfTeam(own.id, viewer.id)) : null,
		signedIn: viewer !== null,
		open: mayBeTaken(challenge, today),
		state: challengeState(challenge, today)
	};
}

/** The team with which somebody took a challenge up; null when she did not. */
export const teamOn = async (challenge: string, person: string) =>
	(await teamsOfPerson(person)).find((team) => team.challenge === challenge) ?? null;

/** The cohort that somebody studies in, whose team hers is then. */
export const cohortNow = async (person: string): Promise<string | null> =>
	(await enrolmentsOf(person)).find(({ leftAt }) => !leftAt)?.cohort ?? null;

/** Reads the form by which a challenge is taken up. */
export const teamIn = (form: FormData) => NewTeam.safeParse({ name: fieldOf(form, 'name') });

/** Reads the form by which a team is joined. */
export const codeIn = (form: FormData) => TeamCode.safeParse({ code: fieldOf(form, 'code') });

/** Reads what a team answers, with the file that it sends. */
export async function resultIn(form: FormData, locale: Locale) {
	const url = fieldOf(form, 'url').trim() || null;
	const read = NewResult.safeParse({ result: wordsField(form, 'result', locale), url });
	return { read, url, file: await sentFile(form, 'file') };
}
