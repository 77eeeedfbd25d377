import type { Topic } from '#kernel/topic.ts';
import { m } from '#messages';

export const news: Topic = {
	id: 'journey.news',
	name: m.journey_topic,
	why: m.journey_topic_why,
	rhythms: ['now', 'daily', 'weekly', 'never'],
	concerns: `exists (select from journey.run where person = $1) or exists (select from journey.host where person = $1)`
};
