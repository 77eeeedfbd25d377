import type { RequestEvent } from '@sveltejs/kit';
import { offeringCards, offeringChoices } from '#agenda/server';
import { missing } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import { deskActs } from '#kernel/identity/acts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can, hostedBy, requireAct } from '#kernel/identity/policy.ts';
import type { Tx } from '#kernel/server/db.ts';
import { type Locale, say } from '#kernel/words.ts';
import { organizationNames } from '#network/server';
import { fieldOf, ticked, wordsField } from '#web/form.server.ts';
import { byOf, requireTeam } from '#web/require.server.ts';
import { wayActs } from '../../acts.ts';
import { NewStep, NewWay } from '../../index.ts';
import { publishWay, setWayGoal, type Way, wayById, withdrawWay } from '../../server/index.ts';

type At = Pick<RequestEvent, 'locals' | 'url'>;

/** Whose ways somebody sees in the list: all (null) for the team, else those of her organisations. */
export async function requireWayMaker(event: At): Promise<{ viewer: Viewer; only: readonly string[] | null }> {
	const viewer = await requireTeam(event, deskActs.enter);
	return { viewer, only: can(viewer, wayActs.edit) ? null : hostedBy(viewer) };
}

/** A way for whoever may edit it; for others there is none. */
export async function requireWay(
	event: At & { params: { id: string } }
): Promise<{ viewer: Viewer; way: Way; by: By }> {
	const viewer = await requireTeam(event, deskActs.enter);
	const way = await wayById(event.params.id);
	requireAct(viewer, wayActs.edit, { organisation: way.organization.id });
	return { viewer, way, by: byOf(viewer) };
}

/** Changes the steps of a way; what a published one asks for follows them at once. */
export async function changeSteps(tx: Tx, way: Way, by: By, write: () => Promise<unknown>): Promise<void> {
	await write();
	if (way.publishedAt) await setWayGoal(tx, way.id, by);
}

/** Publishes a way, takes it back, or puts it into the trash or out of it, as a form says. @throws 404 for another word. */
export async function setState(tx: Tx, way: string, act: string, by: By): Promise<void> {
	if (act === 'publish') return publishWay(tx, way, by);
	if (act === 'unpublish' || act === 'trash' || act === 'restore') return withdrawWay(tx, way, act, by);
	throw missing();
}

/** The organisations that somebody may make ways for. */
export async function hostsFor(viewer: Viewer): Promise<{ value: string; label: string }[]> {
	const all = await organizationNames(can(viewer, wayActs.edit) ? {} : { ids: hostedBy(viewer) });
	const hubs = all.filter(({ kind }) => kind === 'hub');
	return [...hubs, ...all.filter(({ kind }) => kind !== 'hub')].map(({ slug, name }) => ({ value: slug, label: name }));
}

/** The way that a form says. @throws 404 for an organisation that she may not act for. */
export async function wayIn(form: FormData, viewer: Viewer, locale: Locale) {
	const given = NewWay.safeParse({
		title: wordsField(form, 'title', locale),
		summary: wordsField(form, 'summary', locale),
		organization: fieldOf(form, 'organization')
	});
	const mine = await hostsFor(viewer);
	if (given.success && !mine.some(({ value }) => value === given.data.organization)) throw missing();
	return given;
}

/** What a form ticks for a step. */
export const chosenIn = (form: FormData) => ({
	offerings: ticked(form, 'offerings').filter(Boolean),
	needs: ticked(form, 'needs')
});

/** Reads the form of a step. */
export const stepIn = (form: FormData, locale: Locale) =>
	NewStep.safeParse({ title: wordsField(form, 'title', locale), ...chosenIn(form) });

/** The activities to choose steps from, by title, those of the way among them although they may be published no more. */
export async function activitiesFor(
	used: readonly string[],
	locale: Locale
): Promise<{ value: string; label: string }[]> {
	const [open, own] = await Promise.all([offeringChoices(), offeringCards(used)]);
	const all = new Map([...open.map((card) => [card.id, card] as const), ...own]);
	return [...all.values()]
		.map(({ id, title }) => ({ value: id, label: say(title, locale).text }))
		.toSorted((a, b) => a.label.localeCompare(b.label, locale));
}
