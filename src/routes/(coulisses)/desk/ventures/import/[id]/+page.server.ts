import { columnsOf } from '#exchange/desk/import/columns.server.ts';
import { sentenceOf } from '#exchange/desk/import/sentence.server.ts';
import {
	act,
	apply,
	away,
	check,
	decideRows,
	look,
	type Step,
	stageOf,
	undo
} from '#exchange/desk/import/steps.server.ts';
import { verdictOf } from '#exchange/desk/import/verdict.server.ts';
import { ventureActs } from '#venture/acts.ts';
import { importingOf } from '#venture/desk/back/bringing.server.ts';
import { applyChosen, choose, compare } from '#venture/desk/back/choosing.server.ts';
import { previewOf } from '#venture/desk/back/preview.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = await requireTeam(event, ventureActs.accompany);
	const { locale } = event.locals;
	const importing = await importingOf(event.params.id, viewer);
	const { batch, importer } = importing;
	const stage = stageOf(batch, event.url);
	const together = stage === 'try' && importer.judge !== undefined;
	const judged = stage === 'end' || (stage === 'try' && !together);
	return {
		batch,
		stage,
		kindName: importer.name(locale),
		failure: batch.failure && sentenceOf(importer, batch.failure, locale),
		columns: stage === 'columns' ? await columnsOf(importer, batch, locale) : null,
		preview: together ? await previewOf(importing, viewer, locale) : null,
		verdict: judged ? await verdictOf(batch, importer, event.url, locale) : null
	};
};

const step =
	(one: Step, together: Step = one) =>
	async (event: RequestEvent) => {
		const importing = await importingOf(event.params.id, await requireTeam(event, ventureActs.accompany));
		return act(event, importing, importing.importer.judge ? together : one);
	};

export const actions: Actions = {
	look: step(look),
	check: step(check),
	compare: step(compare),
	decide: step(decideRows),
	choose: step(choose),
	apply: step(apply, applyChosen),
	undo: step(undo),
	away: step(away)
};
