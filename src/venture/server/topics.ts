import { sql } from 'kysely';
import { ifThere } from '#kernel/errors.ts';
import { absent } from '#kernel/identity/server/roles.ts';
import { answering, type Topic } from '#kernel/topic.ts';
import { m } from '#messages';
import { briefFor } from './briefs/reading.ts';

export const briefs: Topic = {
	id: 'venture.briefs',
	name: m.briefs_topic,
	why: m.briefs_topic_why,
	rhythms: ['now', 'daily', 'weekly', 'never'],
	concerns: `${answering} or exists (select from venture.holder where person = $1 and accepted_at is not null and ended_at is null)`,
	async open({ id }, person, on) {
		const reader = await absent(person, on);
		return reader !== null && (await ifThere(briefFor(reader, id, on))) !== null;
	}
};

export const mentoring: Topic = {
	id: 'venture.mentoring',
	name: m.mentors_topic,
	why: m.mentors_topic_why,
	rhythms: ['now', 'never'],
	async open({ id }, _person, on) {
		const { rows } = await sql`select from venture.mentoring where id = ${id} and state = 'confirmed'`.execute(on);
		return rows.length > 0;
	},
	concerns: `exists (select from venture.mentor where person = $1) or exists (select from venture.mentoring where person = $1)`
};

/** What waits for whoever answers questions: as long as it waits for her. */
export const questions: Topic = {
	id: 'venture.questions',
	name: m.asking_topic,
	why: m.asking_topic_why,
	rhythms: ['now', 'daily'],
	concerns: 'exists (select from venture.welcomer where person = $1)',
	async open({ id }, person, on) {
		const { rows } = await sql`
			select from venture.question where id = ${id} and welcomer = ${person} and due_day is not null and closed_at is null`.execute(
			on
		);
		return rows.length > 0;
	}
};
