import { type By, type Ref, ref } from '#kernel/facts.ts';
import type { NewFact } from '#kernel/server/activity/record.ts';
import type { Stock } from './stock.ts';

type Verb = 'spaces.held' | 'spaces.taken' | 'spaces.freed' | 'spaces.clashed';
type Told = Readonly<{ subject: Ref; startsAt: Date; endsAt: Date; quantity: number; operation?: string | null }>;

/** That a space is somebody's, or no longer. */
export const told = (
	verb: Verb,
	{ id, place, kind }: Stock,
	{ subject, startsAt, endsAt, quantity, operation = null }: Told,
	{ actor, source, at }: By
): NewFact<Verb> => {
	const minutes = Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000);
	const detail = { kind, minutes, quantity, subject: subject.kind, operation };
	return { actor, source, at, verb, object: ref('space', id), context: subject, place, detail };
};
