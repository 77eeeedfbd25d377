import type { RequestEvent } from '@sveltejs/kit';
import { missing } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can, hostedBy } from '#kernel/identity/policy.ts';
import { type Locale, say } from '#kernel/words.ts';
import { organizationNames, placeNames } from '#network/server';
import { spaces } from '#spaces/server';
import { changeGiven } from '#web/act.server.ts';
import { fieldOf, keyIn, typedTexts } from '#web/form.server.ts';
import { byOf } from '#web/require.server.ts';
import { thingActs } from '../acts.ts';
import { changeThing, makeThing, type Thing } from '../server/index.ts';
import { NewThing } from '../thing.schema.ts';

const beside = { sensing_keeper_unknown: 'keeper', sensing_where_wrong: 'where' } as const;

/** What the form of a thing offers to choose from: the organisations that one may speak for, rooms and places. */
export async function thingChoices(viewer: Viewer, locale: Locale) {
	const all = can(viewer, thingActs.keep);
	const [own, rooms, places] = await Promise.all([
		organizationNames(all ? {} : { ids: hostedBy(viewer) }),
		spaces(),
		placeNames()
	]);
	return {
		key: newId(),
		organizations: own.map(({ id, name }) => ({ value: id, label: name })),
		where: [
			...rooms.map(({ slug, name, place }) => ({
				value: `space ${slug}`,
				label: `${say(name, locale).text}, ${place.name}`
			})),
			...places.map(({ slug, name }) => ({ value: `place ${slug}`, label: name }))
		]
	};
}

/** A thing as the form shows it again. */
export const thingTyped = (thing: Thing, email: string) => ({
	...{ name: thing.name, description: thing.description, organization: thing.organization, seen: thing.seen },
	where: thing.spaceSlug ? `space ${thing.spaceSlug}` : thing.placeSlug ? `place ${thing.placeSlug}` : '',
	...{ keeper: email, keeperUntil: thing.keeperUntil ?? '' }
});

function thingIn(form: FormData, viewer: Viewer) {
	const field = (name: string) => fieldOf(form, name);
	const read = NewThing.safeParse({
		...{
			name: field('name'),
			description: field('description'),
			organization: field('organization'),
			seen: field('seen')
		},
		...{ where: field('where'), keeper: field('keeper'), keeperUntil: field('keeper') ? field('keeperUntil') : '' }
	});
	if (read.success && !can(viewer, thingActs.keep, { organisation: read.data.organization })) throw missing();
	return read;
}

/** Keeps what the form of a new thing says. */
export async function saveNewThing(event: RequestEvent, viewer: Viewer) {
	const form = await event.request.formData();
	const to = (id: string) => `/desk/sensors/${id}?done=saved`;
	return changeGiven(
		event,
		typedTexts(form),
		thingIn(form, viewer),
		(tx, given) => makeThing(tx, given, byOf(viewer), { id: keyIn(form) }),
		to,
		beside
	);
}

/** Writes a thing anew. */
export async function saveThing(event: RequestEvent, { id }: Thing, viewer: Viewer) {
	const form = await event.request.formData();
	return changeGiven(
		event,
		typedTexts(form),
		thingIn(form, viewer),
		(tx, given) => changeThing(tx, id, given, byOf(viewer)),
		`/desk/sensors/${id}?done=saved`,
		beside
	);
}
