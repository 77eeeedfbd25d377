import type { Ref, Source } from '#kernel/facts.ts';

/** Who does something, and where. */
export type By = Readonly<{ actor: Ref | null; source: Source }>;
