import type { RequestEvent } from '@sveltejs/kit';
import { missing } from '#kernel/errors.ts';
import { signature } from '#kernel/server/signature.ts';
import type { Locale } from '#kernel/words.ts';
import { change } from '#web/act.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { callById, dossierFor, type File, markCall, printDossier, unmarkCall } from '../../server/index.ts';
import type { Acting } from '../acting.server.ts';

type Event = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders' | 'url'>;

/** Has a file keep an eye on what others offer, or no more. */
export const markFrom = async (event: Event, { viewer, file, by, base }: Acting) => {
	const call = fieldOf(await event.request.formData(), 'call');
	const to = `${base}/calls?done=marked#call-${call}`;
	return change(event, {}, (tx) => markCall(tx, file.id, call, viewer, by), to);
};

export const unmarkFrom = async (event: Event, { viewer, file, by, base }: Acting) => {
	const call = fieldOf(await event.request.formData(), 'call');
	return change(event, {}, (tx) => unmarkCall(tx, file.id, call, viewer, by), `${base}/calls?done=unmarked`);
};

/** The dossier of a file for a call as a PDF, in the order of the call. @throws 404 */
export async function dossierResponse(file: File, id: string, locale: Locale): Promise<Response> {
	const call = await callById(id);
	if (call.trashedAt) throw missing();
	const [points, signed] = await Promise.all([dossierFor(file, call, locale), signature()]);
	const { name, offeredBy, link } = call;
	const content = await printDossier({ project: file.name, call: name, offeredBy, link, points }, signed, locale);
	return new Response(new Uint8Array(content), {
		headers: {
			'content-type': 'application/pdf',
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${file.name} – ${name}.pdf`)}`,
			'cache-control': 'private, no-store'
		}
	});
}
