import { refused } from '#kernel/errors.ts';
import {
	applicationShown,
	decisionIn,
	readerNamed
} from '#learning/desk/programmes/cohorts/candidates/application.server.ts';
import { requireApplication } from '#learning/desk/programmes/reach.server.ts';
import { decideApplication, nameReader, releaseReader } from '#learning/server';
import { change, changeGiven } from '#web/act.server.ts';
import { fieldOf, typedTexts } from '#web/form.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { viewer, application } = await requireApplication(event);
	return applicationShown(application, viewer);
};

export const actions: Actions = {
	name: async (event) => {
		const { application, by, viewer, programme } = await requireApplication(event);
		const form = await event.request.formData();
		const [email, self] = [fieldOf(form, 'email').trim(), fieldOf(form, 'self')];
		return change(
			event,
			typedTexts(form),
			async (tx) => {
				const reader = self ? viewer.id : await readerNamed(tx, email, viewer, programme.organization.id);
				if (!reader) throw refused('programmes_reader_unknown', {}, 422);
				await nameReader(tx, application, reader, by);
			},
			pathOf(event, 'named')
		);
	},
	release: async (event) => {
		const { application, by } = await requireApplication(event);
		const form = await event.request.formData();
		const [reader, to] = [fieldOf(form, 'reader'), pathOf(event, 'released')];
		return change(event, typedTexts(form), (tx) => releaseReader(tx, application, reader, by), to);
	},
	decide: async (event) => {
		const { application, by } = await requireApplication(event);
		const form = await event.request.formData();
		const read = decisionIn(form);
		const to = pathOf(event, 'decided');
		return changeGiven(event, typedTexts(form), read, (tx, given) => decideApplication(tx, application, given, by), to);
	}
};

const pathOf = ({ params }: Pick<RequestEvent, 'params'>, done: string): string =>
	`/desk/programmes/cohorts/${params.cohort}/candidates/${params.application}?done=${done}`;
