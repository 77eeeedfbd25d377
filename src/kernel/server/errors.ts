import { m } from '#messages';
import { Refusal } from '../errors.ts';
import type { Locale } from '../words.ts';

type Sentence = (params: Record<string, string | number>, options: { locale: Locale }) => string;

/** What HTTP should answer: a refusal knows, PostgreSQL's "cannot be reached" is 503, what the framework said stands, the rest is our fault. */
export function statusOf(error: unknown, given = 500): number {
	if (error instanceof Refusal) return error.status;
	const code = (error as { code?: string })?.code ?? '';
	if (/^(57P0|08|53)/.test(code) || ['ECONNREFUSED', 'ENOENT', 'ECONNRESET'].includes(code)) return 503;
	return given;
}

/** The sentence for a person: what happened, why, and what to do. Details of our own failures stay in the log. */
export function sentence(error: unknown, status: number, locale: Locale): string {
	if (error instanceof Refusal) return words(error.code, error.params, locale);
	if (status === 404) return m.kernel_missing({}, { locale });
	if (status === 403) return m.kernel_forbidden({}, { locale });
	if (status === 413) return m.kernel_too_large({}, { locale });
	if (status === 503) return m.kernel_unavailable({}, { locale });
	return status < 500 ? m.kernel_bad_request({}, { locale }) : m.kernel_failed({}, { locale });
}

/** The sentence of a refusal, to show beside the form that caused it. */
export function words(code: string, params: Record<string, string | number>, locale: Locale): string {
	const known = (m as unknown as Record<string, Sentence>)[code];
	return known ? known(params, { locale }) : m.kernel_bad_request({}, { locale });
}
