import type { RequestEvent } from '@sveltejs/kit';
import { type EditedOffering, offeringToEdit } from '#agenda/server';
import { ref } from '#kernel/facts.ts';
import { deskActs } from '#kernel/identity/acts.ts';
import { requireAct } from '#kernel/identity/policy.ts';
import { changedBefore } from '#kernel/server/revisions.ts';
import { type Locale, locales } from '#kernel/words.ts';
import { fieldOf } from '#web/form.server.ts';
import { byOf, requireTeam } from '#web/require.server.ts';
import { workshopActs } from '../../acts.ts';
import { type Lines, readOptions, type Workshop } from '../../index.ts';
import { participantsOf, proposalMark, proposeTeams, teamsOf, workshopById } from '../../server/index.ts';

/** Lets in whoever answers for a workshop; for others there is none. */
export async function requireWorkshop(event: Pick<RequestEvent, 'locals' | 'url'> & { params: { workshop: string } }) {
	const viewer = await requireTeam(event, deskActs.enter);
	const workshop = await workshopById(event.params.workshop);
	const edited = await offeringToEdit(workshop.offering);
	requireAct(viewer, workshopActs.edit, { organisation: edited.organization.id });
	return { viewer, workshop, edited, by: byOf(viewer) };
}

/** A workshop with its people and teams; `previews`: also the teams that would be made of them now. */
export async function workshopShown(workshop: Workshop, { id, given }: EditedOffering, previews: boolean) {
	const [people, teams, undo, proposed] = await Promise.all([
		participantsOf(workshop),
		teamsOf(workshop.id),
		changedBefore(ref('workshop-teams', workshop.id)),
		previews ? proposeTeams(workshop) : null
	]);
	return {
		...{ workshop, title: given.title, slug: given.slug, activity: id },
		...{ people, teams, proposed, mark: proposed && proposalMark(proposed), undo },
		lines: { disciplines: linesOf(workshop.disciplines), campuses: linesOf(workshop.campuses) }
	};
}

/** What a form says of a workshop, to be checked by `NewWorkshop`. */
export const workshopIn = (form: FormData, first: Locale, before?: Workshop) => ({
	disciplines: readOptions(linesIn(form, 'disciplines'), first, before?.disciplines ?? []),
	campuses: readOptions(linesIn(form, 'campuses'), first, before?.campuses ?? []),
	teamSize: Number(fieldOf(form, 'teamSize') || Number.NaN),
	campusRule: fieldOf(form, 'campusRule'),
	canvasKind: fieldOf(form, 'canvasKind')
});

const linesIn = (form: FormData, name: string): Lines =>
	Object.fromEntries(
		locales.map((locale) => [
			locale,
			fieldOf(form, `${name}_${locale}`)
				.split('\n')
				.map((line) => line.trim().slice(0, 80))
		])
	);

/** The options as a form shows them, by language. */
const linesOf = (options: Workshop['campuses']): Record<string, string> =>
	Object.fromEntries(
		locales.map((locale) => [
			locale,
			options
				.map(({ name }) => name[locale] ?? '')
				.join('\n')
				.trimEnd()
		])
	);
