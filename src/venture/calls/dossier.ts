import type { Heading } from './call.ts';
import type { HeadingPart } from './headings.ts';

/** A point of a dossier, in the order of the call. `lines`: what the file says of it; none: it is to be written. */
export type DossierPoint = Readonly<{ title: string; part: HeadingPart; lines: readonly string[] }>;

/** The dossier of a file for a call: their points in their order, each with what the file says. @param said what it says, by part */
export const dossierIn = (
	headings: readonly Heading[],
	said: Readonly<Record<HeadingPart, readonly string[]>>
): readonly DossierPoint[] => headings.map(({ title, part }) => ({ title, part, lines: said[part] }));
