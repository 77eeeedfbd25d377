import type { Tx } from '#kernel/server/db.ts';
import { type About, writeToHosts } from './letters.ts';
import { writeToOutside } from './outside-letters.ts';
import type { OutsideParty } from './outsides.ts';
import type { Author } from './reading.ts';

/** Writes to whoever answers for an organisation, or to the outside party that it is. @param abroad where the latter is led, if elsewhere */
export async function writeToParty(
	tx: Tx,
	{ id, country }: Pick<Author, 'id' | 'country'>,
	about: About,
	abroad?: (party: OutsideParty) => string
): Promise<void> {
	const { path } = about;
	if (!country) return writeToHosts(tx, id, about);
	const led = abroad ?? ((party) => (typeof path === 'string' ? path : path(party.id)));
	await writeToOutside(tx, id, { ...about, path: led });
}
