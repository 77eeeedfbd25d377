import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { missing, refused } from '#kernel/errors.ts';
import { type Ref, ref } from '#kernel/facts.ts';
import { isId } from '#kernel/id.ts';
import { type RoleName, roleNames } from '#kernel/identity/index.ts';
import { can } from '#kernel/identity/policy.ts';
import { invite, waitingInvitations, withdrawInvitation } from '#kernel/identity/server/invitations.ts';
import { forgetSecondFactors } from '#kernel/identity/server/lost-factor.ts';
import { personByEmail } from '#kernel/identity/server/persons.ts';
import { grant, peopleWithRoles, revoke } from '#kernel/identity/server/roles.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { isLocale } from '#kernel/words.ts';
import { organizationNames } from '#network/server';
import { attempt } from '#web/act.server.ts';
import { typedIn } from '#web/form.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = await requireTeam(event, 'person.see');
	const [holders, invitations, all] = await Promise.all([peopleWithRoles(), waitingInvitations(), organizationNames()]);
	const named = <One extends { scope: Ref | null }>(one: One) => ({
		...one,
		organization: all.find(({ id }) => id === one.scope?.id)?.name ?? null
	});
	return {
		holders: holders.map(named),
		invitations: invitations.map(named),
		organizations: all.map(({ id, name }) => ({ value: id, label: name })),
		roles: roleNames.filter((role) => can(viewer, 'invitation.send', { role })),
		mayChange: can(viewer, 'roles.change')
	};
};

export const actions: Actions = {
	invite: async (event) => {
		const typed = await rolesTyped(event);
		return attempt(event, fieldOf('invite'), typed, async () => {
			const role = roleIn(typed.role);
			const viewer = await requireTeam(event, 'invitation.send', { role });
			const locale = isLocale(typed.locale) ? typed.locale : event.locals.locale;
			const scope = await scopeOf(role, typed.organization);
			await transaction((tx) => invite(tx, { email: typed.email, role, scope, locale }, viewer));
			done(event, 'invitations');
		});
	},
	withdraw: async (event) => {
		const viewer = await requireTeam(event, 'person.see');
		const id = (await typedIn(event))('id');
		const found = (await waitingInvitations()).find((one) => one.id === id);
		if (!found || !can(viewer, 'invitation.send', { role: found.role })) throw missing();
		await transaction((tx) => withdrawInvitation(tx, id));
		done(event, 'invitations');
	},
	grant: async (event) => {
		const viewer = await requireTeam(event, 'roles.change');
		const typed = await rolesTyped(event);
		return attempt(event, fieldOf('grant'), typed, async () => {
			const role = roleIn(typed.role);
			const scope = await scopeOf(role, typed.organization);
			const person = await personByEmail(db, typed.email);
			if (!person) throw refused('desk_person_unknown', {}, 422);
			await transaction((tx) => grant(tx, { person: person.id, role, scope, by: viewer.id, source: 'desk' }));
			done(event, 'holders');
		});
	},
	revoke: async (event) => {
		const viewer = await requireTeam(event, 'roles.change');
		const text = await typedIn(event);
		const person = text('person');
		return attempt(event, 'holders', {}, async () => {
			const role = roleIn(text('role'));
			const scope = isId(text('organization')) ? ref('organization', text('organization')) : null;
			if (!isId(person)) throw missing();
			await transaction((tx) => revoke(tx, { person, role, scope, by: viewer.id, source: 'desk' }));
			done(event, 'holders');
		});
	},
	factors: async (event) => {
		const viewer = await requireTeam(event, 'roles.change');
		const person = (await typedIn(event))('person');
		if (person === viewer.id || !(await peopleWithRoles()).some((one) => one.person === person)) throw missing();
		await transaction((tx) => forgetSecondFactors(tx, person, { by: viewer.id, source: 'desk' }));
		done(event, 'factors');
	}
};

const fieldOf = (form: string) => (code: string) => `${form}-${fields[code] ?? 'email'}`;
const fields: Record<string, string> = { desk_role_missing: 'role', desk_organization_missing: 'organization' };

async function rolesTyped(event: RequestEvent) {
	const text = await typedIn(event);
	return {
		email: text('email').trim(),
		role: text('role'),
		organization: text('organization'),
		locale: text('locale')
	};
}

function roleIn(typed: string): RoleName {
	const role = roleNames.find((one) => one === typed);
	if (!role) throw refused('desk_role_missing', {}, 422);
	return role;
}

/** The team's roles are for the whole hub, every other for an organisation of the directory. */
async function scopeOf(role: RoleName, organization: string): Promise<Ref | null> {
	if (role === 'admin' || role === 'coordinator') return null;
	const [known] = isId(organization) ? await organizationNames({ ids: [organization] }) : [];
	if (!known) throw refused('desk_organization_missing', {}, 422);
	return ref('organization', organization);
}

function done(event: RequestEvent, what: string): never {
	redirect(303, `${href(`/desk/team?done=${what}`, event.locals.locale)}#${what}`);
}
