import type { RequestEvent } from '@sveltejs/kit';
import type { Viewer } from '#kernel/identity/index.ts';
import { can } from '#kernel/identity/policy.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { change, changeGiven } from '#web/act.server.ts';
import { removing, requireSure } from '#web/asking.server.ts';
import { fieldOf, keyIn, ticked, typedTexts } from '#web/form.server.ts';
import { byOf, requireTeam } from '#web/require.server.ts';
import { thingActs } from '../acts.ts';
import { measureName, measureNames } from '../measures.ts';
import { keptShown } from '../pages/kept.server.ts';
import {
	addStream,
	addThreshold,
	dropThreshold,
	gapsOf,
	removeStream,
	resumeThing,
	retireThing,
	type Thing,
	thingKept,
	thresholdsOf
} from '../server/index.ts';
import { NewStream, NewThreshold } from '../thing.schema.ts';
import { thingChoices, thingTyped } from './form.server.ts';

type Event = RequestEvent<{ thing: string }>;
type Entered = Readonly<{ viewer: Viewer; thing: Thing }>;

/** Lets the team and whoever answers for its organisation in to a thing. @throws 404 */
export async function requireThing(event: Pick<Event, 'locals' | 'url' | 'params'>): Promise<Entered> {
	const viewer = await requireTeam(event, thingActs.enter);
	const thing = await thingKept(event.params.thing, viewer);
	await requireTeam(event, thingActs.keep, { organisation: thing.organization });
	return { viewer, thing };
}

/** All that the page of a thing shows to who looks after it. */
export async function thingDesk({ viewer, thing }: Entered, locale: Locale) {
	const [kept, choices, thresholds, gaps, keeper] = await Promise.all([
		keptShown(thing, locale),
		thingChoices(viewer, locale),
		thresholdsOf(thing.number),
		gapsOf(thing.number),
		thing.keeper ? personById(thing.keeper) : null
	]);
	const measures = measureNames.map((value) => ({ value, label: measureName(value, locale) }));
	return {
		...kept,
		choices,
		thresholds,
		gaps,
		measures,
		typed: thingTyped(thing, keeper?.email ?? ''),
		team: can(viewer, thingActs.keep)
	};
}

const page = ({ id }: Thing) => `/desk/sensors/${id}`;

export async function saveStream(event: Event, { viewer, thing }: Entered) {
	const form = await event.request.formData();
	const given = NewStream.safeParse({
		measure: fieldOf(form, 'measure'),
		name: fieldOf(form, 'streamName'),
		every: fieldOf(form, 'every')
	});
	return changeGiven(
		event,
		{ ...typedTexts(form), of: 'stream' },
		given,
		(tx, its) => addStream(tx, thing.id, its, byOf(viewer), keyIn(form)),
		`${page(thing)}?done=added#streams`
	);
}

/** Takes a stream away, having asked: what it said goes too. */
export async function dropStream(event: Event, { viewer, thing }: Entered) {
	const form = await event.request.formData();
	const stream = Number(fieldOf(form, 'stream'));
	const act = async (tx: Parameters<typeof removeStream>[0]) => {
		const { name, count } = await removeStream(tx, thing.id, stream, byOf(viewer));
		requireSure(event, removing(name, [m.sensing_remove_says({ count })]), form);
	};
	return change(event, { ...typedTexts(form), of: 'drop' }, act, `${page(thing)}?done=removed#streams`);
}

export async function saveThreshold(event: Event, { thing }: Entered) {
	const form = await event.request.formData();
	const field = (name: string) => fieldOf(form, name);
	const given = NewThreshold.safeParse({
		...{ stream: field('stream'), side: field('side'), value: field('value'), minutes: field('minutes') },
		tells: ticked(form, 'tells')
	});
	const typed = { ...typedTexts(form), of: 'threshold', tells: ticked(form, 'tells') };
	return changeGiven(
		event,
		typed,
		given,
		(tx, its) => addThreshold(tx, thing.id, its, keyIn(form)),
		`${page(thing)}?done=added#thresholds`
	);
}

export async function forgetThreshold(event: Event, { thing }: Entered) {
	const form = await event.request.formData();
	return change(
		event,
		{ ...typedTexts(form), of: 'drop' },
		(tx) => dropThreshold(tx, thing.id, fieldOf(form, 'id')),
		`${page(thing)}?done=removed#thresholds`
	);
}

const moving =
	(move: typeof retireThing, done: string) =>
	async (event: Event, { viewer, thing }: Entered) => {
		const form = await event.request.formData();
		return change(
			event,
			{ ...typedTexts(form), of: 'move' },
			(tx) => move(tx, thing.id, byOf(viewer)),
			`${page(thing)}?done=${done}`
		);
	};
export const retireIt = moving(retireThing, 'retired');
export const resumeIt = moving(resumeThing, 'resumed');
