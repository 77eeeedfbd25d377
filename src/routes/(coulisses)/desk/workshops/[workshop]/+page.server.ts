import { NewWorkshop } from '#learning';
import { requireWorkshop, workshopIn, workshopShown } from '#learning/desk/workshops/workshop.server.ts';
import { addTeam, applyTeams, changeWorkshop, endWorkshop, moveMember, nameTeam, undoTeams } from '#learning/server';
import { change, changeGiven, type Write } from '#web/act.server.ts';
import { fieldOf, typedTexts } from '#web/form.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { workshop, edited } = await requireWorkshop(event);
	return workshopShown(workshop, edited, event.url.searchParams.has('preview'));
};

type Reached = Awaited<ReturnType<typeof requireWorkshop>> & Readonly<{ form: FormData }>;

const teams = (done: string, act: Write<Reached>) => async (event: RequestEvent) => {
	const reached = await requireWorkshop(event);
	const form = await event.request.formData();
	return change(event, typedTexts(form), (tx) => act(tx, { ...reached, form }), pathOf(event, done));
};

export const actions: Actions = {
	change: async (event) => {
		const { workshop, by } = await requireWorkshop(event);
		const form = await event.request.formData();
		const read = NewWorkshop.safeParse(workshopIn(form, event.locals.locale, workshop));
		const to = pathOf(event, 'changed');
		return changeGiven(event, typedTexts(form), read, (tx, given) => changeWorkshop(tx, workshop.id, given, by), to);
	},
	form: teams('formed', (tx, { workshop, by, form }) => applyTeams(tx, workshop, by, fieldOf(form, 'looked'))),
	undo: teams('undone', (tx, { workshop, by }) => undoTeams(tx, workshop, by)),
	add: teams('added', (tx, { workshop }) => addTeam(tx, workshop)),
	end: teams('ended', (tx, { workshop, by }) => endWorkshop(tx, workshop, true, by)),
	reopen: teams('reopened', (tx, { workshop, by }) => endWorkshop(tx, workshop, false, by)),
	move: teams('moved', (tx, { workshop, by, form }) => {
		const to = fieldOf(form, 'team');
		return moveMember(tx, workshop, fieldOf(form, 'person'), to === '' ? null : Number(to), by);
	}),
	name: teams('named', (tx, { workshop, form }) =>
		nameTeam(tx, workshop.id, Math.trunc(Number(fieldOf(form, 'team'))) || 0, fieldOf(form, 'name'))
	)
};

const pathOf = ({ params }: RequestEvent, done: string): string =>
	`/desk/workshops/${params.workshop}?done=${done}#teams`;
