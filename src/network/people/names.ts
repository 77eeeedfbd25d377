import type { Name } from '#kernel/words.ts';
import { m } from '#messages';
import type { Opening } from './person.ts';

const names = {
	work: m.people_open_work,
	commissions: m.people_open_commissions,
	projects: m.people_open_projects,
	mentoring: m.people_open_mentoring,
	talks: m.people_open_talks,
	volunteering: m.people_open_volunteering
} satisfies Record<Opening, Name>;

/** What a person is available for, in the reader's language. */
export const openingName = (opening: Opening): string => names[opening]({});
