import type { RequestEvent } from '@sveltejs/kit';
import { type EditedOffering, offeringToEdit } from '#agenda/server';
import type { Viewer } from '#kernel/identity/index.ts';
import { requireAct } from '#kernel/identity/policy.ts';
import { type Locale, locales } from '#kernel/words.ts';
import { fieldOf } from '#web/form.server.ts';
import { byOf, requireTeam } from '#web/require.server.ts';
import { type Lines, readOptions, type Workshop } from '../../index.ts';
import { workshopById } from '../../server/index.ts';

/** Lets in whoever answers for a workshop; for others there is none. */
export async function workshopFor(
	event: Pick<RequestEvent, 'locals' | 'url'> & { params: { workshop: string } }
): Promise<{ viewer: Viewer; workshop: Workshop; edited: EditedOffering; by: ReturnType<typeof byOf> }> {
	const viewer = await requireTeam(event, 'desk.enter');
	const workshop = await workshopById(event.params.workshop);
	const edited = await offeringToEdit(workshop.offering);
	requireAct(viewer, 'workshop.edit', { organisation: edited.organization.id });
	return { viewer, workshop, edited, by: byOf(viewer) };
}

/** What a form says of a workshop, to be checked by `NewWorkshop`. */
export const workshopIn = (form: FormData, first: Locale, before?: Workshop) => ({
	disciplines: readOptions(linesIn(form, 'disciplines'), first, before?.disciplines ?? []),
	campuses: readOptions(linesIn(form, 'campuses'), first, before?.campuses ?? []),
	teamSize: Number(fieldOf(form, 'teamSize') || Number.NaN),
	campusRule: fieldOf(form, 'campusRule'),
	canvasKind: fieldOf(form, 'canvasKind')
});

const linesIn = (form: FormData, name: string): Lines =>
	Object.fromEntries(
		locales.map((locale) => [
			locale,
			fieldOf(form, `${name}_${locale}`)
				.split('\n')
				.map((line) => line.trim().slice(0, 80))
		])
	);

/** The options as a form shows them, by language. */
export const linesOf = (options: Workshop['campuses']): Record<string, string> =>
	Object.fromEntries(
		locales.map((locale) => [
			locale,
			options
				.map(({ name }) => name[locale] ?? '')
				.join('\n')
				.trimEnd()
		])
	);
