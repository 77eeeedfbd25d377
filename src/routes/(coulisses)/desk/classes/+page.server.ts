import { bookedClasses, classActivities, kits, loans, pupilsByYear, schoolRequests } from '#learning/server';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, 'class.keep');
	const now = new Date();
	const [activities, bookings, requests, figures, allKits, out] = await Promise.all([
		classActivities(),
		bookedClasses(),
		schoolRequests(),
		pupilsByYear(),
		kits(),
		loans(now, now)
	]);
	return {
		activities: activities.map(({ offer, ...activity }) => ({
			...activity,
			offer: offer && {
				minPupils: offer.minPupils,
				maxPupils: offer.maxPupils,
				atHub: offer.atHub,
				atSchool: offer.atSchool
			}
		})),
		bookings,
		requests,
		figures,
		kits: { all: allKits.filter(({ retired }) => !retired).length, out: out.length }
	};
};
