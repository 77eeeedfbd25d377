import { demand } from '#kernel/identity/policy.ts';
import { challengeState, NewChallenge } from '#learning';
import { challengeById, challengeTeamsOf, changeChallenge, todayHere } from '#learning/server';
import { problemsOf } from '../../../../../form.server.ts';
import { byOf, team } from '../../../../guard.server.ts';
import { checkOrganization, choicesFor } from '../../../activities/choices.server.ts';
import { typedTexts } from '../../../site/typed.server.ts';
import { kept } from '../../reach.server.ts';
import { challengeIn } from '../challenge.server.ts';
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
	const viewer = await team(event, 'desk.enter');
	const challenge = await challengeById(event.params.challenge);
	demand(viewer, 'challenge.propose', { organisation: challenge.organization.id });
	return { viewer, challenge };
}
