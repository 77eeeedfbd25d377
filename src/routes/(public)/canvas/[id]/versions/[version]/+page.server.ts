import { requireCanvasAuthor } from '#learning/pages/canvas/canvas.server.ts';
import { notesOfVersion } from '#learning/server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { canvas, heading, names } = await requireCanvasAuthor(event);
	const { version, notes } = await notesOfVersion(canvas.id, canvas.kind, event.params.version);
	return { area: 'learning', canvas: { id: canvas.id, kind: canvas.kind }, heading, names, version, notes };
};
