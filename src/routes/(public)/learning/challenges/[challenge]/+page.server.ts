import { refused } from '#kernel/errors.ts';
import { formWithFiles } from '#kernel/server/bodies.ts';
import {
	challengeShown,
	codeIn,
	cohortNow,
	resultIn,
	teamIn,
	teamOn
} from '#learning/pages/programmes/challenge.server.ts';
import { answerChallenge, challengeBySlug, joinTeam, takeChallenge } from '#learning/server';
import { changeGiven } from '#web/act.server.ts';
import { keyIn, typedTexts } from '#web/form.server.ts';
import { bySelf, requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ params, locals: { viewer } }) => ({
	area: 'learning',
	...(await challengeShown(params.challenge, viewer))
});

export const actions: Actions = {
	take: async (event) => {
		const viewer = requirePerson(event);
		const { id } = await challengeBySlug(event.params.challenge);
		const form = await event.request.formData();
		const team = { cohort: await cohortNow(viewer.id), person: viewer.id };
		return changeGiven(
			event,
			typedTexts(form).text,
			teamIn(form),
			(tx, { name }) => takeChallenge(tx, id, { ...team, name }, bySelf(viewer), keyIn(form)),
			pathOf(event)
		);
	},
	join: async (event) => {
		const viewer = requirePerson(event);
		const { id } = await challengeBySlug(event.params.challenge);
		const form = await event.request.formData();
		const typed = typedTexts(form).text;
		return changeGiven(event, typed, codeIn(form), (tx, { code }) => joinTeam(tx, id, code, viewer.id), pathOf(event));
	},
	answer: async (event) => {
		const viewer = requirePerson(event);
		const { id } = await challengeBySlug(event.params.challenge);
		const own = await teamOn(id, viewer.id);
		const form = await formWithFiles(event.request, own ? 21 : 0.5);
		const { read, url, file } = await resultIn(form, event.locals.locale);
		return changeGiven(
			event,
			typedTexts(form).text,
			read,
			async (tx, { result }) => {
				if (!own || !result) throw refused('programmes_team_missing', {}, 422);
				await answerChallenge(tx, own.id, viewer.id, { result, url, file }, bySelf(viewer));
			},
			pathOf(event)
		);
	}
};

const pathOf = ({ params }: RequestEvent): string => `/learning/challenges/${params.challenge}?done=kept#teams`;
