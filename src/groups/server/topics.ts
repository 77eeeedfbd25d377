import type { Topic } from '#kernel/topic.ts';
import { m } from '#messages';
import { mayRead } from './seats.ts';

/** Of the person `$1`: an organisation that she answers for is in a group or is asked, or she takes part herself or is asked. */
export const concerned = `exists (select from groups.member o where o.state in ('invited', 'asked', 'member') and (
	exists (select from identity.role h where h.person = $1 and h.scope = o.organization and h.role in ('director', 'partner') and h.revoked_at is null)
	or exists (select from groups.participant t where t.member = o.id and t.person = $1 and t.state in ('asked', 'takes_part'))))`;

const inGroups = {
	why: m.groups_topic_why,
	rhythms: ['now', 'daily', 'weekly', 'never'],
	concerns: concerned,
	open: ({ id }, person, on) => mayRead(id, person, on)
} as const satisfies Partial<Topic>;

/** Who is invited into a group, asks to join it or leaves it. */
export const circle: Topic = { ...inGroups, id: 'groups.circle', name: m.groups_topic_circle };

/** What is given to somebody there, decided or due. */
export const work: Topic = { ...inGroups, id: 'groups.work', name: m.groups_topic_work };
