import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import { Refusal } from '../errors.ts';
import type { Locale } from '../words.ts';
import { words } from './errors.ts';

/** What is wrong with one field of a body: a JSON Pointer (RFC 6901) and a sentence. */
const Fault = z.strictObject({ pointer: z.string(), detail: z.string() });

/** What the interface answers when it does not do what is asked (RFC 9457). */
export const Problem = z.strictObject({
	type: z.string(),
	title: z.string(),
	status: z.int(),
	/** A sentence in the language that was asked for. */
	detail: z.string(),
	code: z.string().optional(),
	requestId: z.string().optional(),
	errors: z.array(Fault).optional()
});

export const PROBLEM = 'application/problem+json';

type Failure = Readonly<{ status: number; message: string; code?: string; requestId?: string }>;

/** A failure as programs read it. */
export const problemOf = ({ status, message, code, requestId }: Failure, error: unknown, locale: Locale) => ({
	type: code ? `urn:problem-type:creative-valley:${code}` : 'about:blank',
	title: STATUS_CODES[status] ?? 'Error',
	status,
	detail: message,
	...(code ? { code } : {}),
	...(requestId ? { requestId } : {}),
	...(error instanceof WrongBody ? { errors: error.faultsIn(locale) } : {})
});

/** A body that is not of the shape that the description tells. */
export class WrongBody extends Refusal {
	readonly #issues: z.ZodError['issues'];

	constructor({ issues }: z.ZodError) {
		super('kernel_body_wrong', 422, { count: issues.length });
		this.#issues = issues;
	}

	/** Each fault with its place; what has no sentence of ours is said as the validator says it. */
	faultsIn(locale: Locale): z.infer<typeof Fault>[] {
		return this.#issues.slice(0, 20).map(({ path, message }) => ({
			pointer: path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
			detail: /^[a-z]+_[a-z_]+$/.test(message) ? words(message, {}, locale) : message
		}));
	}
}

/** What an answer says in its head of why it is none: when to come again, and how one comes in (RFC 6750). */
export function headOf(error: unknown): Record<string, string> {
	if (!(error instanceof Refusal)) return {};
	const { status, params } = error;
	if (status === 405 && params.allow) return { allow: String(params.allow) };
	if (status === 401) return { 'www-authenticate': params.invalid ? 'Bearer error="invalid_token"' : 'Bearer' };
	if (status === 403 && params.scope)
		return { 'www-authenticate': `Bearer error="insufficient_scope", scope="${params.scope}"` };
	return {};
}
