import { type RequestEvent, redirect } from '@sveltejs/kit';
import { bookedOccurrences, offeringToEdit } from '#agenda/server';
import { href } from '#kernel/address.ts';
import { missing } from '#kernel/errors.ts';
import { optionName, type Workshop } from '#learning';
import { introduced } from '#learning/pages/introduce.server.ts';
import { introductionOf, participantsOf, teamsOf, workshopsOfPerson } from '#learning/server';
import { holdsPlace } from '#participation';
import { bookingsOf } from '#participation/server';
import { fieldOf } from '#web/form.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { id } = requirePerson(event);
	return { area: 'learning', workshops: await Promise.all((await hers(event)).map((one) => shown(one, id))) };
};

export const actions: Actions = {
	introduce: async (event) => {
		const { id } = requirePerson(event);
		const form = await event.request.formData();
		const workshop = (await hers(event)).find((one) => one.id === fieldOf(form, 'workshop'));
		if (!workshop) throw missing();
		const failed = await introduced(form, workshop, id, event.locals.locale);
		if (failed) return failed;
		redirect(303, href(`/me/workshops?done=${workshop.id}`, event.locals.locale));
	}
};

/** The workshops in which the viewer has a place or a team. */
async function hers(event: Pick<RequestEvent, 'locals' | 'url'>): Promise<Workshop[]> {
	const { id } = requirePerson(event);
	const held = (await bookingsOf(id)).filter(
		({ subject, seats }) => subject.kind === 'occurrence' && seats.some(({ state }) => holdsPlace(state))
	);
	const booked = await bookedOccurrences(held.map(({ subject }) => subject.id));
	return workshopsOfPerson(
		id,
		booked.map(({ offering }) => offering.id)
	);
}

async function shown(workshop: Workshop, person: string) {
	const [{ given }, said, teams, people] = await Promise.all([
		offeringToEdit(workshop.offering),
		introductionOf(workshop.id, person),
		teamsOf(workshop.id),
		participantsOf(workshop)
	]);
	const team = teams.find(({ members }) => members.includes(person)) ?? null;
	return {
		...{ id: workshop.id, title: given.title, slug: given.slug, said, ended: workshop.endedAt !== null },
		...{ disciplines: workshop.disciplines, campuses: workshop.campuses },
		team: team && {
			...{ number: team.number, name: team.name, canvas: team.canvas },
			members: people
				.filter((one) => team.members.includes(one.id))
				.map(({ id, name, discipline, campus }) => ({
					...{ id, name },
					discipline: optionName(workshop.disciplines, discipline),
					campus: optionName(workshop.campuses, campus)
				}))
		}
	};
}
