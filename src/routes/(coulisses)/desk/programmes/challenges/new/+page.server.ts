import { isId, newId } from '#kernel/id.ts';
import { NewChallenge } from '#learning';
import { proposeChallenge } from '#learning/server';
import { fieldOf, problemsOf } from '../../../../../form.server.ts';
import { team } from '../../../../guard.server.ts';
import { checkOrganization, choicesFor } from '../../../activities/choices.server.ts';
import { typedTexts } from '../../../site/typed.server.ts';
import { byOf, kept } from '../../reach.server.ts';
import { challengeIn } from '../challenge.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = await team(event, 'desk.enter');
	const { host, organizations } = await choicesFor(viewer, event.locals.locale);
	return { key: newId(), host, organizations };
};

export const actions: Actions = {
	default: async (event) => {
		const viewer = await team(event, 'desk.enter');
		const form = await event.request.formData();
		const { locale } = event.locals;
		const read = NewChallenge.safeParse(challengeIn(form, locale));
		if (!read.success) return problemsOf(read.error, typedTexts(form), locale);
		await checkOrganization(viewer, read.data.organization);
		const sent = fieldOf(form, 'key');
		const key = isId(sent) ? sent : newId();
		const to = '/desk/programmes/challenges?done=proposed';
		return kept(locale, form, (tx) => proposeChallenge(tx, read.data, byOf(viewer), key), to);
	}
};
