import { missing } from '#kernel/errors.ts';
import { requireCanvas } from '#learning/pages/canvas/canvas.server.ts';
import { canvasOf, exportCanvas, exportForms } from '#learning/server';
import { m } from '#messages';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const form = exportForms.find((one) => one === event.params.form);
	if (!form) throw missing();
	const { canvas, heading, names } = await requireCanvas(event);
	const { locale } = event.locals;
	const { notes } = await canvasOf(canvas.id);
	const known: Readonly<Record<string, string>> = names;
	const nameOf = (author: string): string | null => known[author] ?? null;
	const file = await exportCanvas(form, { ...heading, kind: canvas.kind, notes, nameOf, locale });
	const name = `${m.workshops_file({}, { locale })}-${heading.title}`.replace(/[^\p{L}\p{N}]+/gu, '-').toLowerCase();
	return new Response(file.body as Uint8Array<ArrayBuffer>, {
		headers: {
			'content-type': file.mediaType,
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.${form}`)}`,
			'cache-control': 'private, no-store'
		}
	});
};
