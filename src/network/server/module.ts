import type { Module } from '#kernel/module.ts';

/** Nothing here is about a person: organisations and places only. */
export const network: Module = { name: 'network' };
