import { hub } from '#kernel/server/hub.ts';
import { longDate } from '#kernel/time.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { bookingsOf } from '#participation/server';
import { listQuery } from '#web/list.server.ts';
import { type KnownPerson, knownPeople, knownPerson } from '../../server/index.ts';

const FOUND = 10;

/** A person, and who may be the same: the one that the address names, or those whom it looks for. */
export async function personsToMerge(id: string, url: URL, locale: Locale) {
	const { q } = listQuery(url, { sorts: ['name'] });
	const chosen = url.searchParams.get('with');
	const person = await knownPerson(id);
	const other = chosen ? await knownPerson(chosen) : null;
	const asked = { text: q || person.name, sort: 'name', descending: false, limit: FOUND, offset: 0 } as const;
	const { people } = other ? { people: [] } : await knownPeople(asked);
	const { timeZone } = await hub();
	const entry = (one: KnownPerson) => entryOf(one, locale, timeZone);
	return {
		q,
		one: await entry(person),
		other: other && (await entry(other)),
		found: await Promise.all(people.filter(({ id }) => id !== person.id).map(entry))
	};
}

async function entryOf({ id, name, email, createdAt, account }: KnownPerson, locale: Locale, timeZone: string) {
	const hints = [
		email,
		m.people_desk_since({ date: longDate(createdAt, locale, timeZone) }),
		account ? m.people_desk_has_account() : m.people_desk_no_account(),
		m.people_merge_bookings({ count: (await bookingsOf(id)).length })
	];
	return { id, label: name, hint: hints.filter(Boolean).join(' · ') };
}
