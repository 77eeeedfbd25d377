import { type By, type Ref, ref } from '#kernel/facts.ts';
import { record } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import type { Stock } from './stock.ts';

type Verb = 'spaces.held' | 'spaces.taken' | 'spaces.freed' | 'spaces.clashed';
type Told = Readonly<{ subject: Ref; startsAt: Date; endsAt: Date; quantity: number; operation?: string | null }>;

/** Tells that a space is somebody's, or no longer. */
export const tell = (
	tx: Tx,
	verb: Verb,
	stock: Stock,
	{ subject, startsAt, endsAt, quantity, operation = null }: Told,
	by: By
) =>
	record(tx, {
		...by,
		verb,
		object: ref('space', stock.id),
		context: subject,
		place: stock.place,
		detail: {
			kind: stock.kind,
			minutes: Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000),
			quantity,
			subject: subject.kind,
			operation
		}
	});
