import { type RequestEvent, redirect } from '@sveltejs/kit';
import type { By } from '#agenda/server';
import { href } from '#kernel/address.ts';
import { ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { type Act, can, hostedBy, requireAct } from '#kernel/identity/policy.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { problem, typedTexts } from '#web/form.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Programme } from '../../index.ts';
import { type CohortPlaces, cohortById, programmeById } from '../../server/index.ts';

type Asked = Pick<RequestEvent, 'locals' | 'url'>;

export const byOf = (viewer: Viewer): By => ({ actor: ref('person', viewer.id), source: 'desk' });

/** The organisations whose programmes a viewer may see; null: all. */
export const programmesSeenBy = (viewer: Viewer): string[] | null =>
	can(viewer, 'programme.edit') ? null : hostedBy(viewer);

/** Lets in whoever may edit the programme of the address; for others there is none. */
export async function programmeFor(
	event: Asked & { params: { programme: string } }
): Promise<{ viewer: Viewer; programme: Programme; by: By }> {
	const viewer = await requireTeam(event, 'desk.enter');
	const programme = await programmeById(event.params.programme);
	requireAct(viewer, 'programme.edit', { organisation: programme.organization.id });
	return { viewer, programme, by: byOf(viewer) };
}

/** Lets in whoever may do an act on the cohort of the address; for others there is none. */
export async function cohortFor(
	event: Asked & { params: { cohort: string } },
	act: Act = 'programme.edit'
): Promise<{ viewer: Viewer; programme: Programme; cohort: CohortPlaces; by: By }> {
	const viewer = await requireTeam(event, 'desk.enter');
	const cohort = await cohortById(event.params.cohort);
	const programme = await programmeById(cohort.programme);
	requireAct(viewer, act, { organisation: programme.organization.id });
	return { viewer, programme, cohort, by: byOf(viewer) };
}

/** Runs a change and leads to one of our own paths; a refusal stands over the form, with all that was typed. */
export const kept = (
	locale: App.Locals['locale'],
	form: FormData,
	act: (tx: Tx) => Promise<unknown>,
	to: string | ((made: unknown) => string)
) => attempted(locale, form, () => transaction(act), to);

/** The same of an act that keeps its change itself. */
export async function attempted(
	locale: App.Locals['locale'],
	form: FormData,
	act: () => Promise<unknown>,
	to: string | ((made: unknown) => string)
) {
	let made: unknown;
	try {
		made = await act();
	} catch (error) {
		return problem(error, typedTexts(form), locale);
	}
	redirect(303, href(typeof to === 'string' ? to : to(made), locale));
}
