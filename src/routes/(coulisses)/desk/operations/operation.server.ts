import { type RequestEvent, redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { transaction } from '#kernel/server/db.ts';
import { addOperation, changeOperation, OperationSchema } from '#kernel/server/operations.ts';
import { fieldOf, problem, problemsOf, typedTexts, wordsField } from '#web/form.server.ts';

/** Adds an operation from its form, or changes the one of a code. */
export async function keep(event: RequestEvent, code: string | null) {
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
	try {
		await transaction((tx) => (code === null ? addOperation(tx, given.data) : changeOperation(tx, given.data)));
	} catch (error) {
		return problem(error, typed, locale);
	}
	redirect(303, href('/desk/operations?done=saved', locale));
}
