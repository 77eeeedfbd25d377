import { canvasFile, requireCanvas } from '#learning/pages/canvas/canvas.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) =>
	canvasFile(await requireCanvas(event), event.params.form, event.locals.locale);
