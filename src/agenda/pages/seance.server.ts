import { type RequestEvent, redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { missing } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { isId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { partsOfPerson } from '#kernel/identity/server/persons.ts';
import { bearerOf } from '#kernel/server/bearer.ts';
import { idempotencyKey } from '#kernel/server/kept/page.ts';
import { limit, limitLetter } from '#kernel/server/limits.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { isSectionOpen } from '#kernel/server/sections.ts';
import type { Locale } from '#kernel/words.ts';
import { isOver } from '#participation';
import { bookingsOf, tokenOf } from '#participation/server';
import { attempt } from '#web/act.server.ts';
import { fail } from '#web/fail.server.ts';
import { byOwnAddress } from '#web/form.server.ts';
import { asEvent, isPast, type Listing, obstacle } from '../index.ts';
import {
	categoriesOf,
	followupsOf,
	fundingOf,
	materialsOf,
	occurrence,
	offeredAt,
	questionsOf,
	register,
	tookPart
} from '../server/index.ts';
import { besideSeats, readRegistration } from './registration.server.ts';

type Visit = Pick<RequestEvent, 'locals'> & { params: { slug: string; occurrence: string } };
type Registering = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders' | 'getClientAddress' | 'platform'>;

/** The séance that an address names. @throws 404 when there is none, or not in this activity. */
export async function seance({ slug, occurrence: id }: { slug: string; occurrence: string }): Promise<Listing> {
	if (!isId(id)) throw missing();
	const listing = await occurrence(id);
	if (listing.offering.slug !== slug) throw missing();
	return listing;
}

/** A séance as its page shows it: its form of registration while there is one, and after it what was shown and asked. */
export async function seanceShown({ offering, occurrence }: Listing, viewer: Viewer | null, locale: Locale) {
	const past = isPast(occurrence);
	const [questions, offered, materials, followups, mayAsk, double, parts, funded] = await Promise.all([
		questionsOf(offering.id),
		offeredAt(offering.id, [occurrence]),
		materialsOf([occurrence.id]),
		followupsOf(occurrence.id),
		viewer && past ? tookPart(viewer.id, occurrence.id) : false,
		viewer && !past ? placesOf(viewer.id, occurrence.id) : null,
		viewer && offering.twoNames ? [await partsOfPerson(viewer.id)] : [],
		fundingOf(offering.id)
	]);
	const categories = offered.at[occurrence.id] ?? [];
	const rooms = await isSectionOpen('spaces');
	const url = publicUrl() + href(`/agenda/${offering.slug}/${occurrence.id}`, locale);
	return {
		...{ categories, offering, occurrence, area: offering.area, past, questions, materials, followups, mayAsk, double },
		funded,
		closed: obstacle(occurrence),
		key: idempotencyKey(),
		known: viewer && { name: viewer.name, parts, email: viewer.email ?? '' },
		event: asEvent(offering, occurrence, { url, hubUrl: publicUrl(), locale, rooms, categories })
	};
}

/** What a person has booked or asked for in a séance, with the way to the first of her registrations; null when nothing. */
async function placesOf(person: string, id: string): Promise<{ seats: number; token: string } | null> {
	const hers = (await bookingsOf(person)).filter(({ subject, party }) => subject.id === id && party === person);
	const live = hers.filter(({ seats }) => seats.some(({ state }) => !isOver(state))).at(-1);
	const seats = hers.flatMap((one) => one.seats).filter(({ state }) => !isOver(state)).length;
	return live ? { seats, token: tokenOf(live.id) } : null;
}

/** For whoever took part in it; for others there is no such séance. @throws 404 */
export async function requireTookPart({ params, locals: { viewer } }: Visit): Promise<Listing> {
	const listing = await seance(params);
	const { occurrence } = listing;
	if (!viewer || !isPast(occurrence) || !(await tookPart(viewer.id, occurrence.id))) throw missing();
	return listing;
}

/** Registers as the form says, and leads to the booking. */
export async function registerFrom(event: Registering, { offering, occurrence }: Listing) {
	const { locale, viewer } = event.locals;
	const form = byOwnAddress(await event.request.formData(), viewer);
	const [questions, categories] = await Promise.all([questionsOf(offering.id), categoriesOf(offering.id)]);
	const read = readRegistration(form, { questions, categories }, locale);
	const { typed, problems, answers, request, fit } = read;
	if (!request) return fail(422, { typed, problems });
	const actor = viewer ? ref('person', viewer.id) : null;
	return attempt(event, besideSeats, typed, async () => {
		await limit('booking', request.email.toLowerCase());
		const network = event.getClientAddress();
		await limitLetter({ to: request.email, from: bearerOf(event) });
		const { token } = await register(request, occurrence.id, { actor, source: 'web', answers, network, fit });
		redirect(303, href(`/booking/${token}`, locale));
	});
}
