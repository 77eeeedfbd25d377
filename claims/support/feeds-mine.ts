import { privateFeedOf } from '#agenda/server';
import { href } from '#kernel/address.ts';

/** The path of a person's own calendar. */
export async function privateAddress(person: string): Promise<string> {
	const known = await privateFeedOf(person);
	if (!known) throw new Error('she has no calendar of her own');
	return href(`/mine/${known.token}.ics`, 'fr');
}
