import { marksIn, sessionShown } from '#learning/desk/programmes/cohorts/jury/session.server.ts';
import { requireDeliberation } from '#learning/desk/programmes/reach.server.ts';
import { textOrNull } from '#learning/desk/programmes/read.server.ts';
import { keepMarks, publishDeliberation } from '#learning/server';
import { change } from '#web/act.server.ts';
import { typedTexts } from '#web/form.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const LONGEST = 20_000;

export const load: PageServerLoad = async (event) => {
	const { session, programme } = await requireDeliberation(event);
	return sessionShown(session, programme.id);
};

export const actions: Actions = {
	keep: async (event) => {
		const { session, programme } = await requireDeliberation(event);
		const form = await event.request.formData();
		const shown = await sessionShown(session, programme.id);
		const minutes = textOrNull(form, 'minutes')?.slice(0, LONGEST) ?? null;
		const to = pathOf(event, 'kept');
		return change(event, typedTexts(form), async (tx) => keepMarks(tx, session.id, marksIn(form, shown), minutes), to);
	},
	publish: async (event) => {
		const { session, by } = await requireDeliberation(event);
		const typed = typedTexts(await event.request.formData());
		return change(event, typed, (tx) => publishDeliberation(tx, session.id, by), pathOf(event, 'published'));
	}
};

const pathOf = ({ params }: Pick<RequestEvent, 'params'>, done: string): string =>
	`/desk/programmes/cohorts/${params.cohort}/jury/${params.deliberation}?done=${done}`;
