import { fail } from '@sveltejs/kit';
import { Refusal } from '#kernel/errors.ts';
import { words } from '#kernel/server/errors.ts';
import type { Locale } from '#kernel/words.ts';
import type { Problems } from '#web/form.server.ts';

/** A refusal beside the part of a work's form that it is about. */
export function beside<Typed>(error: unknown, typed: Typed, locale: Locale): Problems<Typed> {
	if (!(error instanceof Refusal) || error.status === 404) throw error;
	const { code } = error;
	const field = code.startsWith('kernel_picture') ? 'pictures' : code.startsWith('gallery_credit') ? 'credits' : '';
	return fail(error.status, { typed, problems: { [field]: words(code, error.params, locale) } });
}
