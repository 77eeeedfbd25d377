import { atPress } from '#kernel/server/press/press.ts';
import { canonical, canonicalText } from '../../../workshops/canvas/canonical.ts';
import type { drawCanvas } from './drawing.ts';
import type { Drawn } from './sheet.ts';

/** How a canvas can be taken away: to read, to show, or to work on. */
export const exportForms = ['pdf', 'png', 'json'] as const;
export type ExportForm = (typeof exportForms)[number];

const types: Readonly<Record<ExportForm, string>> = {
	pdf: 'application/pdf',
	png: 'image/png',
	json: 'application/json'
};
const drawing = atPress<typeof drawCanvas>('src/learning/server/workshops/canvas/drawing.ts', 'drawCanvas');

/** A canvas as a file. The JSON is canonical: the same notes give the same bytes. Throws what the press throws. */
export async function exportCanvas(form: ExportForm, drawn: Drawn): Promise<{ mediaType: string; body: Uint8Array }> {
	const nameOf = (author: string): string | null => drawn.names[author] ?? null;
	const body =
		form === 'json'
			? Buffer.from(canonicalText(canonical(drawn.kind, drawn.notes, nameOf)))
			: await drawing(form, drawn);
	return { mediaType: types[form], body };
}
