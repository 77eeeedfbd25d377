import { away, filesShown, importingOf, moreFiles } from '#city/pages/import.server.ts';
import { headOf, requireTrail } from '#city/pages/team.server.ts';
import { columnsOf } from '#exchange/desk/import/columns.server.ts';
import { sentenceOf } from '#exchange/desk/import/sentence.server.ts';
import { act, answer, apply, check, look, type Step, stageOf, undo } from '#exchange/desk/import/steps.server.ts';
import { verdictOf } from '#exchange/desk/import/verdict.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const at = await requireTrail(event);
	const { locale } = event.locals;
	const importing = await importingOf(at, event.params.batch);
	const { batch, importer } = importing;
	const stage = stageOf(batch, event.url);
	return {
		...{ area: 'city' as const, trail: headOf(at), batch, stage, base: importing.base },
		failure: batch.failure && sentenceOf(importer, batch.failure, locale),
		columns: stage === 'columns' ? await columnsOf(importer, batch, locale) : null,
		files: stage === 'try' ? await filesShown(importing, locale) : null,
		verdict: stage === 'try' || stage === 'end' ? await verdictOf(batch, importer, event.url, locale) : null
	};
};

const step = (one: Step) => async (event: RequestEvent) =>
	act(event, await importingOf(await requireTrail(event), event.params.batch), one);

export const actions: Actions = {
	look: step(look),
	check: step(check),
	answer: step(answer),
	apply: step(apply),
	undo: step(undo),
	away: step(away),
	files: async (event) => moreFiles(await importingOf(await requireTrail(event), event.params.batch))(event)
};
