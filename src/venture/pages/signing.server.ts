import type { RequestEvent } from '@sveltejs/kit';
import { fundedBy } from '#kernel/server/operations.ts';
import { change } from '#web/act.server.ts';
import { typedOf } from '#web/form.server.ts';
import { sheetToSign, signSheet } from '../server/index.ts';

/** What the link of a letter shows: a month of support, to be signed. @throws 404 */
export async function sheetShown(token: string) {
	const { file: _, person: __, ...sheet } = await sheetToSign(token);
	return { ...sheet, funded: await fundedBy(sheet.operation) };
}

/** Signs it with the name that was typed. */
export async function signFrom(event: Pick<RequestEvent, 'request' | 'locals' | 'setHeaders'>, token: string) {
	const typed = typedOf(await event.request.formData(), ['name']);
	return change(
		event,
		typed,
		(tx) => signSheet(tx, token, typed.name, { source: 'web' }),
		`/venture/sheet/${token}?done=signed`,
		{ support_name_missing: 'name' }
	);
}
