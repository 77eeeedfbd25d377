import type { Section } from '#kernel/section.ts';
import { m } from '#messages';
import { fronts, nouns } from './nouns.ts';
import { open } from './open-data.ts';

export const section: Section = {
	key: 'stage',
	name: m.antenne_title,
	text: m.stage_section,
	paths: ['/antenne', '/embed/antenne', '/overlay', '/films'],
	desk: ['/desk/shows', '/desk/films', '/desk/stations', '/desk/trade'],
	filled: `exists (select from stage.station where deleted_at is null) or exists (select from stage.show)
		or exists (select from stage.film where deleted_at is null)`,
	ahead: `select count(*)::int from stage.show s join agenda.occurrence o on o.id = s.occurrence
		where o.status = 'scheduled' and o.ends_at > now()`,
	...{ nouns, fronts, open }
};
