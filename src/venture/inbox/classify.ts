import type { Authentication } from '#kernel/inbox/mail.ts';

export const letterWriters = ['adviser', 'holder', 'written', 'unknown'] as const;
/** What a sender is to a file. `written`: an adviser has written to her about it. */
export type LetterWriter = (typeof letterWriters)[number];

export type LetterRefusal = 'forged' | 'loops' | 'automatic';

/** What becomes of a message in one file: a contact, a letter that waits for an adviser, an answer to an appointment, a refusal in words; `later`: it is to be sent again. */
export type Outcome = 'filed' | 'asked' | 'answered' | 'later' | Readonly<{ refused: LetterRefusal }>;

type Known = Readonly<{
	authentication: Authentication;
	automatic: boolean;
	loops: boolean;
	who: LetterWriter;
	/** It answers an invitation of this file, from the address that was invited. */
	answers: boolean;
}>;

/**
 * What becomes of a message. What is refused depends on the message alone and never on who it says it is from: from a refusal nobody learns whose a file is. Only who is proved to be an adviser
 * of its keeper puts something into it by herself.
 */
export function classify({ authentication, automatic, loops, who, answers }: Known): Outcome {
	if (loops) return { refused: 'loops' };
	if (authentication === 'fail') return { refused: 'forged' };
	if (authentication === 'later') return 'later';
	// calendars answer by themselves, and say so
	if (answers && authentication === 'pass') return 'answered';
	if (automatic) return { refused: 'automatic' };
	return authentication === 'pass' && who === 'adviser' ? 'filed' : 'asked';
}
