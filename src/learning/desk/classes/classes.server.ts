import { missing } from '#kernel/errors.ts';
import {
	bookedClasses,
	classActivities,
	freeKits,
	kits,
	loans,
	pupilsByYear,
	schoolRequest,
	schoolRequests
} from '../../server/index.ts';

const DAY = 86_400_000;

/** What goes on with school classes: activities for them, bookings, requests, figures by year, and how many kits are out. */
export async function classesShown(now = new Date()) {
	const [activities, bookings, requests, figures, all, out] = await Promise.all([
		classActivities(),
		bookedClasses(),
		schoolRequests(),
		pupilsByYear(),
		kits(),
		loans(now, now)
	]);
	return {
		activities: activities.map(({ offer, ...activity }) => ({ ...activity, offer: offer && inShort(offer) })),
		...{ bookings, requests, figures },
		kits: { all: all.filter(({ retired }) => !retired).length, out: out.length }
	};
}

type Offer = NonNullable<Awaited<ReturnType<typeof classActivities>>[number]['offer']>;

const inShort = ({ minPupils, maxPupils, atHub, atSchool }: Offer) => ({ minPupils, maxPupils, atHub, atSchool });

/** An activity that classes may come to, or could. @throws 404. */
export async function classActivity(id: string) {
	const activity = (await classActivities()).find((one) => one.id === id);
	if (!activity) throw missing();
	return activity;
}

/** What a school asked for, and the kits that are free around its first day. @throws 404. */
export async function requestShown(id: string) {
	const its = await schoolRequest(id);
	const from = new Date(`${its.wanted[0] ?? ''}T00:00:00Z`).getTime();
	const free = await freeKits(new Date(from - DAY), new Date(from + 2 * DAY));
	return { its, kits: free.map(({ number, name }) => ({ value: String(number), label: name })) };
}
