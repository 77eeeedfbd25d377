import { importActs } from '#exchange/acts.ts';
import { columnsOf } from '#exchange/desk/import/columns.server.ts';
import { sentenceOf } from '#exchange/desk/import/sentence.server.ts';
import {
	act,
	answer,
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
import { batchOf } from '#exchange/server';
import { importerOf } from '#importers.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, importActs.run);
	const { locale } = event.locals;
	const batch = await batchOf(event.params.id);
	const importer = importerOf(batch.kind);
	const stage = stageOf(batch, event.url);
	return {
		batch,
		stage,
		kindName: importer.name(locale),
		failure: batch.failure && sentenceOf(importer, batch.failure, locale),
		columns: stage === 'columns' ? await columnsOf(importer, batch, locale) : null,
		verdict: stage === 'try' || stage === 'end' ? await verdictOf(batch, importer, event.url, locale) : null
	};
};

const step = (one: Step) => async (event: RequestEvent) => {
	await requireTeam(event, importActs.run);
	const batch = await batchOf(event.params.id);
	return act(event, { batch, importer: importerOf(batch.kind), base: '/desk/import' }, one);
};

export const actions: Actions = {
	look: step(look),
	check: step(check),
	answer: step(answer),
	decide: step(decideRows),
	apply: step(apply),
	undo: step(undo),
	away: step(away)
};
