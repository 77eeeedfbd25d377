import { personActs, rolesActs } from '#kernel/identity/acts.ts';
import { forgetSecondFactors } from '#kernel/identity/server/lost-factor.ts';
import { sessionsOf } from '#kernel/identity/server/own-sessions.ts';
import { secondFactorsOf } from '#kernel/identity/server/second-factor.ts';
import { reinstate, suspend, suspensionOf } from '#kernel/identity/server/suspension.ts';
import type { Tx } from '#kernel/server/db.ts';
import { m } from '#messages';
import { knownPerson } from '#network/server';
import { change } from '#web/act.server.ts';
import { doing, requireSure } from '#web/asking.server.ts';
import { typedIn } from '#web/form.server.ts';
import { byOf, requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = await requireTeam(event, personActs.suspend);
	const { id, name, account } = await knownPerson(event.params.id);
	const [suspension, { totp, passkeys }, sessions] = await Promise.all([
		suspensionOf(id),
		secondFactorsOf(id),
		sessionsOf({ id, sessionId: viewer.sessionId })
	]);
	const factors = (totp ? 1 : 0) + passkeys.length;
	return { person: { id, name, account }, own: id === viewer.id, suspension, factors, sessions: sessions.length };
};

const here = (id: string, done: string): string => `/desk/people/${id}/access?done=${done}`;

export const actions: Actions = {
	suspend: async (event) => {
		const by = byOf(await requireTeam(event, personActs.suspend));
		const { id } = await knownPerson(event.params.id);
		const why = (await typedIn(event))('why');
		return change(event, { why }, (tx) => suspend(tx, id, why, by), here(id, 'suspended'), 'why');
	},
	reinstate: async (event) => {
		const by = byOf(await requireTeam(event, personActs.suspend));
		const { id } = await knownPerson(event.params.id);
		return change(event, { why: '' }, (tx) => reinstate(tx, id, by), here(id, 'reinstated'), 'why');
	},
	factors: async (event) => {
		const by = byOf(await requireTeam(event, rolesActs.change));
		const { id, name } = await knownPerson(event.params.id);
		const forget = async (tx: Tx) => {
			await forgetSecondFactors(tx, id, by);
			requireSure(event, doing(m.desk_factors_named({ name }), [m.desk_factors_text()]), new FormData());
		};
		return change(event, { why: '' }, forget, here(id, 'factors'), 'why');
	}
};
