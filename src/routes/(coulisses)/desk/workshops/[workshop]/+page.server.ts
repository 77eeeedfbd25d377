import { type RequestEvent, redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { ref } from '#kernel/facts.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { revisionsOf } from '#kernel/server/revisions.ts';
import { NewWorkshop, type Workshop } from '#learning';
import { linesOf, requireWorkshop, workshopIn } from '#learning/desk/workshops/workshop.server.ts';
import {
	addTeam,
	applyTeams,
	changeWorkshop,
	endWorkshop,
	moveMember,
	nameTeam,
	participantsOf,
	proposalMark,
	proposeTeams,
	teamsOf,
	undoTeams
} from '#learning/server';
import { fieldOf, problem, problemsOf, typedTexts } from '#web/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { workshop, edited } = await requireWorkshop(event);
	const previews = event.url.searchParams.has('preview');
	const [people, teams, before, proposed] = await Promise.all([
		participantsOf(workshop),
		teamsOf(workshop.id),
		revisionsOf(ref('workshop-teams', workshop.id), 1),
		previews ? proposeTeams(workshop) : null
	]);
	return {
		...{ workshop, title: edited.given.title, slug: edited.given.slug, activity: edited.id },
		...{ people, teams, proposed, mark: proposed && proposalMark(proposed), undo: before.length > 0 },
		lines: { disciplines: linesOf(workshop.disciplines), campuses: linesOf(workshop.campuses) }
	};
};

type Event = RequestEvent<{ workshop: string }>;
type By = Awaited<ReturnType<typeof requireWorkshop>>['by'];

export const actions: Actions = {
	change: async (event) => {
		const { workshop, by } = await requireWorkshop(event);
		const { locale } = event.locals;
		const form = await event.request.formData();
		const read = NewWorkshop.safeParse(workshopIn(form, locale, workshop));
		if (!read.success) return problemsOf(read.error, typedTexts(form), locale);
		await transaction((tx) => changeWorkshop(tx, workshop.id, read.data, by));
		return done(event, 'changed');
	},
	form: (event) =>
		kept(event, 'formed', (tx, workshop, by, form) => applyTeams(tx, workshop, by, fieldOf(form, 'looked'))),
	undo: (event) => kept(event, 'undone', (tx, workshop, by) => undoTeams(tx, workshop, by)),
	add: (event) => kept(event, 'added', (tx, workshop) => addTeam(tx, workshop)),
	end: (event) => kept(event, 'ended', (tx, workshop, by) => endWorkshop(tx, workshop, true, by)),
	reopen: (event) => kept(event, 'reopened', (tx, workshop, by) => endWorkshop(tx, workshop, false, by)),
	move: (event) =>
		kept(event, 'moved', (tx, workshop, by, form) => {
			const to = fieldOf(form, 'team');
			return moveMember(tx, workshop, fieldOf(form, 'person'), to === '' ? null : Number(to), by);
		}),
	name: (event) =>
		kept(event, 'named', (tx, workshop, _, form) =>
			nameTeam(tx, workshop.id, Math.trunc(Number(fieldOf(form, 'team'))) || 0, fieldOf(form, 'name'))
		)
};

async function kept(
	event: Event,
	what: string,
	act: (tx: Tx, workshop: Workshop, by: By, form: FormData) => Promise<void>
) {
	const { workshop, by } = await requireWorkshop(event);
	const form = await event.request.formData();
	try {
		await transaction((tx) => act(tx, workshop, by, form));
	} catch (error) {
		return problem(error, typedTexts(form), event.locals.locale);
	}
	return done(event, what);
}

const done = (event: Event, what: string): never =>
	redirect(303, href(`/desk/workshops/${event.params.workshop}?done=${what}#teams`, event.locals.locale));
