import type { Module } from '#kernel/module.ts';
import { closeBegun } from './occurrences.ts';

/** Nothing here is about a person: who comes is known to participation. */
export const agenda: Module = {
	name: 'agenda',
	jobs: { 'agenda.begin': { run: () => closeBegun(), cron: '*/5 * * * *' } }
};
