import { missing } from '#kernel/errors.ts';
import { canvasFor } from '#learning/pages/canvas/canvas.server.ts';
import { notesOfVersion } from '#learning/server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { canvas, author, heading, names } = await canvasFor(event);
	if (!author) throw missing();
	const { version, notes } = await notesOfVersion(canvas.id, canvas.kind, event.params.version);
	return { area: 'learning', canvas: { id: canvas.id, kind: canvas.kind }, heading, names, version, notes };
};
