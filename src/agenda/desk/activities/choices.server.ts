import type { RequestEvent } from '@sveltejs/kit';
import { missing } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import { deskActs } from '#kernel/identity/acts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can } from '#kernel/identity/policy.ts';
import { operations } from '#kernel/server/operations.ts';
import { type Locale, say } from '#kernel/words.ts';
import { placeLine } from '#network';
import { placeNames, sectors } from '#network/server';
import { inItsHouse, isPooled } from '#spaces';
import { spaces } from '#spaces/server';
import { byOf, requireTeam } from '#web/require.server.ts';
import { operationActs } from '../../acts.ts';
import { type EditedOffering, offeringToEdit, ownOrganizations, requireEditing } from '../../server/index.ts';

export {
	checkCoOrganizers,
	checkOrganization,
	operationFor,
	ownOrganizations,
	requireEditing
} from '../../server/index.ts';

type Choice = Readonly<{ value: string; label: string }>;

/** What the form of an activity lets one choose from; an operation that is closed, and who organises it too, only if it is the activity's own. */
export async function choicesFor(
	viewer: Viewer,
	locale: Locale,
	operation: string | null = null,
	coOrganizers: readonly Named[] = []
) {
	const [own, known, places, all] = await Promise.all([
		ownOrganizations(viewer),
		sectors(),
		whereChoices(locale),
		operations()
	]);
	const books = can(viewer, operationActs.book);
	const funded = all.filter(({ code, closedAt }) => (books && !closedAt) || code === operation);
	// the team's own activities are its hub's; somebody who acts for one organisation needs no choice
	const [host] = own.length === 1 ? own : own.filter(({ kind }) => kind === 'hub');
	const choice = (value: string, label: string): Choice => ({ value, label });
	return {
		host: host?.slug ?? '',
		organizations: own.map(({ slug, name }) => choice(slug, name)),
		coOrganizers: coChoices(own, coOrganizers).map(({ slug, name }) => choice(slug, name)),
		sectors: known.map(({ slug, label }) => choice(slug, say(label, locale).text)),
		places,
		operations: funded.map(({ code, name }) => choice(code, `${code} — ${say(name, locale).text}`))
	};
}

/** Who may be chosen to organise it too: whoever one acts for, and who does so already. */
const coChoices = (own: readonly Named[], now: readonly Named[]): readonly Named[] => [
	...own,
	...now.filter(({ slug }) => !own.some((one) => one.slug === slug))
];

type Named = Readonly<{ slug: string; name: string }>;

/** The places, each followed by what can be booked whole in it: `quai`, `quai/grande-salle`. */
export async function whereChoices(locale: Locale): Promise<Choice[]> {
	const [places, all] = await Promise.all([placeNames(), spaces()]);
	const rooms = all.filter(({ kind }) => !isPooled(kind));
	return places.flatMap((place) => [
		{ value: place.slug, label: placeLine(place) },
		...rooms
			.filter((room) => room.place.slug === place.slug)
			.map((room) => ({ value: `${place.slug}/${room.slug}`, label: inItsHouse(room, locale) }))
	]);
}

/** Who edits an activity, and how the log tells it. */
export type Editor = Readonly<{
	viewer: Viewer;
	edited: EditedOffering;
	by: By;
	/** Whether she acts for the lead: who only organises it too says neither who leads nor with whom, and reads no names. */
	leads: boolean;
}>;

/** Lets in whoever may edit an activity, for its lead or one that organises it too; for others there is none. */
export async function requireEditor(
	event: Pick<RequestEvent, 'locals' | 'url'> & { params: { id: string } }
): Promise<Editor> {
	const viewer = await requireTeam(event, deskActs.enter);
	const edited = await offeringToEdit(event.params.id);
	return { viewer, edited, by: byOf(viewer), leads: requireEditing(viewer, edited) };
}

/** Lets in whoever acts for the lead of an activity, or for the team: there are names there. @throws 404. */
export async function requireLead(event: Parameters<typeof requireEditor>[0]): Promise<Editor> {
	const editor = await requireEditor(event);
	if (!editor.leads) throw missing();
	return editor;
}
