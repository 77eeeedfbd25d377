import { createHash } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import { Refusal } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import { m } from '#messages';
import type { Asked, Question } from './asking.ts';

/** An act waits for a « yes »: `attempt` shows the question instead of a refusal. */
export class Unsure extends Refusal {
	readonly asked: Asked;

	constructor(asked: Asked) {
		super('web_ask_first', 428);
		this.asked = asked;
	}
}

type Asking = Pick<RequestEvent, 'url' | 'locals'>;

/**
 * Asks before an act that cannot be undone. It is called in the transaction of the act, after it, with figures from before it: so nobody is asked
 * about what would be refused, and the transaction takes the act back until somebody has said yes to these very figures. An act that
 * touches files asks first.
 * @param question null where nothing would be lost
 * @param form what was sent, which is sent again with the answer
 * @throws Unsure while nobody said yes to this question, or its figures are others by now.
 */
export function requireSure({ url, locals: { viewer } }: Asking, question: Question | null, form: FormData): void {
	if (!question) return;
	const fields = [...form].flatMap(([name, value]) => (typeof value === 'string' ? [{ name, value }] : []));
	const [key, given] = (url.searchParams.get('sure') ?? '').split('.');
	const address = url.search.replace(/[?&]sure=[^&]*/g, '').replace(/^&/, '?');
	const told = stampOf([url.pathname, address, viewer?.id, question, fields]);
	if (key && given === told) return;
	const action = `${address || '?'}${address ? '&' : ''}sure=${newId()}.${told}`;
	throw new Unsure({ ...question, action, fields, changed: given !== undefined });
}

/** The question before something goes for good. @param says what goes along, with its figures */
export const removing = (name: string, says: readonly string[] = []): Question => ({
	title: m.web_ask_delete({ name }),
	says,
	yes: m.web_delete()
});

/** The question before any other act, by what its button says. @param says what goes along, with its figures */
export const doing = (act: string, says: readonly string[] = []): Question => ({
	title: m.web_ask_plain({ act }),
	says,
	yes: act
});

const stampOf = (what: unknown): string =>
	createHash('sha256').update(JSON.stringify(what)).digest('base64url').slice(0, 22);
