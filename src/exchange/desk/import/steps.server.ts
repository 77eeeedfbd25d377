import { type ActionFailure, type RequestEvent, redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { m } from '#messages';
import { doing, removing, requireSure, Unsure } from '#web/asking.server.ts';
import type { Asked } from '#web/asking.ts';
import { fail, isSaidInPage } from '#web/fail.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { type Decision, decisions } from '../../index.ts';
import {
	type Answer,
	allAnswers,
	answerAll,
	answerWords,
	type Batch,
	begin,
	decide,
	type Importer,
	lookAt,
	sayColumns,
	throwAway
} from '../../server/index.ts';
import { sentenceOf } from './sentence.server.ts';

type Event = Pick<RequestEvent, 'request' | 'locals' | 'url'>;

/** An import in whose page somebody acts, and where such pages are, by our own path. */
export type Importing = Readonly<{ batch: Batch; importer: Importer; base: string }>;

type Outcome = string | Record<string, string>;
/** One step: what it leads to, behind the address of the import, or what is wrong. */
export type Step = (importing: Importing, form: FormData, event: Event) => Promise<Outcome>;

/** Does one step and shows the page again; what cannot be done is said there. */
export async function act(
	event: Event,
	importing: Importing,
	step: Step
): Promise<ActionFailure<{ problems: Record<string, string>; asks?: Asked }>> {
	const { batch, importer, base } = importing;
	const { locale } = event.locals;
	let outcome: Outcome;
	try {
		outcome = await step(importing, await event.request.formData(), event);
	} catch (error) {
		if (error instanceof Unsure) return fail(error.status, { problems: {}, asks: error.asked });
		if (!isSaidInPage(error)) throw error;
		const said = sentenceOf(importer, { key: error.code, params: error.params }, locale);
		return fail(error.status, { problems: { '': said } as Record<string, string> });
	}
	if (typeof outcome !== 'string') return fail(422, { problems: outcome });
	redirect(303, href(`${base}/${batch.id}${outcome}`, locale));
}

export const look: Step = async ({ batch, importer }, form) => {
	const header = Number(fieldOf(form, 'header'));
	const sheet = Number(fieldOf(form, 'sheet'));
	const other = sheet !== batch.sheet;
	await lookAt(importer, batch.id, sheet, !other && Number.isSafeInteger(header) ? header - 1 : null);
	return '';
};

export const check: Step = async ({ batch, importer }, form) => {
	const known = new Set(importer.columns.map((column) => column.id));
	const said = batch.mapping
		.map((_, index) => fieldOf(form, `column_${index}`))
		.map((one) => (known.has(one) ? one : null));
	await sayColumns(importer, batch.id, said);
	await begin(importer, batch.id, 'check');
	return '';
};

export const decideRows: Step = async ({ batch }, form) => {
	const all = decisionIn(fieldOf(form, 'all'));
	const each = [...form.entries()].flatMap(([name, value]) => {
		const [, number] = /^row_(\d{1,7})$/.exec(name) ?? [];
		const decision = decisionIn(String(value));
		return number && decision ? [[Number(number), decision] as const] : [];
	});
	await decide(batch.id, all ?? new Map(each));
	return '?state=duplicate&done=decided';
};

/** What somebody says of words holds for all rows that have them: they are judged again. */
export const answer: Step = async ({ batch, importer }, form) => {
	const each = [...form.entries()].flatMap(([name, value]) => {
		const [, id] = /^word_([0-9a-f-]{36})$/.exec(name) ?? [];
		return id ? [[id, answerIn(String(value))] as const] : [];
	});
	const how = allAnswers.find((one) => one === fieldOf(form, 'all'));
	await answerWords(importer, batch.id, new Map(each));
	if (how) await answerAll(importer, batch.id, how);
	await begin(importer, batch.id, 'check');
	return '';
};

function answerIn(typed: string): Answer {
	const [, value] = /^take:(.{1,300})$/.exec(typed) ?? [];
	if (value) return { answer: 'take', value };
	const found = (['create', 'empty'] as const).find((one) => one === typed);
	return { answer: found ?? null, value: null };
}

export const apply: Step = async ({ batch, importer }, form) => {
	if (batch.counts.bad && !form.has('without')) return { without: m.import_leave_out_first() };
	await begin(importer, batch.id, 'apply');
	return '';
};

export const undo: Step = async ({ batch, importer }, form, event) => {
	const says = [m.import_undo_rows({ count: batch.counts.written ?? 0 }), m.import_undo_text()];
	requireSure(event, doing(m.import_undo(), says), form);
	await begin(importer, batch.id, 'undo');
	return '';
};

export const away: Step = async ({ batch, base }, form, event) => {
	requireSure(event, removing(batch.fileName, [m.import_throw_rows({ count: batch.total })]), form);
	await throwAway(batch.id);
	redirect(303, href(base, event.locals.locale));
};

/** How far an import is, by what its page shows. */
export function stageOf({ state }: Batch, { searchParams }: URL): 'columns' | 'work' | 'try' | 'end' {
	if (state === 'read') return 'columns';
	if (state === 'checked') return searchParams.has('columns') ? 'columns' : 'try';
	return state === 'done' || state === 'undone' ? 'end' : 'work';
}

const decisionIn = (typed: string): Decision | undefined => decisions.find((one) => one === typed);
