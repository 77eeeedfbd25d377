import { asEvent, type Listing, obstacle } from '#agenda';
import { hasProgramme, materialsOf, offeringBySlug } from '#agenda/server';
import { href } from '#kernel/address.ts';
import { can } from '#kernel/identity/policy.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { showOfOccurrence } from '#stage/server';
import type { PageServerLoad } from './$types';

const EVENTS = 10;

export const load: PageServerLoad = async ({ params, locals: { locale, viewer } }) => {
	const shows = (organisation: string): boolean => can(viewer, 'activity.edit', { organisation });
	const { offering, coming, past } = await offeringBySlug(params.slug, { shows });
	const watched = coming.find(({ status }) => status === 'scheduled') ?? past[0];
	const [materials, programme, show] = await Promise.all([
		materialsOf(past.map(({ id }) => id)),
		offering.kind === 'festival' && hasProgramme(offering.id),
		watched ? showOfOccurrence(watched.id) : null
	]);
	const at = { url: publicUrl() + href(`/agenda/${offering.slug}`, locale), hubUrl: publicUrl(), locale };
	return {
		area: offering.area,
		offering,
		programme,
		show,
		// what is called off is no invitation, but those who look for it must find that it is
		next: coming.find(isOn) ?? null,
		coming,
		past: past.map((occurrence) => ({
			...occurrence,
			materials: materials.filter((one) => one.occurrence === occurrence.id)
		})),
		events: coming.slice(0, EVENTS).map((one) => asEvent(offering, one, at))
	};
};

const isOn = (occurrence: Listing['occurrence']): boolean =>
	occurrence.status === 'scheduled' && obstacle(occurrence) !== 'agenda_has_started';
