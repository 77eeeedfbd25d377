import { occurrence } from '#agenda/server';
import { missing } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import { classOffer } from '../../server/index.ts';

/** The séance of an address, when a class can come to it. @throws 404 when none can. */
export async function afternoon({ occurrence: id }: { occurrence: string }) {
	if (!isId(id)) throw missing();
	const listing = await occurrence(id);
	const offer = await classOffer(listing.offering.id);
	if (!offer.atHub) throw missing();
	return { listing, offer };
}
