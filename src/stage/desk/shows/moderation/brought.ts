import type { Pasted } from '../../../index.ts';

/** What the form of pasted comments answers with: what it read, how many it brought in, or why no more. */
export type Brought = Readonly<{ text?: string; pasted?: readonly Pasted[]; brought?: number; problem?: string }>;
