import type { OneFile } from './house.ts';

/** What should become of a message, as somebody wrote it down by hand: it is a contact of an adviser, waits for one, answers an appointment, had come before, or is refused with a code. */
export type Becomes = 'filed' | 'asked' | 'answered' | 'twice' | 421 | 450 | 451 | 452 | 550 | 552;

/** What a file has of a message. */
export type Found = Readonly<{
	who: string;
	proved: boolean;
	/** Of its contact, or of the letter while it waits. */
	words: string;
	quoted: string;
	forwarded: Readonly<{ name: string; address: string; at: string | null }> | null;
	calendar: Readonly<{ method: string; title: string }> | null;
	documents: readonly Readonly<{ name: string; size: number; bytes: () => Promise<Buffer> }>[];
	leftOut: number;
}>;

/** One message of the table. */
export type Case = Readonly<{
	what: string;
	becomes: Becomes;
	/** The files that it goes to, and other addresses. */
	files: readonly OneFile[];
	others?: readonly string[];
	/** Who brings it, as the envelope says. */
	envelope: string;
	/** Made when it is brought, where it is large: a short run leaves it out. */
	raw: Buffer | (() => Promise<Buffer>);
	/** Whether what a file has of it is right; what it says is wrong. */
	look?: (found: Found) => string | null | Promise<string | null>;
	/** It is left out of the short run. */
	long?: true;
}>;

/** One of many of its kind: the short run is content with the others. */
export const more = (one: Case): Case => ({ ...one, long: true });

/** Looks whether a text has all that it should have. */
export const says =
	(...parts: readonly string[]) =>
	({ words, quoted }: Found): string | null => {
		const missing = parts.find((part) => !`${words}\n${quoted}`.includes(part));
		return missing === undefined ? null : `nothing says « ${missing} »: ${JSON.stringify(words.slice(0, 200))}`;
	};

/** Looks from whom a message was that was passed on, and that what she wrote herself is apart from it. */
export const passedOn =
	(name: string, address: string, own: string, theirs: string) =>
	({ forwarded, words, quoted }: Found): string | null => {
		if (forwarded?.address !== address || forwarded.name !== name) return `passed on from ${JSON.stringify(forwarded)}`;
		if (!forwarded.at) return 'nothing says when it was written';
		if (!words.includes(own) || words.includes(theirs)) return `her own words are ${JSON.stringify(words)}`;
		return quoted.includes(theirs) ? null : `what she passes on is ${JSON.stringify(quoted)}`;
	};
