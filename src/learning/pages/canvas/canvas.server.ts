import type { RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { missing } from '#kernel/errors.ts';
import { m } from '#messages';
import { typedOf } from '#web/form.server.ts';
import { admitTo, authorNames, canvasHeading, canvasOf, exportCanvas, exportForms } from '../../server/index.ts';

type Asked = Pick<RequestEvent, 'locals' | 'url'> & { params: { id: string } };

/** Lets in whoever may see a canvas, as its team, its organiser or by its link; for others there is none. */
export async function requireCanvas({ locals: { viewer, locale }, url, params }: Asked) {
	const key = url.searchParams.get('key');
	const admitted = await admitTo(params.id, viewer, key);
	const [heading, names] = await Promise.all([
		canvasHeading(admitted.canvas, locale),
		admitted.names ? authorNames(params.id) : {}
	]);
	return { ...admitted, heading, names, key: admitted.author ? null : key };
}

/** Lets in whoever is known there by name; who has but the link finds nothing. */
export async function requireCanvasAuthor(event: Asked) {
	const { author, ...admitted } = await requireCanvas(event);
	if (!author) throw missing();
	return { ...admitted, author };
}

const Name = z.object({
	name: z.string().trim().min(1, { error: 'workshops_version_name' }).max(80, { error: 'workshops_version_name' })
});

/** The name that a form gives a version: as typed, and as it was understood. */
export function versionIn(form: FormData) {
	const typed = typedOf(form, ['name']);
	return { typed, read: Name.safeParse(typed) };
}

/** A canvas as a file: `pdf`, `png` or `json`. @throws 404 for another form. */
export async function canvasFile(
	{ canvas, heading, names }: Awaited<ReturnType<typeof requireCanvas>>,
	asked: string,
	locale: App.Locals['locale']
): Promise<Response> {
	const form = exportForms.find((one) => one === asked);
	if (!form) throw missing();
	const { notes } = await canvasOf(canvas.id);
	const file = await exportCanvas(form, { ...heading, kind: canvas.kind, notes, names, locale });
	const name = `${m.workshops_file({}, { locale })}-${heading.title}`.replace(/[^\p{L}\p{N}]+/gu, '-').toLowerCase();
	return new Response(file.body as Uint8Array<ArrayBuffer>, {
		headers: {
			'content-type': file.mediaType,
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.${form}`)}`,
			'cache-control': 'private, no-store'
		}
	});
}
