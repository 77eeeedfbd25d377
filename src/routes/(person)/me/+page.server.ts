import { redirect } from '@sveltejs/kit';
import { registrationsMine } from '#agenda/pages/mine.server.ts';
import { groupsOf } from '#groups/server';
import { runsOf } from '#journey/server';
import { href } from '#kernel/address.ts';
import { ref } from '#kernel/facts.ts';
import { can, hostedBy } from '#kernel/identity/policy.ts';
import { rename } from '#kernel/identity/server/persons.ts';
import { signOut } from '#kernel/identity/server/sessions.ts';
import { setCookies } from '#kernel/server/cookies.ts';
import { openOf } from '#kernel/server/sections.ts';
import { isLocale } from '#kernel/words.ts';
import { applicationsOf, applicationsToRead, enrolmentsOf, workshopsOfPerson } from '#learning/server';
import { missionsOf } from '#missions/server';
import { programActs } from '#programs/acts.ts';
import { keepsThings } from '#sensing/server';
import { hasMachines } from '#spaces/pages/machines/mine.server.ts';
import { hasPlans } from '#spaces/pages/plans/own.server.ts';
import { showsWorkedOn } from '#stage/server';
import { hasAsked } from '#venture/pages/asking/thread.server.ts';
import { hasMentoring } from '#venture/pages/mentors/mine.server.ts';
import { hasFiles } from '#venture/pages/own.server.ts';
import { change } from '#web/act.server.ts';
import { callerOf } from '#web/caller.server.ts';
import { typedIn } from '#web/form.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Pages of her own that lead somewhere while she has something there. */
const ownPages = ['spaces', 'classes', 'partnering', 'groups', 'missions', 'guide', 'sensors'].map(
	(one) => `/me/${one}`
);

export const load: PageServerLoad = async (event) => {
	const viewer = requirePerson(event);
	const { id, name, email, locale } = viewer;
	const { coming, past } = await registrationsMine(id);
	const offerings = [...coming, ...past].map(({ offering }) => offering.id);
	const studies = await Promise.all([enrolmentsOf(id), applicationsOf(id), applicationsToRead(id)]);
	return {
		...{ coming, past, known: { name, email, locale }, hosts: hostedBy(viewer).length > 0 },
		own: await openOf(viewer, ownPages),
		crew: (await showsWorkedOn(id)).length > 0,
		asked: await hasAsked({ id, email }),
		journey: (await runsOf(id)).length > 0,
		...{ missions: (await missionsOf(id)).length > 0, groups: (await groupsOf(id)).length > 0 },
		...{ mentoring: await hasMentoring(id), sensors: await keepsThings(viewer) },
		...{ machines: await hasMachines(id), plans: await hasPlans(id), programs: can(viewer, programActs.use) },
		ventures: await hasFiles(viewer),
		workshops: (await workshopsOfPerson(id, offerings)).length > 0,
		studies: studies.some((some) => some.length)
	};
};

export const actions: Actions = {
	rename: async (event) => {
		const { id } = requirePerson(event);
		const text = await typedIn(event);
		const typed = { name: text('name'), locale: text('locale') };
		const given = { name: typed.name, ...(isLocale(typed.locale) ? { locale: typed.locale } : {}) };
		const by = { actor: ref('person', id), source: 'web' } as const;
		return change(event, typed, (tx) => rename(tx, id, given, by), '/me?done=name#about', 'name');
	},
	signOut: async (event) => {
		setCookies(event.cookies, await signOut(callerOf(event)));
		redirect(303, href('/', event.locals.locale));
	}
};
