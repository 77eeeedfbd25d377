import { refused } from '#kernel/errors.ts';
import { sentence } from '#kernel/server/errors.ts';
import type { Answer } from '../../room/frames.ts';
import type { Asked } from './asked.ts';
import type { Batch } from './batch.ts';

type Given = Omit<Extract<Answer, { ok: true }>, 'n' | 'ok'>;

const numberOf = ({ order }: Asked): number => ('n' in order ? (order.n ?? 0) : 0);

/** Says that it was done, once that is committed. */
export function yes(batch: Batch, asked: Asked, given: Given = {}): void {
	batch.answers.set(asked, { n: numberOf(asked), ok: true, ...given });
}

/** Says why not, in the language of who asked; `name`: who of the crew has done it before. */
export function no(
	batch: Batch,
	asked: Asked,
	code: string,
	params: Record<string, string | number> = {},
	name?: string
): void {
	const answer = refusal(asked, code, params);
	const by = name ? ` ${sentence(refused('stage_done_by', { name }), 409, asked.who.locale)}` : '';
	batch.answers.set(asked, answer.ok ? answer : { ...answer, message: answer.message + by });
}

export const refusal = (asked: Asked, code: string, params: Record<string, string | number> = {}): Answer => ({
	n: numberOf(asked),
	ok: false,
	code,
	message: sentence(refused(code, params), 409, asked.who.locale)
});
