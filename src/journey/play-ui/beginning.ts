import type { Locale } from '#kernel/words.ts';
import type { Files } from './player.ts';
import type { Kept } from './record.ts';

/** What the page gives a run to begin with. */
export type Beginning = Readonly<{
	story: string;
	hash: string;
	files: Files;
	locale: Locale;
	person: string | null;
	seed: number;
	/** What stands in the address of a visitor who began without JavaScript. */
	played: readonly string[];
	/** The run as the server keeps it. */
	kept: Readonly<{ id: string; seed: number; log: readonly string[]; hash: string }> | null;
	/** She asked to begin anew. */
	anew: boolean;
}>;

/** A run as the page gives it. */
export function given({ kept, hash, seed, played }: Beginning, run: string): Kept {
	const log = kept?.log ?? played;
	return {
		...{ run: kept?.id ?? run, seed: kept?.seed ?? seed, hash, log, pending: null, at: Date.now() },
		...{ base: kept ? kept.log.length : 0, before: kept?.hash ?? null }
	};
}

const beginsWith = (log: readonly string[], start: readonly string[]): boolean =>
	start.every((entry, index) => log[index] === entry);

/**
 * Of what this browser keeps and what the page gives, what to go on with: the longer one where one is the beginning of the other. Where both went on, what is here:
 * it is sent, and the server keeps it as a branch.
 */
export function merge(beginning: Beginning, mine: Kept | undefined, run: string): Kept {
	const fresh = given(beginning, run);
	if (!mine || beginning.anew) return fresh;
	const { kept, hash } = beginning;
	const here = { ...mine, hash };
	if (!kept) return fresh.log.length > mine.log.length && beginsWith(fresh.log, mine.log) ? fresh : here;
	if (mine.run !== kept.id) return mine.log.length > mine.base ? here : fresh;
	if (beginsWith(kept.log, mine.log)) return fresh;
	return beginsWith(mine.log, kept.log) ? { ...here, base: kept.log.length, before: kept.hash, pending: null } : here;
}

/** A visitor's run when it becomes a person's: the server has nothing of it. */
export const claimed = (found: Kept): Kept => ({ ...found, base: 0, before: null, pending: null });
