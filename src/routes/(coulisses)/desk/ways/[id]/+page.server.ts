import { type RequestEvent, redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { missing } from '#kernel/errors.ts';
import { isId, newId } from '#kernel/id.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { NewStep } from '#learning';
import { activitiesFor, requireWay, hostsFor, wayIn } from '#learning/desk/ways/way.server.ts';
import {
	addStep,
	changeStep,
	changeWay,
	crowdOn,
	moveStep,
	publishWay,
	removeStep,
	setWayGoal,
	stepsOf,
	withdrawWay
} from '#learning/server';
import { fieldOf, problem, problemsOf, ticked, typedTexts, wordsField } from '#web/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { viewer, way } = await requireWay(event);
	const steps = await stepsOf(way.id);
	const used = steps.flatMap(({ offerings }) => [...offerings]);
	const [hosts, activities, crowd] = await Promise.all([
		hostsFor(viewer),
		activitiesFor(used, event.locals.locale),
		crowdOn(way.id)
	]);
	return {
		area: 'learning' as const,
		way,
		steps,
		hosts,
		activities,
		crowd,
		key: newId(),
		done: event.url.searchParams.get('done')
	};
};

export const actions: Actions = {
	save: async (event) => {
		const { viewer, way, by } = await requireWay(event);
		const { locale } = event.locals;
		const form = await event.request.formData();
		const typed = { ...typedTexts(form), form: 'way', offerings: [] as string[], needs: [] as string[] };
		const given = await wayIn(form, viewer, locale);
		if (!given.success) return problemsOf(given.error, typed, locale);
		await transaction((tx) => changeWay(tx, way.id, given.data, by));
		redirect(303, here(event, 'saved'));
	},
	step: async (event) => {
		const { way, by } = await requireWay(event);
		const { locale } = event.locals;
		const form = await event.request.formData();
		const [id, key] = [fieldOf(form, 'id'), fieldOf(form, 'key')];
		const chosen = { offerings: ticked(form, 'offerings').filter(Boolean), needs: ticked(form, 'needs') };
		const typed = { ...typedTexts(form), form: `step ${id}`, ...chosen };
		const given = NewStep.safeParse({ title: wordsField(form, 'title', locale), ...chosen });
		if (!given.success) return problemsOf(given.error, typed, locale);
		try {
			await change(way, by, async (tx) => {
				if (id) await changeStep(tx, way.id, id, given.data, by);
				else await addStep(tx, way.id, given.data, by, isId(key) ? key : newId());
			});
		} catch (error) {
			return problem(error, typed, locale);
		}
		redirect(303, `${here(event, 'saved')}#steps`);
	},
	move: async (event) => {
		const { way, by } = await requireWay(event);
		const form = await event.request.formData();
		const [id, direction] = [fieldOf(form, 'id'), fieldOf(form, 'to') === 'up' ? (-1 as const) : (1 as const)];
		await change(way, by, (tx) => moveStep(tx, way.id, id, direction, by));
		redirect(303, `${here(event)}#step-${id}`);
	},
	remove: async (event) => {
		const { way, by } = await requireWay(event);
		const id = fieldOf(await event.request.formData(), 'id');
		await change(way, by, (tx) => removeStep(tx, way.id, id, by));
		redirect(303, `${here(event, 'saved')}#steps`);
	},
	state: async (event) => {
		const { way, by } = await requireWay(event);
		const act = fieldOf(await event.request.formData(), 'act');
		const typed = {
			text: {} as Record<string, string>,
			form: 'state',
			offerings: [] as string[],
			needs: [] as string[]
		};
		try {
			await transaction(async (tx) => {
				if (act === 'publish') await publishWay(tx, way.id, by);
				else if (act === 'unpublish' || act === 'trash' || act === 'restore') await withdrawWay(tx, way.id, act, by);
				else throw missing();
			});
		} catch (error) {
			return problem(error, typed, event.locals.locale);
		}
		redirect(303, here(event, act));
	}
};

type Edited = Awaited<ReturnType<typeof requireWay>>;

/** What a published way asks for follows its steps at once. */
const change = (way: Edited['way'], by: Edited['by'], act: (tx: Tx) => Promise<unknown>) =>
	transaction(async (tx) => {
		await act(tx);
		if (way.publishedAt) await setWayGoal(tx, way.id, by);
	});

const here = ({ params, locals }: RequestEvent, done?: string): string =>
	href(`/desk/ways/${params.id}`, locals.locale) + (done ? `?done=${done}` : '');
