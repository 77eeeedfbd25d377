import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { refused } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { challengeState, mayBeTaken, NewResult, NewTeam, spacedCode, TeamCode } from '#learning';
import {
	answerChallenge,
	challengeBySlug,
	challengeTeamsOf,
	codeOfTeam,
	enrolmentsOf,
	joinTeam,
	takeChallenge,
	teamsOfPerson,
	todayHere
} from '#learning/server';
import { fieldOf, problem, problemsOf, wordsField } from '#web/form.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ params, locals: { viewer } }) => {
	const challenge = await challengeBySlug(params.challenge);
	const [teams, mine, today] = await Promise.all([
		challengeTeamsOf([challenge.id]),
		viewer ? teamsOfPerson(viewer.id) : [],
		todayHere()
	]);
	const own = mine.find((team) => team.challenge === challenge.id) ?? null;
	return {
		area: 'learning',
		key: newId(),
		challenge,
		teams,
		own,
		code: own && viewer ? spacedCode(await codeOfTeam(own.id, viewer.id)) : null,
		signedIn: viewer !== null,
		open: mayBeTaken(challenge, today),
		state: challengeState(challenge, today)
	};
};

export const actions: Actions = {
	take: async (event) => {
		const viewer = requirePerson(event);
		const challenge = await challengeBySlug(event.params.challenge);
		const form = await event.request.formData();
		const typed = textsOf(form);
		const read = NewTeam.safeParse({ name: fieldOf(form, 'name') });
		if (!read.success) return problemsOf(read.error, typed, event.locals.locale);
		const [enrolment] = (await enrolmentsOf(viewer.id)).filter(({ leftAt }) => !leftAt);
		const team = { name: read.data.name, cohort: enrolment?.cohort ?? null, person: viewer.id };
		const sent = fieldOf(form, 'key');
		return kept(event, typed, (tx) => takeChallenge(tx, challenge.id, team, byOf(viewer), isId(sent) ? sent : newId()));
	},
	join: async (event) => {
		const viewer = requirePerson(event);
		const challenge = await challengeBySlug(event.params.challenge);
		const form = await event.request.formData();
		const typed = textsOf(form);
		const read = TeamCode.safeParse({ code: fieldOf(form, 'code') });
		if (!read.success) return problemsOf(read.error, typed, event.locals.locale);
		return kept(event, typed, (tx) => joinTeam(tx, challenge.id, read.data.code, viewer.id));
	},
	answer: async (event) => {
		const viewer = requirePerson(event);
		const challenge = await challengeBySlug(event.params.challenge);
		const form = await event.request.formData();
		const typed = textsOf(form);
		const { locale } = event.locals;
		const own = (await teamsOfPerson(viewer.id)).find((team) => team.challenge === challenge.id);
		const url = fieldOf(form, 'url').trim() || null;
		const read = NewResult.safeParse({ result: wordsField(form, 'result', locale), url });
		if (!read.success) return problemsOf(read.error, typed, locale);
		const sent = form.get('file');
		const file =
			sent instanceof File && sent.size ? { name: sent.name, content: Buffer.from(await sent.arrayBuffer()) } : null;
		return kept(event, typed, (tx) => {
			const { result } = read.data;
			if (!own || !result) throw refused('programmes_team_missing', {}, 422);
			return answerChallenge(tx, own.id, viewer.id, { result, url, file }, byOf(viewer));
		});
	}
};

const byOf = ({ id }: Viewer) => ({ actor: ref('person', id), source: 'web' }) as const;

const textsOf = (form: FormData): Record<string, string> =>
	Object.fromEntries([...form].flatMap(([name, given]) => (typeof given === 'string' ? [[name, given]] : [])));

async function kept(
	{ params, locals: { locale } }: Pick<RequestEvent, 'params' | 'locals'>,
	typed: Record<string, string>,
	act: (tx: Tx) => Promise<unknown>
) {
	try {
		await transaction(act);
	} catch (error) {
		return problem(error, typed, locale);
	}
	redirect(303, href(`/learning/challenges/${params.challenge}?done=kept#teams`, locale));
}
