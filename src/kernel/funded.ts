import type { Words } from './words.ts';

/** What the rules of a fund ask to stand on what it paid for. `emblem`: the hash of a PNG. */
export type Funded = Readonly<{ funder: string; sentence: Words | null; emblem: string | null }>;
