import { atPress } from '#kernel/server/press/press.ts';
import type { dossierPdf as drawDossier } from './pdf.ts';

/** A dossier on paper, as the press makes it: not kept, since it is its founders'. Throws what it throws. */
export const printDossier = atPress<typeof drawDossier>('src/venture/server/calls/pdf.ts', 'dossierPdf', {
	kept: false
});
