import { occurrencesOfEach, offeringToEdit } from '#agenda/server';
import { can } from '#kernel/identity/policy.ts';
import { allWorkshops, teamsOf } from '#learning/server';
import { team } from '../../guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = await team(event, 'desk.enter');
	const all = await allWorkshops();
	const seances = await occurrencesOfEach(all.map(({ offering }) => offering));
	const rows = await Promise.all(
		all.map(async ({ id, offering, endedAt, canvasKind }) => {
			const [{ given, organization, state }, teams] = await Promise.all([offeringToEdit(offering), teamsOf(id)]);
			const [first] = seances.get(offering) ?? [];
			return {
				...{ id, endedAt, canvasKind, title: given.title, fictional: given.fictional, state },
				...{ organization: organization.name, owner: organization.id },
				...{ startsAt: first?.startsAt ?? null, teams: teams.filter(({ members }) => members.length).length }
			};
		})
	);
	return { rows: rows.filter(({ owner }) => can(viewer, 'workshop.edit', { organisation: owner })) };
};
