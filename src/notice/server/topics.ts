import { sql } from 'kysely';
import { answersFor } from '#kernel/identity/server/roles.ts';
import { answering, type Topic } from '#kernel/topic.ts';
import { m } from '#messages';

export const reminders: Topic = {
	id: 'notice.reminders',
	name: m.notice_topic_reminders,
	why: m.notice_topic_reminders_why,
	rhythms: ['now', 'never'],
	// one that waited for the morning, of what was called off or moved in the night
	async open({ id }, person, on) {
		const { rows } = await sql`
			select from notice.reminder n join participation.booking_card b on b.id = n.booking
				left join agenda.occurrence o on b.subject_kind = 'occurrence' and o.id = b.subject
				left join spaces.reservation r on r.booking = b.id
			where b.subject = ${id} and b.party = ${person} and 'confirmed' = any(b.states) and n.starts_at = coalesce(o.starts_at, lower(r.during))`.execute(
			on
		);
		return rows.length > 0;
	}
};

export const requests: Topic = {
	id: 'notice.requests',
	name: m.notice_topic_requests,
	why: m.notice_topic_requests_why,
	rhythms: ['now', 'daily', 'weekly', 'never'],
	concerns: answering,
	open: ({ id }, person, on) => answersFor(person, id, on)
};
