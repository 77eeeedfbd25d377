import { checkOrganization, choicesFor } from '#agenda/desk/activities/choices.server.ts';
import { requireAct } from '#kernel/identity/policy.ts';
import { challengeState, NewChallenge } from '#learning';
import { challengeIn } from '#learning/desk/programmes/challenges/challenge.server.ts';
import { kept } from '#learning/desk/programmes/reach.server.ts';
import { challengeById, challengeTeamsOf, changeChallenge, todayHere } from '#learning/server';
import { problemsOf, typedTexts } from '#web/form.server.ts';
import { byOf, requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { viewer, challenge } = await challengeFor(event);
	const [{ organizations }, teams, today] = await Promise.all([
		choicesFor(viewer, event.locals.locale),
		challengeTeamsOf([challenge.id]),
		todayHere()
	]);
	return { challenge, organizations, teams, state: challengeState(challenge, today) };
};

export const actions: Actions = {
	default: async (event) => {
		const { viewer, challenge } = await challengeFor(event);
		const form = await event.request.formData();
		const { locale } = event.locals;
		const read = NewChallenge.safeParse({ ...challengeIn(form, locale), fictional: challenge.fictional });
		if (!read.success) return problemsOf(read.error, typedTexts(form), locale);
		await checkOrganization(viewer, read.data.organization);
		const to = `/desk/programmes/challenges/${challenge.id}?done=saved`;
		return kept(locale, form, (tx) => changeChallenge(tx, challenge.id, read.data, byOf(viewer)), to);
	}
};

async function challengeFor(event: Pick<RequestEvent, 'locals' | 'url' | 'params'>) {
	const viewer = await requireTeam(event, 'desk.enter');
	const challenge = await challengeById(event.params.challenge);
	requireAct(viewer, 'challenge.propose', { organisation: challenge.organization.id });
	return { viewer, challenge };
}
