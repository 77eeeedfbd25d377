import { missing } from '#kernel/errors.ts';
import { type Locale, say } from '#kernel/words.ts';
import { isDue } from '../../machines/upkeep.ts';
import {
	allUpkeep,
	bookedAhead,
	inductions,
	isMachine,
	outages,
	signaturesOf,
	spaceBySlug,
	spaces,
	termsOf,
	upkeepOf,
	usesOf,
	worksOf
} from '../../server/index.ts';

/** The machines and workshops, with what they ask for and how they are. */
export async function machinesShown(locale: Locale, now = new Date()) {
	const [all, known, out, upkeep] = await Promise.all([spaces(), inductions(), outages(), allUpkeep()]);
	const named = (name: Parameters<typeof say>[0]) => say(name, locale).text;
	return {
		machines: all
			.filter(({ kind }) => isMachine(kind))
			.map(({ id, slug, name, place }) => ({
				...{ id, slug, name: named(name), place: place.name },
				induction: known.find(({ machines }) => machines.some((one) => one.slug === slug))?.name ?? null,
				outUntil: out.find(({ space, startsAt }) => space === id && startsAt <= now)?.endsAt ?? null,
				due: upkeep.filter((one) => one.space === id && isDue(one, now)).map((one) => one.name)
			})),
		inductions: known.map(({ id, name, months, holders, machines }) => ({
			...{ id, months, holders, name: named(name) },
			machines: machines.map((one) => named(one.name))
		}))
	};
}

/** A machine with all that the team keeps about it. @throws 404 */
export async function machineShown(slug: string, now = new Date()) {
	const { id, name, place, units, kind } = await machineKept(slug);
	const [terms, known, out, upkeep, works, uses, signatures, booked] = await Promise.all([
		...([termsOf(id), inductions(), outages(id), upkeepOf(id)] as const),
		...([worksOf(id), usesOf(id), signaturesOf(id), bookedAhead(id)] as const)
	]);
	return {
		machine: { id, slug, name, place: place.name, units, kind },
		terms,
		inductions: known.map((one) => ({ id: one.id, name: one.name })),
		outages: out,
		upkeep: upkeep.map((one) => ({ ...one, due: isDue(one, now) })),
		...{ works, uses, booked, signed: signatures.length }
	};
}

/** A machine by its slug. @throws 404 */
export async function machineKept(slug: string) {
	const found = await spaceBySlug(slug);
	if (!isMachine(found.kind)) throw missing();
	return found;
}
