import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { refused } from '#kernel/errors.ts';
import { transaction } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { longDate } from '#kernel/time.ts';
import { m } from '#messages';
import { type KnownPerson, knownPeople, knownPerson } from '#network/server';
import { bookingsOf } from '#participation/server';
import { fieldOf, problem } from '#web/form.server.ts';
import { listQuery } from '#web/list.server.ts';
import { requireTeam } from '#web/require.server.ts';
import { mergePersons } from '../../../../../../merge.ts';
import type { Actions, PageServerLoad } from './$types';

const FOUND = 10;

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, 'person.merge');
	const { url, params, locals } = event;
	const { q } = listQuery(url, { sorts: ['name'] });
	const chosen = url.searchParams.get('with');
	const person = await knownPerson(params.id);
	const other = chosen ? await knownPerson(chosen) : null;
	const asked = { text: q || person.name, sort: 'name', descending: false, limit: FOUND, offset: 0 } as const;
	const { people } = other ? { people: [] } : await knownPeople(asked);
	const { timeZone } = await hub();
	const entry = async (one: KnownPerson) => ({
		id: one.id,
		label: one.name,
		hint: [
			one.email,
			m.people_desk_since({ date: longDate(one.createdAt, locals.locale, timeZone) }),
			one.account ? m.people_desk_has_account() : m.people_desk_no_account(),
			m.people_merge_bookings({ count: (await bookingsOf(one.id)).length })
		]
			.filter(Boolean)
			.join(' · ')
	});
	return {
		q,
		one: await entry(person),
		other: other && (await entry(other)),
		found: await Promise.all(people.filter(({ id }) => id !== person.id).map(entry))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const viewer = await requireTeam(event, 'person.merge');
		const { id } = event.params;
		const form = await event.request.formData();
		const [other, stays] = [fieldOf(form, 'other'), fieldOf(form, 'stays')];
		if (stays !== id && stays !== other) return problem(refused('desk_merge_choose', {}, 422), {}, event.locals.locale);
		try {
			await transaction((tx) => mergePersons(tx, stays === id ? other : id, stays, viewer.id));
		} catch (error) {
			return problem(error, {}, event.locals.locale);
		}
		redirect(303, href(`/desk/people/${stays}?done=merged`, event.locals.locale));
	}
};
