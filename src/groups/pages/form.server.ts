import type { RequestEvent } from '@sveltejs/kit';
import { ZodError } from 'zod';
import type { By } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can } from '#kernel/identity/policy.ts';
import type { Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { operations } from '#kernel/server/operations.ts';
import { type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { organizationNames, placeNames, sectors } from '#network/server';
import { countryChoices } from '#partnering/pages/countries.server.ts';
import { change, changeGiven } from '#web/act.server.ts';
import { doing, requireSure } from '#web/asking.server.ts';
import { fieldOf, keyIn, problemsOf, ticked, typedTexts, wordsField } from '#web/form.server.ts';
import { groupActs } from '../acts.ts';
import { Lead, NewGroup } from '../group.schema.ts';
import {
	bringBackGroup,
	changeGroup,
	type Group,
	lockGroup,
	moveGroup,
	nameLead,
	writeGroup
} from '../server/index.ts';
import type { GroupMove } from '../states.ts';

/** What the form of a group offers somebody to choose from. @param kept the project that it is booked on already, which may be closed */
export async function groupChoices(viewer: Viewer, locale: Locale, kept: string | null = null) {
	const booking = can(viewer, groupActs.keep) ? operations() : [];
	const [known, funded, places] = await Promise.all([sectors(), booking, placeNames()]);
	return {
		key: newId(),
		sectors: known.map(({ slug, label }) => ({ value: slug, label: say(label, locale).text })),
		places: places.map(({ slug, name, locality }) => ({
			value: slug,
			label: locality ? `${name}, ${locality}` : name
		})),
		operations: funded
			.filter(({ code, closedAt }) => !closedAt || code === kept)
			.map(({ code, name }) => ({ value: code, label: `${code} — ${say(name, locale).text}` }))
	};
}

/** The organisations and countries to choose from, and the country that most are of. */
export async function joinChoices(locale: Locale) {
	const [organizations, { contact }] = await Promise.all([organizationNames(), hub()]);
	return {
		organizations: organizations.map(({ id, name }) => ({ value: id, label: name })),
		countries: countryChoices(locale),
		country: contact.country ?? ''
	};
}

const beside = {
	...{ groups_operation_unknown: 'operation', network_sector_unknown: 'sectors', kernel_missing: 'place' },
	groups_organization_missing: 'organization'
};

function groupIn(form: FormData, locale: Locale) {
	const field = (name: string) => fieldOf(form, name).trim();
	return NewGroup.safeParse({
		...{ kind: field('kind'), site: field('site'), place: field('place') || null, public: field('public') === 'yes' },
		...{ title: wordsField(form, 'title', locale), summary: wordsField(form, 'summary', locale) },
		...{ body: wordsField(form, 'body', locale), sectors: ticked(form, 'sectors') },
		...{ starts: field('starts') || null, ends: field('ends') || null, operation: field('operation') || null }
	});
}

type Saving = Readonly<{ viewer: Viewer; by: By }>;

/** Keeps what the form of a new group says, with the organisation that is asked to lead it. */
export async function saveNewGroup(event: RequestEvent, { by }: Saving) {
	const form = await event.request.formData();
	const typed = { ...typedTexts(form), sectors: ticked(form, 'sectors') };
	const { locale } = event.locals;
	const [given, lead] = [groupIn(form, locale), leadIn(form)];
	if (!lead.success) {
		const issues = [...(given.error?.issues ?? []), ...lead.error.issues];
		return problemsOf(new ZodError(issues), typed, locale);
	}
	return changeGiven(
		event,
		typed,
		given,
		(tx, its) => writeGroup(tx, its, lead.data, by, { id: keyIn(form) }),
		(id) => `/desk/groups/${id}?done=saved`,
		beside
	);
}

const leadIn = (form: FormData) =>
	Lead.safeParse({ organization: fieldOf(form, 'organization'), country: fieldOf(form, 'country') });

/** Writes a group anew. @param to our own path that it leads back to */
export async function saveGroup(event: RequestEvent, group: Group, { viewer, by }: Saving, to: string) {
	const form = await event.request.formData();
	form.set('kind', group.kind);
	// on what it is booked the team says alone
	if (!can(viewer, groupActs.keep)) form.set('operation', group.operation ?? '');
	const typed = { ...typedTexts(form), sectors: ticked(form, 'sectors') };
	const given = groupIn(form, event.locals.locale);
	return changeGiven(event, typed, given, (tx, its) => changeGroup(tx, group.id, its, by), `${to}?done=saved`, beside);
}

/** Asks another organisation to lead a draft. */
export async function saveLead(event: RequestEvent, id: string, { by }: Saving) {
	const form = await event.request.formData();
	const write = async (tx: Tx, lead: Lead) => nameLead(tx, await lockGroup(tx, id), lead, by);
	return changeGiven(event, typedTexts(form), leadIn(form), write, `/desk/groups/${id}?done=lead`, beside);
}

/** Leads a group on: what ends is asked first. @param to our own path that it leads back to */
const moving =
	(move: GroupMove, done: string) =>
	async (event: RequestEvent, group: Group, { by }: Saving, to: string) => {
		const form = await event.request.formData();
		return change(
			event,
			typedTexts(form),
			async (tx) => {
				await moveGroup(tx, group.id, move, by);
				if (move === 'end') requireSure(event, doing(m.groups_move_end(), [m.groups_end_says()]), form);
			},
			`${to}?done=${done}`
		);
	};
export const openIt = moving('open', 'opened');
export const endIt = moving('end', 'ended');
export const reopenIt = moving('reopen', 'opened');

/** Gives back to the public what the team had taken from it. */
export async function bringBack(event: RequestEvent, { id }: Group, { by }: Saving, to: string) {
	const typed = typedTexts(await event.request.formData());
	return change(event, typed, (tx) => bringBackGroup(tx, id, by), `${to}?done=back`);
}
