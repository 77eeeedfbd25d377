import { fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { refused } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can } from '#kernel/identity/policy.ts';
import { personByEmail } from '#kernel/identity/server/persons.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { limit } from '#kernel/server/limits.ts';
import { isLocale, say } from '#kernel/words.ts';
import { saveOrganization } from '#network/desk/organizations/form.server.ts';
import { changesOf, hostsOf } from '#network/desk/organizations/history.server.ts';
import {
	affiliate,
	affiliationsOf,
	colleaguesAsked,
	endAffiliation,
	inviteColleague,
	naceOf,
	organizationById,
	removeAffiliation,
	restoreOrganization,
	sectorEntries,
	trashOrganization,
	undoOrganization,
	verifyOrganization,
	withdrawColleague
} from '#network/server';
import { fieldOf, problem, wordsField } from '#web/form.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

type Event = RequestEvent<{ id: string }>;

const by = (viewer: Viewer) => ({ actor: ref('person', viewer.id), source: 'desk' }) as const;

export const load: PageServerLoad = async (event) => {
	const { id } = event.params;
	const viewer = await requireTeam(event, 'organization.edit', { organisation: id });
	const organization = await organizationById(id);
	const [nace, all, affiliations, changes, hosts, colleagues] = await Promise.all([
		naceOf(organization.nace),
		sectorEntries(),
		affiliationsOf({ organization: id }),
		changesOf(ref('organization', id), organization),
		hostsOf(id),
		colleaguesAsked(id)
	]);
	const { locale } = event.locals;
	return {
		organization,
		nace: nace.map(({ key, label }) => `${key} ${say(label, locale).text}`),
		sectors: all.filter(({ slug, hidden }) => !hidden || organization.sectors.includes(slug)),
		affiliations,
		changes,
		hosts,
		colleagues,
		mayTrash: can(viewer, 'organization.add'),
		maySeePeople: can(viewer, 'person.see')
	};
};

export const actions: Actions = {
	save: async (event) => {
		const viewer = await requireTeam(event, 'organization.edit', { organisation: event.params.id });
		const saved = await saveOrganization(event, event.params.id, viewer);
		return typeof saved === 'string' ? done(event, 'saved') : saved;
	},
	undo: (event) => change(event, 'undone', (tx, viewer) => undoOrganization(tx, event.params.id, by(viewer))),
	trash: (event) => changeAsTeam(event, 'trashed', trashOrganization),
	restore: (event) => changeAsTeam(event, 'restored', restoreOrganization),
	verify: (event) => changeAsTeam(event, 'verified', verifyOrganization),
	affiliate: async (event) => {
		const viewer = await requireTeam(event, 'person.see');
		const form = await event.request.formData();
		const { locale } = event.locals;
		const text = (name: string) => fieldOf(form, name).trim();
		const typed = { email: text('email'), since: text('since'), role: text(`role_${locale}`) };
		const role = wordsField(form, 'role', locale);
		try {
			if (!role) throw refused('organizations_role_missing', {}, 422);
			const person = await personByEmail(db, typed.email);
			if (!person) throw refused('desk_person_unknown', {}, 422);
			const given = { person: person.id, organization: event.params.id, role, since: typed.since || null };
			await transaction((tx) => affiliate(tx, { ...given, public: fieldOf(form, 'public') === '1' }, by(viewer)));
		} catch (error) {
			return affiliationProblem(problem(error, typed, locale));
		}
		return done(event, 'people');
	},
	invite: async (event) => {
		const viewer = await requireTeam(event, 'organization.invite', { organisation: event.params.id });
		const { locale } = event.locals;
		const form = await event.request.formData();
		const text = (name: string) => fieldOf(form, name).trim();
		const typed = { email: text('email'), role: text('role'), language: text('language'), manager: text('manager') };
		const asked = isLocale(typed.language) ? typed.language : locale;
		try {
			if (!typed.role) throw refused('organizations_role_missing', {}, 422);
			await limit('letter', typed.email.toLowerCase());
			const role = { source: asked, [asked]: typed.role };
			const { email, manager } = typed;
			const given = { organization: event.params.id, email, role, manager: manager === '1', locale: asked };
			await transaction((tx) => inviteColleague(tx, given, viewer));
		} catch (error) {
			const { status, data } = problem(error, typed, locale);
			return fail(status, { colleagues: { typed, problem: data.problems[''] ?? '' } });
		}
		return done(event, 'colleagues');
	},
	uninvite: async (event) => {
		await requireTeam(event, 'organization.invite', { organisation: event.params.id });
		const id = fieldOf(await event.request.formData(), 'invitation');
		await transaction((tx) => withdrawColleague(tx, id, event.params.id));
		return done(event, 'colleagues');
	},
	end: (event) =>
		affiliation(event, (tx, viewer, form) =>
			endAffiliation(tx, fieldOf(form, 'affiliation'), fieldOf(form, 'until'), by(viewer))
		),
	remove: (event) =>
		affiliation(event, (tx, viewer, form) =>
			removeAffiliation(tx, fieldOf(form, 'affiliation'), event.params.id, by(viewer))
		)
};

async function affiliation(event: Event, act: (tx: Tx, viewer: Viewer, form: FormData) => Promise<unknown>) {
	const viewer = await requireTeam(event, 'organization.edit', { organisation: event.params.id });
	const form = await event.request.formData();
	const its = await affiliationsOf({ organization: event.params.id });
	if (!its.some(({ id }) => id === fieldOf(form, 'affiliation'))) return done(event, 'people');
	try {
		await transaction((tx) => act(tx, viewer, form));
	} catch (error) {
		return affiliationProblem(problem(error, {}, event.locals.locale));
	}
	return done(event, 'people');
}

/** What is wrong with a person's part stands at the people, not over the form of the organisation. */
const affiliationProblem = ({ status, data }: ReturnType<typeof problem<Record<string, string>>>) =>
	fail(status, { people: { typed: data.typed, problem: data.problems[''] ?? '' } });

async function change(event: Event, what: string, act: (tx: Tx, viewer: Viewer) => Promise<unknown>) {
	const viewer = await requireTeam(event, 'organization.edit', { organisation: event.params.id });
	try {
		await transaction((tx) => act(tx, viewer));
	} catch (error) {
		return problem(error, { text: {}, sectors: [], nace: [] }, event.locals.locale);
	}
	return done(event, what);
}

async function changeAsTeam(
	event: Event,
	what: string,
	act: (tx: Tx, id: string, by: { actor: ReturnType<typeof ref>; source: 'desk' }) => Promise<void>
) {
	const viewer = await requireTeam(event, 'organization.add');
	await transaction((tx) => act(tx, event.params.id, by(viewer)));
	return done(event, what);
}

function done({ params, locals: { locale } }: Event, what: string): never {
	const at = ['people', 'colleagues'].includes(what) ? `#${what}` : '';
	redirect(303, href(`/desk/organizations/${params.id}?done=${what}${at}`, locale));
}
