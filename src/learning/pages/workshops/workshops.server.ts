import { whereName } from '#agenda';
import { bookedOccurrences, offeringToEdit } from '#agenda/server';
import { type Locale, said } from '#kernel/words.ts';
import { holdsPlace } from '#participation';
import { bookingsOf } from '#participation/server';
import { optionName, type Workshop } from '../../index.ts';
import { introductionOf, participantsOf, publishedWorkshops, teamsOf, workshopsOfPerson } from '../../server/index.ts';

/** The workshops in which somebody has a place or a team. */
export async function ownWorkshops(person: string): Promise<Workshop[]> {
	const held = (await bookingsOf(person)).filter(
		({ subject, seats }) => subject.kind === 'occurrence' && seats.some(({ state }) => holdsPlace(state))
	);
	const booked = await bookedOccurrences(held.map(({ subject }) => subject.id));
	const offerings = booked.map(({ offering }) => offering.id);
	return workshopsOfPerson(person, offerings);
}

/** A workshop as one of its participants sees it: what she said of herself, and her team. */
export async function workshopOwn(workshop: Workshop, person: string) {
	const [{ given }, said, teams, people] = await Promise.all([
		offeringToEdit(workshop.offering),
		introductionOf(workshop.id, person),
		teamsOf(workshop.id),
		participantsOf(workshop)
	]);
	const team = teams.find(({ members }) => members.includes(person)) ?? null;
	const members = people.filter(({ id }) => team?.members.includes(id));
	return {
		...{ id: workshop.id, title: given.title, slug: given.slug, said, ended: workshop.endedAt !== null },
		...{ disciplines: workshop.disciplines, campuses: workshop.campuses },
		team: team && {
			...{ number: team.number, name: team.name, canvas: team.canvas },
			members: members.map(({ id, name, discipline, campus }) => ({
				...{ id, name },
				discipline: optionName(workshop.disciplines, discipline),
				campus: optionName(workshop.campuses, campus)
			}))
		}
	};
}

const SHOWN = 24;

/** The workshops of the hub, a page of them: those to come, and those that were. */
export async function workshopsShown(page: number, locale: Locale) {
	const { workshops, total } = await publishedWorkshops({ limit: SHOWN, offset: (page - 1) * SHOWN });
	const listed = workshops.map(({ id, slug, title, summary, fictional, coming, ...workshop }) => ({
		...{ id, slug, title: said(title, locale), summary: said(summary, locale), fictional, coming },
		disciplines: workshop.disciplines.map(({ name }) => said(name, locale)),
		campuses: workshop.campuses.map(({ name }) => said(name, locale)),
		seances: workshop.seances.map(({ id, startsAt, endsAt, timeZone, ...where }) => ({
			...{ id, startsAt, endsAt, timeZone, place: whereName(where, locale) || null }
		}))
	}));
	return {
		...{ page, pages: Math.ceil(total / SHOWN) },
		coming: listed.filter(({ coming }) => coming),
		past: listed.filter(({ coming }) => !coming)
	};
}
