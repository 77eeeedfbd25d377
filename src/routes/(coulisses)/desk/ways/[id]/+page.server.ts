import { missing } from '#kernel/errors.ts';
import type { Tx } from '#kernel/server/db.ts';
import { say } from '#kernel/words.ts';
import { typedWay, wayShown } from '#learning/desk/ways/shown.server.ts';
import { changeSteps, chosenIn, requireWay, stepIn, wayIn } from '#learning/desk/ways/way.server.ts';
import {
	addStep,
	changeStep,
	changeWay,
	moveStep,
	publishWay,
	removeStep,
	stepsOf,
	withdrawWay
} from '#learning/server';
import { m } from '#messages';
import { buttonsOf, change, changeGiven } from '#web/act.server.ts';
import { removing, requireSure } from '#web/asking.server.ts';
import { fieldOf, keyIn, typedTexts } from '#web/form.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { viewer, way } = await requireWay(event);
	const shown = await wayShown(way, viewer, event.locals.locale);
	return { area: 'learning' as const, ...shown };
};

const button = buttonsOf(
	async (event: RequestEvent) => {
		const { viewer, way } = await requireWay(event);
		return { viewer, id: way.id, typed: typedWay('state') };
	},
	(id) => `/desk/ways/${id}`
);

export const actions: Actions = {
	save: async (event) => {
		const { viewer, way, by } = await requireWay(event);
		const form = await event.request.formData();
		const given = await wayIn(form, viewer, event.locals.locale);
		const typed = typedWay('way', typedTexts(form).text);
		const to = pathOf(event, '?done=saved');
		return changeGiven(event, typed, given, (tx, data) => changeWay(tx, way.id, data, by), to);
	},
	step: async (event) => {
		const { way, by } = await requireWay(event);
		const form = await event.request.formData();
		const id = fieldOf(form, 'id');
		return changeGiven(
			event,
			typedWay(`step ${id}`, typedTexts(form).text, chosenIn(form)),
			stepIn(form, event.locals.locale),
			(tx, given) =>
				changeSteps(tx, way, by, () =>
					id ? changeStep(tx, way.id, id, given, by) : addStep(tx, way.id, given, by, keyIn(form))
				),
			pathOf(event, '?done=saved#steps')
		);
	},
	move: async (event) => {
		const { way, by } = await requireWay(event);
		const form = await event.request.formData();
		const [id, direction] = [fieldOf(form, 'id'), fieldOf(form, 'to') === 'up' ? (-1 as const) : (1 as const)];
		return change(
			event,
			typedWay('state'),
			(tx) => changeSteps(tx, way, by, () => moveStep(tx, way.id, id, direction, by)),
			pathOf(event, `#step-${id}`)
		);
	},
	remove: async (event) => {
		const { way, by } = await requireWay(event);
		const form = await event.request.formData();
		const remove = async (tx: Tx) => {
			const its = (await stepsOf(way.id, tx)).find(({ id }) => id === fieldOf(form, 'id'));
			if (!its) throw missing();
			const name = its.title ? say(its.title, event.locals.locale).text : m.completion_desk_step_unnamed();
			await changeSteps(tx, way, by, () => removeStep(tx, way.id, its.id, by));
			requireSure(event, removing(name), form);
		};
		return change(event, typedWay('state'), remove, pathOf(event, '?done=saved#steps'));
	},
	publish: button('published', publishWay),
	unpublish: button('unpublished', (tx, id, by) => withdrawWay(tx, id, 'unpublish', by)),
	trash: button('trashed', (tx, id, by) => withdrawWay(tx, id, 'trash', by)),
	restore: button('restored', (tx, id, by) => withdrawWay(tx, id, 'restore', by))
};

const pathOf = ({ params }: { params: { id: string } }, rest: string): string => `/desk/ways/${params.id}${rest}`;
