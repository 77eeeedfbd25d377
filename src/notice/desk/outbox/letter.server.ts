import { missing } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import { deskActs } from '#kernel/identity/acts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can } from '#kernel/identity/policy.ts';
import { isDemo } from '#kernel/server/hub.ts';
import { letterOf, outbox } from '#kernel/server/mail.ts';

type Found = NonNullable<Awaited<ReturnType<typeof letterOf>>>;

/** Its first line; null for what is for its reader alone. */
type Line = Readonly<{ subject: string | null }>;

/** Whether its words are shown, kept from this viewer, or gone because it was sent. */
type Words = 'shown' | 'withheld' | 'gone';

/**
 * One letter of the outbox, as much of it as a viewer may read: whoever reads a link that signs in becomes its recipient.
 * @throws 404 when there is none.
 */
export async function letterFor(viewer: Viewer, id: string): Promise<Omit<Found, 'subject'> & Line & { words: Words }> {
	const letter = isId(id) ? await letterOf(id) : undefined;
	if (!letter) throw missing();
	const mayOpen = !letter.confidential && (!letter.opens || can(viewer, deskActs.openLetter));
	// its persons are invented, and anybody may be each of them
	const readable = mayOpen || (await isDemo());
	const words = (letter.opens || letter.confidential) && letter.sentAt ? 'gone' : readable ? 'shown' : 'withheld';
	if (readable) return { ...letter, words };
	const { subject, confidential } = letter;
	return { ...letter, subject: confidential ? null : subject, text: '', html: null, attachments: [], words };
}

/** The outbox, the newest first: of what is for its reader alone, that it went and to whom. */
export async function lettersFor(limit: number, onlyFailed = false) {
	const [letters, open] = await Promise.all([outbox(limit, onlyFailed), isDemo()]);
	return letters.map(({ confidential, subject, ...letter }) => ({
		...letter,
		subject: confidential && !open ? null : subject
	}));
}
