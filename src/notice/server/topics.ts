import { sql } from 'kysely';
import type { Topic } from '#kernel/topic.ts';
import { m } from '#messages';

const answers = `select from identity.role where role in ('director', 'partner') and revoked_at is null and scope_kind = 'organization'`;

export const topics: readonly Topic[] = [
	{
		id: 'notice.reminders',
		name: m.notice_topic_reminders,
		why: m.notice_topic_reminders_why,
		rhythms: ['now', 'never']
	},
	{
		id: 'notice.requests',
		name: m.notice_topic_requests,
		why: m.notice_topic_requests_why,
		rhythms: ['now', 'daily', 'weekly', 'never'],
		concerns: `exists (${answers} and person = $1)`,
		async open({ id }, person, on) {
			const { rows } = await sql`${sql.raw(answers)} and person = ${person} and scope = ${id}`.execute(on);
			return rows.length > 0;
		}
	}
];
