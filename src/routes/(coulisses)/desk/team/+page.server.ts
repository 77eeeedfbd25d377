import { missing, refused } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { isId } from '#kernel/id.ts';
import { invitationActs, personActs, rolesActs } from '#kernel/identity/acts.ts';
import { roleNames } from '#kernel/identity/index.ts';
import { can } from '#kernel/identity/policy.ts';
import { invite, waitingInvitations, withdrawInvitation } from '#kernel/identity/server/invitations.ts';
import { forgetSecondFactors } from '#kernel/identity/server/lost-factor.ts';
import { personByEmail, personById } from '#kernel/identity/server/persons.ts';
import { grant, peopleWithRoles, revoke } from '#kernel/identity/server/roles.ts';
import type { Tx } from '#kernel/server/db.ts';
import { isLocale } from '#kernel/words.ts';
import { m } from '#messages';
import { fieldFor, roleIn, rolesShown, roleTyped, scopeOf } from '#network/desk/team/roles.server.ts';
import { attempt, change } from '#web/act.server.ts';
import { doing, requireSure } from '#web/asking.server.ts';
import { typedIn } from '#web/form.server.ts';
import { byOf, requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = await requireTeam(event, personActs.see);
	return {
		...(await rolesShown()),
		roles: roleNames.filter((role) => can(viewer, invitationActs.send, { role })),
		mayChange: can(viewer, rolesActs.change)
	};
};

const HOLDERS = '/desk/team?done=holders#holders';
const INVITATIONS = '/desk/team?done=invitations#invitations';

export const actions: Actions = {
	invite: async (event) => {
		const typed = await roleTyped(event);
		return attempt(event, fieldFor('invite'), typed, async () => {
			const role = roleIn(typed.role);
			const viewer = await requireTeam(event, invitationActs.send, { role });
			const locale = isLocale(typed.locale) ? typed.locale : event.locals.locale;
			const given = { email: typed.email, role, scope: await scopeOf(role, typed.organization), locale };
			return change(event, typed, (tx) => invite(tx, given, viewer), INVITATIONS, fieldFor('invite'));
		});
	},
	withdraw: async (event) => {
		const viewer = await requireTeam(event, personActs.see);
		const id = (await typedIn(event))('id');
		const found = (await waitingInvitations()).find((one) => one.id === id);
		if (!found || !can(viewer, invitationActs.send, { role: found.role })) throw missing();
		return change(event, {}, (tx) => withdrawInvitation(tx, id), INVITATIONS);
	},
	grant: async (event) => {
		const viewer = await requireTeam(event, rolesActs.change);
		const typed = await roleTyped(event);
		return change(
			event,
			typed,
			async (tx) => {
				const role = roleIn(typed.role);
				const scope = await scopeOf(role, typed.organization, tx);
				const person = await personByEmail(tx, typed.email);
				if (!person) throw refused('desk_person_unknown', {}, 422);
				await grant(tx, { person: person.id, role, scope, by: viewer.id, source: 'desk' });
			},
			HOLDERS,
			fieldFor('grant')
		);
	},
	revoke: async (event) => {
		const viewer = await requireTeam(event, rolesActs.change);
		const text = await typedIn(event);
		const [person, organization] = [text('person'), text('organization')];
		if (!isId(person)) throw missing();
		const scope = isId(organization) ? ref('organization', organization) : null;
		const by = { by: viewer.id, source: 'desk' } as const;
		return change(
			event,
			{},
			async (tx) => revoke(tx, { person, role: roleIn(text('role')), scope, ...by }),
			HOLDERS,
			'holders'
		);
	},
	factors: async (event) => {
		const viewer = await requireTeam(event, rolesActs.change);
		const person = (await typedIn(event))('person');
		if (person === viewer.id || !(await peopleWithRoles()).some((one) => one.person === person)) throw missing();
		const form = new FormData();
		form.set('person', person);
		const forget = async (tx: Tx) => {
			const name = (await personById(person, tx))?.name ?? '—';
			await forgetSecondFactors(tx, person, byOf(viewer));
			requireSure(event, doing(m.desk_factors_named({ name }), [m.desk_factors_text()]), form);
		};
		return change(event, {}, forget, '/desk/team?done=factors#factors');
	}
};
