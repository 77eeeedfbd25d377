import { href } from '#kernel/address.ts';
import { hub } from '#kernel/server/hub.ts';
import { span } from '#kernel/time.ts';
import { initial, say } from '#kernel/words.ts';
import { m } from '#messages';
import { clashing, spacesById } from '../../server/index.ts';
import type { Asking } from './news.server.ts';

const MOST = 6;

/** What is to come without the space that it should have, for the team: the next of it, and how much there is. */
export async function clashesShown({ locale, occasions }: Omit<Asking, 'viewer'>) {
	const all = await clashing();
	const next = all.slice(0, MOST);
	const { timeZone } = await hub();
	const said = await occasions(
		next.map(({ subject }) => subject),
		locale
	);
	const known = new Map((await spacesById(next.map(({ space }) => space))).map((one) => [one.id, one]));
	return {
		count: all.length,
		next: next.map(({ id, space, subject, startsAt, endsAt }) => {
			const occasion = said.get(`${subject.kind} ${subject.id}`);
			const room = known.get(space);
			return {
				id,
				title: occasion?.title ?? initial(m.rooms_something()),
				href: occasion ? href(occasion.deskPath, locale) : null,
				room: room ? `${say(room.name, locale).text}, ${room.place.name}` : '',
				when: span(startsAt, endsAt, locale, timeZone)
			};
		})
	};
}
