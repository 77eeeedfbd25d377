import { atPress } from '#kernel/server/press/press.ts';
import type { dossierPdf as drawDossier } from './pdf.ts';

/** A dossier on paper, as the press makes it. Throws what it throws. */
export const dossierPdf = atPress<typeof drawDossier>('src/journey/server/dossier/pdf.ts', 'dossierPdf');
