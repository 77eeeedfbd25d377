import type { Topic } from '#kernel/topic.ts';
import { m } from '#messages';
import { hostsOf } from './letters.ts';

const rhythms = ['now', 'daily', 'weekly', 'never'] as const;
const concerns = `exists (select from identity.role where person = $1 and scope_kind = 'organization' and role in ('director', 'partner') and revoked_at is null)`;

/** Whether she answers for the organisation that a letter is to. */
const open: Topic['open'] = async (about, person, on) => (await hostsOf(about.id, on)).includes(person);

const one = (id: Topic['id'], name: Topic['name']): Topic => ({
	...{ id, name, why: m.partnering_topic_why },
	...{ rhythms, concerns, open }
});

/** What those who answer for an organisation are told of. */
export const topics: readonly Topic[] = [
	one('partnering.talk', m.partnering_topic_talk),
	one('partnering.proposals', m.partnering_topic_proposals)
];
