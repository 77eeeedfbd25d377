import { answersFor } from '#kernel/identity/server/roles.ts';
import { answering, type Topic } from '#kernel/topic.ts';
import { m } from '#messages';

export const reminders: Topic = {
	id: 'notice.reminders',
	name: m.notice_topic_reminders,
	why: m.notice_topic_reminders_why,
	rhythms: ['now', 'never']
};

export const requests: Topic = {
	id: 'notice.requests',
	name: m.notice_topic_requests,
	why: m.notice_topic_requests_why,
	rhythms: ['now', 'daily', 'weekly', 'never'],
	concerns: answering,
	open: ({ id }, person, on) => answersFor(person, id, on)
};
