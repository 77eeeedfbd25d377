import { fail, type RequestEvent } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { Refusal } from '#kernel/errors.ts';
import { localPath } from '#kernel/identity/return-to.ts';
import type { Caller } from '#kernel/identity/server/caller.ts';
import { retryAfter, words } from '#kernel/server/errors.ts';
import { fieldOf, type Problems } from './form.server.ts';

type Typed = Record<string, string>;
const MOST = 4000;

/** Reads a posted form; a field that is missing is empty. */
export async function typedIn({ request }: Pick<RequestEvent, 'request'>): Promise<(name: string) => string> {
	const form = await request.formData();
	return (name) => fieldOf(form, name).slice(0, MOST);
}

/**
 * Runs the act of a form. A refusal comes back as a sentence beside a field, with what was typed (a password never is).
 * @param field the id of the field, or how to tell it from the refusal's code.
 */
export async function act<T>(
	{ locals: { locale }, setHeaders }: Pick<RequestEvent, 'locals' | 'setHeaders'>,
	field: string | ((code: string) => string),
	typed: Typed,
	run: () => Promise<T>
): Promise<T | Problems<Typed>> {
	try {
		return await run();
	} catch (error) {
		if (!(error instanceof Refusal) || error.status === 404) throw error;
		setHeaders(retryAfter(error));
		const beside = typeof field === 'string' ? field : field(error.code);
		return fail(error.status, { typed, problems: { [beside]: words(error.code, error.params, locale) } });
	}
}

export const callerOf = ({ request, getClientAddress }: RequestEvent): Caller => ({
	headers: request.headers,
	address: getClientAddress()
});

/** Where to go once signed in: the page that asked for it, else her own. */
export function backTo({ url, locals: { locale } }: Pick<RequestEvent, 'url' | 'locals'>): string {
	const asked = localPath(url.searchParams.get('returnTo'));
	return asked === '/' ? href('/me', locale) : asked;
}

/** `returnTo` for a form's or link's address, which else would lose it. */
export function returning({ url }: Pick<RequestEvent, 'url'>): string {
	const asked = localPath(url.searchParams.get('returnTo'));
	return asked === '/' ? '' : `returnTo=${encodeURIComponent(asked)}`;
}
