import type { RequestEvent } from '@sveltejs/kit';
import { rowOf } from '#agenda';
import { href } from '#kernel/address.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { type Locale, said } from '#kernel/words.ts';
import { tokenOf } from '#participation/server';
import { bySelf, requirePerson } from '#web/require.server.ts';
import { cardsOf, classesOf, lessonCodeOf, pupilsOf, schoolRequests, taughtClass } from '../../server/index.ts';

/** The class of the address among those that the signed-in person brings; for anybody else there is none. */
export async function requireOwnClass(event: Pick<RequestEvent, 'locals' | 'url'> & { params: { class: string } }) {
	const viewer = requirePerson(event);
	const taught = await taughtClass(viewer.id, event.params.class);
	return { viewer, ...taught, by: bySelf(viewer) };
}

type Taught = Awaited<ReturnType<typeof taughtClass>>;
type Visit = Taught['visits'][number];

/** The classes that somebody brings, and what she asked for at her school. */
export async function classesShown(person: string, locale: Locale) {
	const [classes, requests] = await Promise.all([classesOf(person), schoolRequests(person)]);
	return {
		classes: classes.map(({ class: its, visits, pupils, works }) => ({
			...{ ...its, pupils, works },
			visits: visits.map((visit) => visitShown(visit, locale))
		})),
		requests: requests.map(({ id, title, school, pupils, state, answer, wanted, booking }) => ({
			...{ id, title: said(title, locale), school, pupils, state, answer, wanted },
			token: booking && tokenOf(booking)
		}))
	};
}

/** A class with its pupils, the code of a lesson that is open, and where its pupils sign in. */
export async function classShown({ class: its, visits, works }: Taught, locale: Locale) {
	const [pupils, lesson] = await Promise.all([pupilsOf(its.id), lessonCodeOf(its.id)]);
	return {
		...{ class: its, pupils, works, lesson, door: doorOf(locale) },
		wanted: Math.max(1, ...visits.filter(({ live }) => live).map((visit) => visit.pupils)),
		visits: visits.map((visit) => visitShown(visit, locale))
	};
}

/** The cards of those pupils who have not chosen pictures of their own. */
export async function cardsShown({ class: its }: Pick<Taught, 'class'>) {
	const cards = (await cardsOf(its.id)).flatMap(({ id, pseudonym, singleUse, pictures }) =>
		pictures ? [{ id, pseudonym, singleUse, pictures }] : []
	);
	return { class: its, cards, door: doorOf(its.locale) };
}

const doorOf = (locale: Locale): string => publicUrl() + href('/class', locale);

const visitShown = ({ booking, listing, pupils, atSchool, live }: Visit, locale: Locale) => ({
	...{ pupils, atSchool, live, token: tokenOf(booking) },
	...rowOf(listing, locale)
});
