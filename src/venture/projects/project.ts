import { z } from 'zod';

import type { CloseReason, Stage } from '../kinds.ts';
import { oneLine } from '../one-line.ts';

const said = (most: number) =>
	z
		.string({ error: 'venture_text_missing' })
		.transform(oneLine)
		.pipe(z.string().min(1, { error: 'venture_text_missing' }).max(most, { error: 'venture_text_long' }));
const maybe = (most: number) =>
	z
		.string()
		.transform(oneLine)
		.pipe(z.string().max(most, { error: 'venture_text_long' }))
		.transform((given) => given || null);

/** What everybody is to read of a project: words of their own, since a file's card is also its adviser's. `linked`: beside the company in the directory. An issue's message is the key of its sentence. */
export const ProjectWords = z.strictObject({
	name: said(160),
	sentence: said(300),
	sector: maybe(80),
	locality: maybe(120),
	linked: z.boolean().default(false)
});
export type ProjectWords = Readonly<z.output<typeof ProjectWords>>;

/** Reasons to close a file after which what is shown would not be true, or was not wanted. */
const hiding: readonly CloseReason[] = ['abandoned', 'silent', 'asked'];

/** Whether a project that is closed for a reason is taken from the public. */
export const hides = (reason: CloseReason): boolean => hiding.includes(reason);

type Ended = Readonly<{ stage: Stage; closeReason: CloseReason | null }>;

/** The stage that everybody reads: once support has ended, they are alumni. */
export const shownStage = ({ stage, closeReason }: Ended): Stage =>
	closeReason !== null && !hides(closeReason) ? 'alumni' : stage;

type Present = Readonly<{ accepted: boolean; ended: boolean; agreed: boolean }>;

/** Whether a project may be shown: somebody is there whom it is about, and all of them have said yes to these words. */
export function isAgreed(holders: readonly Present[]): boolean {
	const present = holders.filter(({ accepted, ended }) => accepted && !ended);
	return present.length > 0 && present.every(({ agreed }) => agreed);
}
