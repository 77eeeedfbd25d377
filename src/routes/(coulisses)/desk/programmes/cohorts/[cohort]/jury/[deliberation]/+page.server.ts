import type { Tx } from '#kernel/server/db.ts';
import { publishingResults } from '#learning/desk/programmes/asking.server.ts';
import { marksIn, sessionShown } from '#learning/desk/programmes/cohorts/jury/session.server.ts';
import { requireDeliberation } from '#learning/desk/programmes/reach.server.ts';
import { textOrNull } from '#learning/desk/programmes/read.server.ts';
import { keepMarks, publishDeliberation } from '#learning/server';
import { change } from '#web/act.server.ts';
import { requireSure } from '#web/asking.server.ts';
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
		const to = pathOf(event, 'kept');
		return change(
			event,
			typedTexts(form),
			async (tx) => keepMarks(tx, session.id, marksIn(form, shown), minutesIn(form)),
			to
		);
	},
	publish: async (event) => {
		const { session, programme, by } = await requireDeliberation(event);
		const form = await event.request.formData();
		const shown = await sessionShown(session, programme.id);
		const publish = async (tx: Tx) => {
			// what stands on the page is what is published, kept before or not
			if (!session.publishedAt) await keepMarks(tx, session.id, marksIn(form, shown), minutesIn(form));
			const question = await publishingResults(tx, session.id);
			await publishDeliberation(tx, session.id, by);
			requireSure(event, question, form);
		};
		return change(event, typedTexts(form), publish, pathOf(event, 'published'));
	}
};

const minutesIn = (form: FormData): string | null => textOrNull(form, 'minutes')?.slice(0, LONGEST) ?? null;

const pathOf = ({ params }: Pick<RequestEvent, 'params'>, done: string): string =>
	`/desk/programmes/cohorts/${params.cohort}/jury/${params.deliberation}?done=${done}`;
