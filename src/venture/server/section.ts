import type { Section } from '#kernel/section.ts';
import { m } from '#messages';
import { fronts, nouns } from './nouns.ts';
import { open } from './open-data.ts';

/** Somebody's own: a file, a question or a referral about her, what she gives or has booked. */
const hers = `exists (select from venture.holder where person = $1) or exists (select from venture.question where asker = $1)
	or exists (select from venture.referral where person = $1) or exists (select from venture.mentor where person = $1)
	or exists (select from venture.mentoring where person = $1) or exists (select from venture.brief where written_by = $1)
	or exists (select from venture.offer where written_by = $1) or exists (select from venture.playtest where written_by = $1)
	or exists (select from venture.playtest_seat where person = $1) or exists (select from venture.tester where person = $1)`;

export const section: Section = {
	key: 'venture',
	name: m.venture_file_wing,
	text: m.venture_section,
	paths: ['/venture', '/projects', '/calls', '/talk'],
	// what letters lead to: a sheet to sign, an answer, a referral, a question of after, a playtest's form
	promised: [
		'/venture/sheet',
		'/venture/after',
		'/venture/playtests/form',
		'/talk/partner',
		'/talk/referral',
		'/talk/*'
	],
	desk: ['/desk/ventures'],
	own: {
		paths: ['/me/ventures', '/me/questions', '/me/mentoring', '/me/briefs', '/me/playtests'],
		holds: hers
	},
	filled: `exists (select from venture.welcomer) or exists (select from venture.file) or exists (select from venture.mentor)
		or exists (select from venture.brief) or exists (select from venture.playtest)
		or exists (select from venture.call where trashed_at is null)`,
	ahead: `select (select count(*) from venture.question where due_day is not null and closed_at is null)::int
		+ (select count(*) from venture.mentoring where state in ('asked', 'confirmed') and upper(during) > now())::int
		+ (select count(*) from venture.file where closed_at is null)::int`,
	...{ nouns, fronts, open }
};
