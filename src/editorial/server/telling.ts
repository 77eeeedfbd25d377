import type { By, Ref } from '#kernel/facts.ts';
import { record } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';

/** A page or a piece of news, and whether it was and is published. */
type Change = Readonly<{ object: Ref; before: boolean; after: boolean; fictional?: boolean }>;

/** Tells what a change is to people: to be published, rewritten or withdrawn; nothing of what was a draft and is one. */
export async function tellChange(tx: Tx, { object, before, after, fictional = false }: Change, by: By): Promise<void> {
	if (after && !before) await record(tx, { ...by, verb: 'editorial.published', object, detail: { fictional } });
	else if (after) await record(tx, { ...by, verb: 'editorial.rewritten', object, detail: {} });
	else if (before) await record(tx, { ...by, verb: 'editorial.withdrawn', object, detail: {} });
}
