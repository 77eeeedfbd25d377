import type { RequestEvent } from '@sveltejs/kit';
import type { Viewer } from '#kernel/identity/index.ts';
import type { Locale } from '#kernel/words.ts';
import { ticked } from '#web/form.server.ts';
import { operationChoices } from '../pages/card.server.ts';
import { fileFor, fileList } from '../server/index.ts';
import { reads } from '../standing.ts';
import { inNameOf, justOver, noteFrom } from './contacting.server.ts';

const MOST = 300;

/** The files that can be in a group session together, and when the form says that it was. */
export async function groupShown(viewer: Viewer, locale: Locale) {
	const [{ rows }, operations, now] = await Promise.all([
		fileList(viewer, { as: 'adviser', sort: 'name' }, { offset: 0, limit: MOST }),
		operationChoices(locale),
		justOver()
	]);
	const open = rows.filter(({ standing }) => reads(standing, 'contacts'));
	return { files: open.map(({ id, name }) => ({ value: id, label: name })), operations, now };
}

/** Notes a group session for the files that are ticked, and leads to the board. */
export async function groupFrom(event: Pick<RequestEvent, 'request' | 'locals' | 'setHeaders'>, viewer: Viewer) {
	const form = await event.request.formData();
	const files = ticked(form, 'files');
	const first = files[0] ? await fileFor(viewer, files[0]) : null;
	const organization = first ? inNameOf(viewer, first) : '';
	return noteFrom(event, viewer, { files, organization, to: '/desk/ventures?done=noted' }, form);
}
