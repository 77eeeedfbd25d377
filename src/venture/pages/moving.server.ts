import type { RequestEvent } from '@sveltejs/kit';
import { change } from '#web/act.server.ts';
import { typedOf } from '#web/form.server.ts';
import { moveFile } from '../server/index.ts';
import type { Acting } from './acting.server.ts';

/** Gives a file to another organisation to keep. */
export async function moveFrom(
	event: Pick<RequestEvent, 'request' | 'locals' | 'setHeaders' | 'url'>,
	{ viewer, file, by, base }: Acting
) {
	const typed = typedOf(await event.request.formData(), ['keeper']);
	return change(
		event,
		typed,
		(tx) => moveFile(tx, file.id, typed.keeper, viewer, by),
		`${base}/card?done=moved`,
		'keeper'
	);
}
