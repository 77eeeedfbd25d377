import type { Locale } from '#kernel/words.ts';
import { type Listing, obstacle } from '../index.ts';
import { bodyShown, fundingOf, hasProgramme, materialsOf, offeredAt, offeringBySlug } from '../server/index.ts';

/** An activity with its séances as its page shows them, published or not. `watched`: the one whose show the page may have. */
export async function offeringShown(slug: string, locale: Locale) {
	const { offering: whole, coming, past } = await offeringBySlug(slug, { shows: () => true });
	const { body: _, formatted: __, ...offering } = whole;
	const [materials, categories, programme, funded] = await Promise.all([
		materialsOf(past.map(({ id }) => id)),
		offeredAt(offering.id, coming),
		offering.kind === 'festival' && hasProgramme(offering.id),
		fundingOf(offering.id)
	]);
	return {
		...{ area: offering.area, offering, body: bodyShown(whole, locale), funded, programme, coming, categories },
		// what is called off is no invitation, but those who look for it must find that it is
		next: coming.find(isOn) ?? null,
		past: past.map((occurrence) => ({
			...occurrence,
			materials: materials.filter((one) => one.occurrence === occurrence.id)
		})),
		watched: coming.find(({ status }) => status === 'scheduled') ?? past[0]
	};
}

const isOn = (occurrence: Listing['occurrence']): boolean =>
	occurrence.status === 'scheduled' && obstacle(occurrence) !== 'agenda_has_started';
