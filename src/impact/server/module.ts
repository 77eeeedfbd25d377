import type { Module } from '#kernel/module.ts';
import { count, READER } from './weeks.ts';

/** Counts name nobody. */
export const impact: Module = {
	name: 'impact',
	readers: { [READER]: count },
	tells: [`select position from kernel.cursor where reader = '${READER}'`]
};
