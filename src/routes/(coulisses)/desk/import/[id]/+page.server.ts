import { type ActionFailure, fail, redirect } from '@sveltejs/kit';
import { type Decision, decisions } from '#exchange';
import { importActs } from '#exchange/acts.ts';
import { columnsOf } from '#exchange/desk/import/columns.server.ts';
import { sentenceOf } from '#exchange/desk/import/sentence.server.ts';
import { verdictOf } from '#exchange/desk/import/verdict.server.ts';
import { type Batch, batchOf, begin, decide, lookAt, sayColumns, throwAway } from '#exchange/server';
import { importerOf } from '#importers.ts';
import { href } from '#kernel/address.ts';
import { Refusal } from '#kernel/errors.ts';
import { m } from '#messages';
import { doing, removing, requireSure, Unsure } from '#web/asking.server.ts';
import type { Asked } from '#web/asking.ts';
import { fieldOf } from '#web/form.server.ts';
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

export const actions: Actions = {
	look: (event) =>
		act(event, async (id, form) => {
			const header = Number(fieldOf(form, 'header'));
			const sheet = Number(fieldOf(form, 'sheet'));
			const other = sheet !== (await batchOf(id)).sheet;
			await lookAt(
				importerOf((await batchOf(id)).kind),
				id,
				sheet,
				!other && Number.isSafeInteger(header) ? header - 1 : null
			);
			return '';
		}),
	check: (event) =>
		act(event, async (id, form) => {
			const { kind, mapping } = await batchOf(id);
			const importer = importerOf(kind);
			const known = new Set(importer.columns.map((column) => column.id));
			const said = mapping
				.map((_, index) => fieldOf(form, `column_${index}`))
				.map((one) => (known.has(one) ? one : null));
			await sayColumns(importer, id, said);
			await begin(importer, id, 'check');
			return '';
		}),
	decide: (event) =>
		act(event, async (id, form) => {
			const all = decisionIn(fieldOf(form, 'all'));
			const each = [...form.entries()].flatMap(([name, value]) => {
				const [, number] = /^row_(\d{1,7})$/.exec(name) ?? [];
				const decision = decisionIn(String(value));
				return number && decision ? [[Number(number), decision] as const] : [];
			});
			await decide(id, all ?? new Map(each));
			return '?state=duplicate&done=decided';
		}),
	apply: (event) =>
		act(event, async (id, form) => {
			const { kind, counts } = await batchOf(id);
			if (counts.bad && !form.has('without')) return { without: m.import_leave_out_first() };
			await begin(importerOf(kind), id, 'apply');
			return '';
		}),
	undo: (event) =>
		act(event, async (id, form) => {
			const { kind, counts } = await batchOf(id);
			const says = [m.import_undo_rows({ count: counts.written ?? 0 }), m.import_undo_text()];
			requireSure(event, doing(m.import_undo(), says), form);
			await begin(importerOf(kind), id, 'undo');
			return '';
		}),
	away: async (event) => {
		await requireTeam(event, importActs.run);
		return act(event, async (id, form) => {
			const { fileName, total } = await batchOf(id);
			requireSure(event, removing(fileName, [m.import_throw_rows({ count: total })]), form);
			await throwAway(id);
			redirect(303, href('/desk/import', event.locals.locale));
		});
	}
};

type Outcome = string | Record<string, string>;

/** Does one step and shows the page again; what cannot be done is said there. */
async function act(
	event: RequestEvent,
	step: (id: string, form: FormData) => Promise<Outcome>
): Promise<ActionFailure<{ problems: Record<string, string>; asks?: Asked }>> {
	await requireTeam(event, importActs.run);
	const { id } = event.params;
	let outcome: Outcome;
	try {
		outcome = await step(id, await event.request.formData());
	} catch (error) {
		if (error instanceof Unsure) return fail(error.status, { problems: {}, asks: error.asked });
		if (!(error instanceof Refusal) || error.status === 404) throw error;
		const { kind } = await batchOf(id);
		const said = sentenceOf(importerOf(kind), { key: error.code, params: error.params }, event.locals.locale);
		return fail(error.status, { problems: { '': said } as Record<string, string> });
	}
	if (typeof outcome !== 'string') return fail(422, { problems: outcome });
	redirect(303, href(`/desk/import/${id}${outcome}`, event.locals.locale));
}

function stageOf({ state }: Batch, { searchParams }: URL): 'columns' | 'work' | 'try' | 'end' {
	if (state === 'read') return 'columns';
	if (state === 'checked') return searchParams.has('columns') ? 'columns' : 'try';
	return state === 'done' || state === 'undone' ? 'end' : 'work';
}

const decisionIn = (typed: string): Decision | undefined => decisions.find((one) => one === typed);
