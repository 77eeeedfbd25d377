import { activityActs } from '#agenda/acts.ts';
import { offeringShown } from '#agenda/pages/offering.server.ts';
import { can } from '#kernel/identity/policy.ts';
import { showOfOccurrence } from '#stage/server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { locale, viewer } }) => {
	const shows = (organisation: string): boolean => can(viewer, activityActs.edit, { organisation });
	const { watched, ...shown } = await offeringShown(params.slug, shows, locale);
	return { ...shown, show: watched ? await showOfOccurrence(watched.id) : null };
};
