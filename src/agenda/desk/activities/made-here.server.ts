import type { ZodError } from 'zod';
import type { By } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can } from '#kernel/identity/policy.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { words } from '#kernel/server/errors.ts';
import { holdHub, hub } from '#kernel/server/hub.ts';
import { slugOf } from '#kernel/slug.ts';
import type { Locale } from '#kernel/words.ts';
import { NewPlace } from '#network';
import { introduce } from '#network/desk/settings/introduce.server.ts';
import { addPlace, organizationById, organizationNames, placeById } from '#network/server';
import { activityActs } from '../../acts.ts';
import type { choicesFor } from './choices.server.ts';
import type { Plan } from './seances.server.ts';
import type { Typed } from './typed.server.ts';

type Choices = Awaited<ReturnType<typeof choicesFor>>;

/** The hub as a host, for the team of one that is not in its own directory yet: an activity puts it there. */
async function hubToBe(viewer: Viewer, on: Tx | typeof db = db): Promise<{ value: string; label: string } | null> {
	if (!can(viewer, activityActs.edit) || (await organizationNames({ kind: 'hub' }, on)).length) return null;
	const { name } = await hub();
	const slug = slugOf(name) || 'x';
	return (await organizationNames({ slug }, on)).length ? null : { value: slug, label: name };
}

/** What the form of a new activity lets one choose from: on the first day the hub itself, though nobody has named it. */
export async function withHub(choices: Choices, viewer: Viewer): Promise<Choices> {
	const its = await hubToBe(viewer);
	return its ? { ...choices, host: its.value, organizations: [its, ...choices.organizations] } : choices;
}

/** Whether an activity is to be of the hub that no directory has yet. */
export const isHubToBe = async (viewer: Viewer, slug: string): Promise<boolean> =>
	(await hubToBe(viewer))?.value === slug;

/** Puts the hub into its directory, unless somebody has just done so. @returns its slug there. */
export async function introduceHub(tx: Tx, viewer: Viewer): Promise<string> {
	const { hub } = await holdHub(tx);
	const [known] = await organizationNames({ kind: 'hub' }, tx);
	if (known) return known.slug;
	const id = await introduce(tx, hub, viewer.id);
	return (await organizationById(id, tx)).slug;
}

/** The place that a form describes instead of choosing one; null when it describes none, problems when it cannot be. */
export function newPlaceIn({ fields }: Typed, organization: string) {
	const text = (name: string) => fields[name]?.trim() || null;
	const name = text('newPlace');
	if (!name) return null;
	const [address, locality, holds] = ['newPlaceAddress', 'newPlaceLocality', 'newPlaceCapacity'].map(text);
	const unsaid = { lat: null, lon: null, sentence: null };
	return NewPlace.safeParse({
		kind: 'room',
		organization,
		name,
		address,
		locality,
		capacity: holds ? Number(holds) : null,
		...unsaid
	});
}

const fieldsOfNew: Readonly<Record<string, string>> = {
	name: 'newPlace',
	address: 'newPlaceAddress',
	locality: 'newPlaceLocality',
	capacity: 'newPlaceCapacity'
};

/** What is wrong with the place that a form describes, beside its fields. */
export const problemsOfPlace = ({ issues }: ZodError, locale: Locale): Record<string, string> =>
	Object.fromEntries(
		issues.map(({ path: [field] }) => [
			fieldsOfNew[String(field)] ?? 'newPlace',
			words(field === 'capacity' ? 'network_capacity_wrong' : 'activities_field_long', {}, locale)
		])
	);

/** Adds the place that a form describes. @returns its slug. */
export const placeMade = async (tx: Tx, place: NewPlace, by: By): Promise<string> =>
	(await placeById(await addPlace(tx, place, by), tx)).slug;

/** Adds the place that a form describes. @returns the plan with its séances there. */
export async function heldThere(tx: Tx, plan: Plan, place: NewPlace, by: By): Promise<Plan> {
	const there = { place: await placeMade(tx, place, by), space: null };
	return { ...plan, terms: { ...plan.terms, ...there }, series: plan.series && { ...plan.series, ...there } };
}
