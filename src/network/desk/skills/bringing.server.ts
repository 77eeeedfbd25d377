import { type RequestEvent, redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { bytesOf, formWithFiles } from '#kernel/server/bodies.ts';
import { isLocale } from '#kernel/words.ts';
import { m } from '#messages';
import { attempt } from '#web/act.server.ts';
import { fail } from '#web/fail.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { byOf } from '#web/require.server.ts';
import { bringEsco } from '../../server/index.ts';

/** Of all files of a form. */
export const MEGABYTES = 60;

/** Takes in the tables of ESCO that somebody sends. */
export async function bringTables(event: RequestEvent, viewer: Viewer) {
	const form = await formWithFiles(event.request, MEGABYTES);
	const typed = { language: fieldOf(form, 'language') };
	const sent = form.getAll('files').filter((one) => one instanceof File && one.size > 0) as File[];
	if (!sent.length) return fail(422, { typed, problems: { files: m.network_esco_none() } as Record<string, string> });
	return attempt(event, 'files', typed, async () => {
		const locale = isLocale(typed.language) ? typed.language : undefined;
		const files = [];
		for (const file of sent) files.push({ name: file.name, bytes: await bytesOf(file), locale });
		const { changed, relations } = await bringEsco(files, byOf(viewer));
		redirect(303, href(`/desk/skills?changed=${changed}&relations=${relations}`, event.locals.locale));
	});
}
