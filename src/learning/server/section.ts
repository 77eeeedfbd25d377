import type { Section } from '#kernel/section.ts';
import { m } from '#messages';
import { fronts, nouns } from './nouns.ts';
import { open } from './open-data.ts';

/** Somebody's own: what she follows, has asked for, reads for others, or has done. */
const hers = `exists (select from learning.enrolment where person = $1) or exists (select from learning.application where person = $1)
	or exists (select from learning.review where reader = $1) or exists (select from learning.workshop_member where person = $1)
	or exists (select from learning.team_member where person = $1) or exists (select from learning.evidence where participant = $1)
	or exists (select from learning.progress where participant = $1)
	or exists (select from learning.class_booking c join participation.booking b on b.id = c.booking where b.party = $1)`;

export const section: Section = {
	key: 'learning',
	name: m.learning_front_title,
	text: m.learning_section,
	paths: ['/learning', '/class'],
	// pupils have a code, teachers a link
	promised: ['/learning/classes/booking', '/class'],
	desk: ['/desk/programmes', '/desk/classes', '/desk/workshops', '/desk/ways', '/desk/activities/*/goal'],
	own: { paths: ['/me/programmes', '/me/classes', '/me/workshops', '/me/progress'], holds: hers },
	filled: `exists (select from learning.programme where deleted_at is null) or exists (select from learning.class_offer)
		or exists (select from learning.workshop) or exists (select from learning.way where deleted_at is null)
		or exists (select from learning.challenge where deleted_at is null)`,
	ahead: `select (select count(*) from learning.class_booking c join agenda.occurrence o on o.id = c.occurrence
			where o.status = 'scheduled' and o.ends_at > now())::int
		+ (select count(*) from learning.enrolment where left_at is null)::int`,
	...{ nouns, fronts, open }
};
