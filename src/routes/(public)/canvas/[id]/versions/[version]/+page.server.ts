import { missing } from '#kernel/errors.ts';
import { requireCanvas } from '#learning/pages/canvas/canvas.server.ts';
import { notesOfVersion } from '#learning/server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { canvas, author, heading, names } = await requireCanvas(event);
	if (!author) throw missing();
	const { version, notes } = await notesOfVersion(canvas.id, canvas.kind, event.params.version);
	return { area: 'learning', canvas: { id: canvas.id, kind: canvas.kind }, heading, names, version, notes };
};
