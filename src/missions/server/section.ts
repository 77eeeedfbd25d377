import type { Section } from '#kernel/section.ts';
import { m } from '#messages';
import { fronts, nouns } from './nouns.ts';
import { missionData } from './open-data.ts';

export const section: Section = {
	key: 'missions',
	name: m.missions_title,
	text: m.missions_section,
	paths: ['/missions'],
	// what letters lead to, and a calendar that somebody's program reads
	promised: ['/missions/guest', '/missions/calendar'],
	desk: ['/desk/missions'],
	own: { paths: ['/me/missions'], holds: 'exists (select from missions.traveller where person = $1)' },
	filled: "exists (select from missions.mission where state <> 'draft')",
	ahead:
		"(select count(*) from missions.traveller t join missions.mission o on o.id = t.mission where t.state in ('asked', 'accepted') and o.state in ('open', 'closed'))::int",
	...{ nouns, fronts, open: [missionData] }
};
