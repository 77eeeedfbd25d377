import { missing, refused } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { localOf, momentOf } from '#kernel/server/clock.ts';
import { type Locale, say } from '#kernel/words.ts';
import { fieldOf, keyIn } from '#web/form.server.ts';
import { thousandthsIn } from '../../machines/costs.ts';
import {
	inductionsOf,
	isMachine,
	machineNeeds,
	type NewUse,
	reservationsOf,
	spaceBySlug,
	spacesById,
	termsOf,
	usesBy
} from '../../server/index.ts';

/** What somebody has of the machines: inductions, bookings and uses. */
export async function myMachines(person: string, locale: Locale) {
	const [inductions, uses, reservations] = await Promise.all([
		inductionsOf(person),
		usesBy(person),
		reservationsOf(person)
	]);
	const spaces = new Map((await spacesById(reservations.map(({ space }) => space))).map((one) => [one.id, one]));
	const now = new Date();
	const all = reservations.flatMap(({ id, space, startsAt, endsAt }) => {
		const found = spaces.get(space);
		return found && isMachine(found.kind)
			? [{ id, startsAt, endsAt, slug: found.slug, name: say(found.name, locale).text }]
			: [];
	});
	return {
		inductions: inductions.map(({ id, inductionName, since, until, revokedAt, reason }) => ({
			...{ id, name: say(inductionName, locale).text, since, until, revokedAt, reason }
		})),
		coming: all.filter(({ endsAt }) => endsAt > now).toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime()),
		past: all.filter(({ endsAt }) => endsAt <= now).toSorted((a, b) => b.startsAt.getTime() - a.startsAt.getTime()),
		uses: uses.map((use) => ({ ...use, name: say(use.name, locale).text }))
	};
}

/** Whether somebody has, or had, anything of the machines. */
export async function hasMachines(person: string): Promise<boolean> {
	if ((await inductionsOf(person)).length > 0) return true;
	const booked = await spacesById((await reservationsOf(person)).map(({ space }) => space));
	return booked.some(({ kind }) => isMachine(kind));
}

/** A machine as somebody who wants to use it sees it: what she still needs, and what she can write down. @throws 404 */
export async function myMachine(slug: string, person: string, reservation: string, timeZone: string) {
	const space = await machineNamed(slug);
	const { id, name, place } = space;
	const [needs, { hourCents, materials }, mine] = await Promise.all([
		machineNeeds(space, person),
		termsOf(id),
		reservationsOf(person)
	]);
	const now = new Date();
	const own = mine.filter((one) => one.space === id && one.startsAt < now).slice(0, 20);
	const chosen = own.find((one) => one.id === reservation) ?? own[0];
	return {
		machine: { slug, name, place: place.name },
		needs,
		prices: { hourCents, materials },
		booked: own.map(({ id, startsAt, endsAt }) => ({ id, startsAt, endsAt })),
		chosen: chosen && { id: chosen.id, ...localTimes(chosen, timeZone, now) }
	};
}

/** From when to when it was booked, as fields of a form have it; not after now. */
const localTimes = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }, timeZone: string, now: Date) => ({
	started: localOf(startsAt, timeZone).slice(0, 16),
	ended: localOf(endsAt < now ? endsAt : now, timeZone).slice(0, 16)
});

/** @throws 404 for what is no machine. */
export async function machineNamed(slug: string) {
	const found = await spaceBySlug(slug);
	if (!isMachine(found.kind)) throw missing();
	return found;
}

/** What somebody writes down of a booking of hers. @throws machines_use_time, machines_use_material, 404 for a booking that is not hers. */
export async function useIn(form: FormData, slug: string, { id: person }: Viewer, timeZone: string): Promise<NewUse> {
	const { id: space } = await machineNamed(slug);
	const asked = fieldOf(form, 'reservation');
	const hers = (await reservationsOf(person)).find((one) => one.id === asked && one.space === space);
	if (!isId(asked) || !hers) throw missing();
	const startedAt = momentOf(fieldOf(form, 'started'), timeZone);
	const endedAt = momentOf(fieldOf(form, 'ended'), timeZone);
	if (!startedAt || !endedAt) throw refused('machines_use_time', {}, 422);
	const { organization, operation } = hers;
	return {
		...{ id: keyIn(form), space, reservation: hers.id, person, organization, operation, startedAt, endedAt },
		materials: materialsIn(form)
	};
}

function materialsIn(form: FormData) {
	return [...form.keys()].flatMap((key) => {
		const [, material = ''] = /^material-(.+)$/.exec(key) ?? [];
		const typed = fieldOf(form, key).trim();
		if (!isId(material) || !typed || typed === '0') return [];
		const thousandths = thousandthsIn(typed);
		if (thousandths === null) throw refused('machines_use_material', {}, 422);
		return [{ material, thousandths }];
	});
}
