import type { Section } from '#kernel/section.ts';
import { m } from '#messages';
import { fronts, nouns } from './nouns.ts';
import { open } from './open-data.ts';

/** Somebody's own: what she has booked, what is written on her, what she was inducted on. */
const hers = `exists (select from spaces.reservation r join participation.booking b on b.id = r.booking where b.party = $1)
	or exists (select from spaces.contract where person = $1) or exists (select from spaces.contract_person where person = $1)
	or exists (select from spaces.inducted where person = $1)`;

export const section: Section = {
	key: 'spaces',
	name: m.spaces_title,
	text: m.spaces_section,
	paths: ['/spaces', '/screen', '/places/*/plan', '/places/*/spaces.ics'],
	promised: ['/spaces/booking'],
	desk: ['/desk/spaces', '/desk/machines', '/desk/kits'],
	own: { paths: ['/me/spaces', '/me/machines'], holds: hers },
	filled: 'exists (select from spaces.space where deleted_at is null)',
	ahead: `select count(*)::int from spaces.reservation r join spaces.allocation a on a.subject = r.id
		where a.state <> 'held' and upper(r.during) > now()`,
	...{ nouns, fronts, open }
};
