import { activityActs } from '#agenda/acts.ts';
import { offeringShown } from '#agenda/pages/offering.server.ts';
import { missing } from '#kernel/errors.ts';
import { can } from '#kernel/identity/policy.ts';
import { shownToAll } from '#kernel/server/kept/kept.ts';
import { ifOpen } from '#kernel/server/sections.ts';
import type { Locale } from '#kernel/words.ts';
import { showOfOccurrence } from '#stage/server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { locale, viewer } }) => {
	const shown = await shownToAll(`activity ${params.slug}`, locale, () => read(params.slug, locale));
	const { publishedAt, organization, coOrganizers } = shown.offering;
	const may = ({ id }: { id: string }) => can(viewer, activityActs.edit, { organisation: id });
	if (!publishedAt && ![organization, ...coOrganizers].some(may)) throw missing();
	return shown;
};

async function read(slug: string, locale: Locale) {
	const { watched, ...shown } = await offeringShown(slug, locale);
	return { ...shown, show: watched ? await ifOpen('stage', () => showOfOccurrence(watched.id), null) : null };
}
