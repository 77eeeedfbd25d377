import { quietHoursOf, topicOf, topicsFor } from '#kernel/identity/server/rhythms.ts';
import { lettersTo } from '#kernel/server/mail.ts';
import { isSectionOpen } from '#kernel/server/sections.ts';
import { change } from '#web/act.server.ts';
import { noticesTyped, rhythmChoices, spokenMinutes } from '#web/notices.server.ts';
import { bySelf, requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

const SHOWN = 40;

export const load: PageServerLoad = async (event) => {
	const { id } = requirePerson(event);
	const { locale } = event.locals;
	const [topics, quiet, letters] = await Promise.all([topicsFor(id), quietHoursOf(id), lettersTo(id, SHOWN)]);
	const told = letters.map((one) => ({
		...one,
		topic: (one.topic && topicOf(one.topic)?.name({}, { locale })) || null
	}));
	return {
		topics: topics.map(({ topic, rhythm }) => ({
			...{ id: topic.id, name: topic.name({}, { locale }), rhythm },
			choices: rhythmChoices(topic, locale)
		})),
		quiet: quiet && { from: spokenMinutes(quiet.from), until: spokenMinutes(quiet.until) },
		waiting: told.filter(({ sentAt, dueAt }) => !sentAt && dueAt),
		written: told.filter(({ sentAt, dueAt }) => sentAt || !dueAt),
		newsletter: await isSectionOpen('newsletter')
	};
};

export const actions: Actions = {
	default: async (event) => {
		const viewer = requirePerson(event);
		const { typed, keep } = await noticesTyped(event, viewer.id);
		return change(event, typed, (tx) => keep(tx, bySelf(viewer)), '/me/notices?done=kept', 'quiet');
	}
};
