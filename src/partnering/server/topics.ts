import { answersFor } from '#kernel/identity/server/roles.ts';
import { answering, type Topic } from '#kernel/topic.ts';
import { m } from '#messages';

const toHosts = {
	why: m.partnering_topic_why,
	rhythms: ['now', 'daily', 'weekly', 'never'],
	concerns: answering,
	open: ({ id }, person, on) => answersFor(person, id, on)
} as const satisfies Partial<Topic>;

/** What the other side of a talk does. */
export const talk: Topic = { ...toHosts, id: 'partnering.talk', name: m.partnering_topic_talk };

/** What fits what she offers or seeks: to who asks for it alone. */
export const matches: Topic = {
	...toHosts,
	id: 'partnering.matches',
	name: m.partnering_topic_matches,
	rhythms: ['never', 'weekly']
};

/** What the hub asks about what an organisation offers or seeks. */
export const proposals: Topic = { ...toHosts, id: 'partnering.proposals', name: m.partnering_topic_proposals };
