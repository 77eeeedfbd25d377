import { beside } from '#kernel/server/db.ts';
import { onEdition } from '#kernel/server/kept/edition.ts';
import { isAnswered } from './welcomers.ts';

/** Every page of the hub invites to ask, if anybody answers: kept in memory until something is told. */
let known: Promise<boolean> | undefined;
/** What was known before: a page that says that the database is away is whole, too. */
let earlier: Promise<boolean> | undefined;
onEdition(() => {
	earlier = known ?? earlier;
	known = undefined;
});

/** Whether a page invites to ask: somebody answers, as far as is known. */
export function isAskingOffered(): Promise<boolean> {
	known ??= isAnswered(beside).catch((error) => {
		known = undefined;
		if (earlier) return earlier;
		throw error;
	});
	return known;
}
