import { href } from '#kernel/address.ts';
import { hub } from '#kernel/server/hub.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { requireOwnClass } from '#learning/pages/classes/class.server.ts';
import { pdfFile } from '#learning/pages/classes/class-form.server.ts';
import { cardsOf, cardsPdf } from '#learning/server';
import type { RequestHandler } from './$types';

/** The cards of the pupils who have not chosen pictures of their own. */
export const GET: RequestHandler = async (event) => {
	const { class: its } = await requireOwnClass(event);
	const { locale, code } = its;
	const address = (publicUrl() + href('/class', locale)).replace(/^https?:\/\//, '');
	return pdfFile(
		await cardsPdf(await cardsOf(its.id), { code, address, locale, hub: (await hub()).name }),
		'cards.pdf'
	);
};
