import { redirect } from '@sveltejs/kit';
import type { Listing } from '#agenda';
import { publishedOccurrences } from '#agenda/server';
import { href } from '#kernel/address.ts';
import { consentsOf } from '#kernel/identity/server/consents.ts';
import { transaction } from '#kernel/server/db.ts';
import { personIn, personProblem, personTyped } from '#network/desk/people/person.server.ts';
import { profileForm, profileProblem, saveProfile, typedProfile } from '#network/pages/profile/profile.server.ts';
import {
	affiliationsOf,
	changePerson,
	knownPerson,
	namesakes,
	publishProfile,
	trashProfile,
	withdrawProfile
} from '#network/server';
import { type Booking, bookingsOf } from '#participation/server';
import { byOf, requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const SHOWN = 50;

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, 'person.see');
	const { id } = event.params;
	const person = await knownPerson(id);
	const [profile, affiliations, consents, bookings, alike] = await Promise.all([
		profileForm(id),
		affiliationsOf({ person: id }),
		consentsOf(id),
		bookingsOf(id),
		namesakes(id)
	]);
	const shown = bookings.filter(({ subject }) => subject.kind === 'occurrence').slice(0, SHOWN);
	const found = await publishedOccurrences(shown.map(({ subject }) => subject.id));
	const listings = new Map(found.map((one) => [one.occurrence.id, one]));
	return {
		person,
		profile,
		affiliations,
		consents,
		alike,
		registrations: shown.map((booking) => registration(booking, listings.get(booking.subject.id)))
	};
};

export const actions: Actions = {
	person: async (event) => {
		const viewer = await requireTeam(event, 'person.edit');
		const { locale } = event.locals;
		const typed = personTyped(await event.request.formData());
		const given = personIn(typed, locale);
		if ('data' in given) return given;
		try {
			await transaction((tx) => changePerson(tx, event.params.id, given, byOf(viewer)));
		} catch (error) {
			return personProblem(error, typed, locale);
		}
		done(event, 'person');
	},
	profile: async (event) => {
		const by = byOf(await requireTeam(event, 'person.edit'));
		const { locale } = event.locals;
		const form = await event.request.formData();
		const typed = await typedProfile(form);
		try {
			const wrong = await saveProfile(event.params.id, form, typed, { locale, by });
			if (wrong) return { profile: wrong.data };
		} catch (error) {
			return { profile: profileProblem(error, typed, locale).data };
		}
		done(event, 'profile');
	},
	find: async (event) => {
		await requireTeam(event, 'person.edit');
		return { profile: { typed: await typedProfile(await event.request.formData()), problems: {} } };
	},
	publish: (event) => publication(event, 'publish'),
	withdraw: (event) => publication(event, 'withdraw'),
	trash: (event) => publication(event, 'trash'),
	restore: (event) => publication(event, 'restore')
};

async function publication(event: RequestEvent, what: 'publish' | 'withdraw' | 'trash' | 'restore'): Promise<never> {
	const by = byOf(await requireTeam(event, 'person.edit'));
	const person = (await knownPerson(event.params.id)).id;
	await transaction(async (tx) => {
		if (what === 'publish') await publishProfile(tx, person, by);
		else if (what === 'withdraw') await withdrawProfile(tx, person, by);
		else await trashProfile(tx, person, what === 'trash', by);
	});
	return done(event, 'profile');
}

function registration({ id, seats, createdAt }: Booking, listing: Listing | undefined) {
	return {
		id,
		createdAt,
		title: listing?.offering.title ?? null,
		occurrence: listing?.occurrence.id ?? null,
		startsAt: listing?.occurrence.startsAt ?? null,
		states: [...new Set(seats.map(({ state }) => state))],
		seats: seats.length
	};
}

function done(event: RequestEvent, what: string): never {
	redirect(303, `${href(`/desk/people/${event.params.id}?done=${what}`, event.locals.locale)}#${what}`);
}
