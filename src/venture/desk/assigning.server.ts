import type { RequestEvent } from '@sveltejs/kit';
import { change } from '#web/act.server.ts';
import { typedOf } from '#web/form.server.ts';
import type { Acting } from '../pages/acting.server.ts';
import { assignFile } from '../server/index.ts';

type Event = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders' | 'url'>;

/** Says who accompanies a file, and under which funded project. */
export async function assignFrom(event: Event, { viewer, file, by, base }: Acting) {
	const typed = typedOf(await event.request.formData(), ['adviser', 'operation']);
	const given = { adviser: typed.adviser || null, operation: typed.operation || null };
	const beside = { venture_adviser_wrong: 'adviser', venture_operation_unknown: 'operation' };
	return change(event, typed, (tx) => assignFile(tx, file.id, given, viewer, by), `${base}/card?done=saved`, beside);
}
