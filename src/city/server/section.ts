import type { Section } from '#kernel/section.ts';
import { m } from '#messages';
import { fronts, nouns } from './nouns.ts';
import { tourismData, trailData } from './open-data.ts';
import { WORKS_FOR } from './seats.ts';

/** Who answers for an organisation makes the first trail, and who works for one that has a trail writes there, while the team has not put the section off. */
const writes = `coalesce((select value ->> 'guide' from kernel.setting where key = 'sections'), 'true') <> 'false'
	and (exists (select from identity.role where person = $1 and role in ('director', 'partner') and revoked_at is null)
		or exists (select from city.trail where organization in (${WORKS_FOR})))`;

export const section: Section = {
	key: 'guide',
	name: m.city_title,
	text: m.city_section,
	paths: ['/guide', '/g'],
	desk: ['/desk/guide'],
	own: { paths: ['/me/guide'], holds: writes },
	filled: 'exists (select from city.trail where edition is not null)',
	...{ nouns, fronts, open: [trailData, tourismData] }
};
