import type { Words } from '#kernel/words.ts';

/** Whether anything can be read of a séance that is over, beyond its date. */
export const isTold = ({
	theme,
	materials
}: Readonly<{ theme: Words | null; materials: readonly unknown[] }>): boolean => theme !== null || materials.length > 0;
