import type { Locale } from '#kernel/words.ts';
import type { State } from '#participation';
import type { AdmissionState, DeclineReason, Outcome, Recommendation, Route } from './admission.ts';
import type { DocumentKind, Payer } from './programme.ts';

/** An application (« candidature ») as its candidate and the team see it. */
export type Application = Readonly<{
	id: string;
	booking: string;
	cohort: string;
	person: string | null;
	/** Null once erased. */
	name: string | null;
	email: string | null;
	locale: Locale;
	route: Route;
	degree: string | null;
	experience: string | null;
	motivation: string | null;
	payer: Payer;
	/** The state of its place. */
	state: State;
	submittedAt: Date | null;
	outcome: Outcome | null;
	reason: DeclineReason | null;
	words: string | null;
	decidedAt: Date | null;
	createdAt: Date;
}>;

/** A document of an application. Only its candidate, its readers and the team may open it. */
export type Document = Readonly<{
	id: string;
	kind: DocumentKind;
	name: string;
	mediaType: string;
	bytes: number;
	addedAt: Date;
}>;

/** A reader of an application and what she advises; null until she has said it, or where it is not to be seen yet. */
export type Review = Readonly<{
	id: string;
	/** Null once she is erased, as is her name. */
	reader: string | null;
	name: string | null;
	/** In which she writes. */
	locale: Locale | null;
	recommendation: Recommendation | null;
	words: string | null;
	writtenAt: Date | null;
}>;

/** The documents that each way of admission asks for. */
export const documentsAsked: Readonly<Record<Route, readonly DocumentKind[]>> = {
	degree: ['degree', 'cv'],
	experience: ['experience', 'cv']
};

/** The documents that are still missing. */
export const documentsMissing = (route: Route, documents: readonly Pick<Document, 'kind'>[]): DocumentKind[] =>
	documentsAsked[route].filter((kind) => !documents.some((one) => one.kind === kind));

/** Where an application stands, by its place: what the lists show. */
export function standingOf({ state, outcome }: Pick<Application, 'state' | 'outcome'>, read: boolean): AdmissionState {
	if (state === 'draft') return 'draft';
	if (state === 'confirmed' || state === 'fulfilled') return 'enrolled';
	if (state === 'offered') return 'accepted';
	if (state === 'waitlisted') return 'waiting';
	if (state === 'declined') return outcome === 'declined' ? 'declined' : 'left';
	if (state === 'submitted' || state === 'under_review') return read ? 'read' : 'submitted';
	return 'left';
}

/** What the reader of a form may bring: PDF, JPEG or PNG, told by the first bytes and not by the name. */
export const LARGEST_DOCUMENT = 10 * 1024 * 1024;
export const MOST_DOCUMENTS = 12;

/** The type of a document by its first bytes; null for what is not taken. */
export function documentType(bytes: Uint8Array): 'application/pdf' | 'image/jpeg' | 'image/png' | null {
	const begins = (...signature: number[]): boolean => signature.every((byte, at) => bytes[at] === byte);
	if (begins(0x25, 0x50, 0x44, 0x46, 0x2d)) return 'application/pdf';
	if (begins(0xff, 0xd8, 0xff)) return 'image/jpeg';
	return begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) ? 'image/png' : null;
}
