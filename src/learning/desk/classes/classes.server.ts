import { missing } from '#kernel/errors.ts';
import { type Locale, say } from '#kernel/words.ts';
import { freeKits, kits, loansIn } from '#spaces/server';
import { bookedClasses, classActivities, pupilsByYear, schoolRequest, schoolRequests } from '../../server/index.ts';

const DAY = 86_400_000;

/** What goes on with school classes: activities for them, bookings, requests, figures by year, and how many kits are out. */
export async function classesShown(now = new Date()) {
	const [activities, bookings, requests, figures, all, out] = await Promise.all([
		classActivities(),
		bookedClasses(),
		schoolRequests(),
		pupilsByYear(),
		kits(),
		loansIn(now, new Date(now.getTime() + 1))
	]);
	return {
		activities: activities.map(({ offer, ...activity }) => ({ ...activity, offer: offer && inShort(offer) })),
		...{ bookings, requests, figures },
		kits: { all: all.length, out: out.length }
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
export async function requestShown(id: string, locale: Locale) {
	const its = await schoolRequest(id);
	const from = new Date(`${its.wanted[0] ?? ''}T00:00:00Z`).getTime();
	const free = await freeKits(new Date(from - DAY), new Date(from + 2 * DAY));
	return { its, kits: free.map(({ id, name }) => ({ value: id, label: say(name, locale).text })) };
}
