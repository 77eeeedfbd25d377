import type { Section } from '#kernel/section.ts';
import { m } from '#messages';
import { fronts, nouns } from './nouns.ts';

/** Somebody's own: what she played, whom she meets, for whom she is there. */
const hers = `exists (select from journey.run where person = $1) or exists (select from journey.meeting where person = $1)
	or exists (select from journey.host where person = $1)`;

export const section: Section = {
	key: 'journey',
	name: m.journey_front_title,
	text: m.journey_section,
	paths: ['/journey'],
	desk: ['/desk/journey', '/desk/stories'],
	own: { paths: ['/me/journey'], holds: hers },
	filled: 'exists (select from journey.story)',
	ahead: `select count(*)::int from journey.meeting where state in ('asked', 'accepted') and coalesce(at, asked_at + interval '30 days') > now()`,
	...{ nouns, fronts }
};
