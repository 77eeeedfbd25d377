import { m } from '#messages';
import { Refusal } from '../errors.ts';
import type { Locale } from '../words.ts';

type Sentence = (params: Record<string, string | number>, options: { locale: Locale }) => string;

/** What PostgreSQL cannot read as what it is meant to be: a zero byte, an id, a number or a date that is none or too large. No page of ours sends one. */
const UNREADABLE = ['22021', '22P05', '22P02', '22003', '22007', '22008'];
/** A statement was stopped by its clock. */
const TOOK_LONG = '57014';

/** Of the machine: a server that is away, a disk that is full. */
const PASSING = ['ECONNREFUSED', 'ENOENT', 'ECONNRESET', 'EPIPE', 'ENOSPC', 'EDQUOT'];

/** Whether PostgreSQL could not read what it was given. */
export const isUnreadable = (error: unknown): boolean => UNREADABLE.includes((error as { code?: string })?.code ?? '');

/** What HTTP should answer: a refusal knows, PostgreSQL's "cannot be reached" is 503, what the framework said stands, the rest is our fault. */
export function statusOf(error: unknown, given = 500): number {
	if (error instanceof Refusal) return error.status;
	const code = (error as { code?: string })?.code ?? '';
	if (isUnreadable(error)) return 400;
	if (/^(57P0|57014|08(?!P01)|53|55P03|25P03)/.test(code) || PASSING.includes(code)) return 503;
	// pg gives no code to what it says itself of a connection that broke or did not come
	if (
		/^Connection terminated|is not queryable$|^timeout exceeded when trying to connect/.test(
			(error as Error)?.message ?? ''
		)
	)
		return 503;
	return given;
}

/** The sentence for a person: what happened, why, and what to do. Details of our own failures stay in the log. */
export function sentence(error: unknown, status: number, locale: Locale): string {
	if (error instanceof Refusal) return words(error.code, error.params, locale);
	if ((error as { code?: string })?.code === TOOK_LONG) return m.kernel_asked_much({}, { locale });
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

/** When to come again, as HTTP says it, for a refusal that knows. */
export function retryAfter(error: unknown): Record<string, string> {
	const seconds = error instanceof Refusal && error.status === 429 ? error.params.seconds : undefined;
	return seconds === undefined ? {} : { 'retry-after': String(seconds) };
}

/** A page for what goes wrong where no page of the hub can be made. */
export function errorPage(
	{ message, advice = '' }: Readonly<{ message: string; advice?: string }>,
	locale: Locale,
	home: Readonly<{ href: string; label: string }>
): string {
	const [safe, more] = [message, advice].map((text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`));
	return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${safe}</title>
<style>:root{color-scheme:light dark}body{font:1.125rem/1.5 system-ui,sans-serif;max-width:34rem;margin:15vh auto;padding:0 1rem}h1{font-size:1.5rem}</style>
</head>
<body><main><h1>${safe}</h1>${more && `<p>${more}</p>`}<p><a href="${home.href}">${home.label}</a></p></main></body>
</html>
`;
}
