import type { Noun } from '#kernel/noun.ts';
import { m } from '#messages';
import { mentorFor, mentorsFor } from './mentors.ts';

const mentor: Noun = {
	kind: 'mentor',
	name: m.mentors_noun_mentor,
	page: {
		path: '/venture/mentors',
		all: async () => (await mentorsFor(null)).map(({ id, updatedAt }) => ({ slug: id, changed: updatedAt })),
		poster: async (id, locale) => {
			const { name, sentence, organization, locality } = await mentorFor(null, id);
			const lines = [sentence ?? '', organization?.name ?? '', locality ?? ''];
			return { area: 'venture', kicker: m.mentors_title({}, { locale }), title: name, lines };
		}
	}
};

export const mentorNouns: readonly Noun[] = [
	mentor,
	{ kind: 'mentor_hours', name: m.mentors_noun_hours },
	{ kind: 'mentoring', name: m.mentors_noun_mentoring }
];
