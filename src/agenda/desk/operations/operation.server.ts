import type { RequestEvent } from '@sveltejs/kit';
import { addOperation, changeOperation, OperationSchema } from '#kernel/server/operations.ts';
import { change } from '#web/act.server.ts';
import { fieldOf, problemsOf, typedTexts, wordsField } from '#web/form.server.ts';

/** Adds an operation from its form, or changes the one of a code. */
export async function keepOperation(
	event: Pick<RequestEvent, 'request' | 'locals' | 'setHeaders'>,
	code: string | null
) {
	const { locale } = event.locals;
	const form = await event.request.formData();
	const typed = typedTexts(form);
	const given = OperationSchema.safeParse({
		code: code ?? fieldOf(form, 'code').trim(),
		name: wordsField(form, 'name', locale),
		funder: fieldOf(form, 'funder'),
		starts: fieldOf(form, 'starts') || null,
		ends: fieldOf(form, 'ends') || null
	});
	if (!given.success) return problemsOf(given.error, typed, locale);
	return change(
		event,
		typed,
		(tx) => (code === null ? addOperation(tx, given.data) : changeOperation(tx, given.data)),
		'/desk/operations?done=saved'
	);
}
