import { sql } from 'kysely';
import { isId } from '#kernel/id.ts';
import type { Topic } from '#kernel/topic.ts';
import { m } from '#messages';

const hosts = (
	person: string,
	organization: string
) => `exists (select from identity.role h where h.person = ${person} and h.revoked_at is null
	and ((h.scope = ${organization} and h.role in ('director', 'partner')) or (h.scope is null and h.role in ('admin', 'coordinator'))))`;

/** Of the person `$1`: she answers for a thing's organisation, looks after one, or is of the team of a hub that has some. */
export const concerned = `exists (select from sensing.thing t where t.keeper = $1 or ${hosts('$1', 't.organization')})`;

/** A value beyond a threshold, and what has fallen silent. */
export const alarm: Topic = {
	...{ id: 'sensing.alarm', name: m.sensing_topic_alarm, why: m.sensing_topic_why },
	rhythms: ['now', 'daily', 'weekly', 'never'],
	concerns: concerned,
	open: async ({ id }, person, on) => {
		if (!isId(id)) return false;
		const { rows } = await sql<{ may: boolean }>`select exists (select from sensing.thing t where t.id = ${id} and (
			(t.keeper = ${person} and t.keeper_until >= current_date) or exists (select from identity.role h where h.person = ${person} and h.revoked_at is null
				and ((h.scope = t.organization and h.role in ('director', 'partner')) or (h.scope is null and h.role in ('admin', 'coordinator')))))) as may`.execute(
			on
		);
		return rows[0]?.may ?? false;
	}
};
