import type { Front, Noun, Subject } from '#kernel/noun.ts';
import { front } from '#kernel/server/nouns.ts';
import { type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { credits } from '../index.ts';
import {
	challengeBySlug,
	challengesShown,
	decideWork,
	findClasses,
	findProgrammes,
	findWays,
	programmeBySlug,
	publishedProgrammes,
	publishedWays,
	reportedWork
} from './index.ts';

const programme: Noun = {
	kind: 'programme',
	name: m.programmes_noun_programme,
	page: { path: '/learning/programmes', all: publishedProgrammes, poster: programmePoster },
	search: { name: m.programmes_programmes, place: 30, find: (asked, _, near, on) => findProgrammes(asked, near, on) }
};

const challenge: Noun = {
	kind: 'challenge',
	name: m.programmes_noun_challenge,
	page: { path: '/learning/challenges', all: () => challengesShown(), poster: challengePoster }
};

const way: Noun = {
	kind: 'way',
	name: m.completion_noun_way,
	page: { path: '/learning/ways', all: publishedWays },
	search: { name: m.completion_ways_title, place: 40, find: (asked, _, near, on) => findWays(asked, near, on) }
};

const visit: Noun = {
	kind: 'class',
	name: m.classes_noun_class,
	search: { name: m.classes_title, place: 20, find: (asked, _, near, on) => findClasses(asked, near, on) }
};

const classWork: Noun = {
	kind: 'class_work',
	name: m.classes_work,
	report: {
		find: async (id) => {
			const { title, state } = await reportedWork(id);
			return { name: title, path: '/class/wall', shown: state === 'shown' };
		},
		hide: async (tx, id, by) => decideWork(tx, (await reportedWork(id, tx)).class, id, 'removed', by)
	}
};

export const nouns: readonly Noun[] = [
	programme,
	challenge,
	way,
	visit,
	classWork,
	{ kind: 'class_request', name: m.classes_noun_class_request },
	{ kind: 'pupil', name: m.classes_noun_pupil },
	{ kind: 'workshop', name: m.workshops_noun_workshop },
	{ kind: 'team', name: m.workshops_noun_team },
	{ kind: 'cohort', name: m.programmes_noun_cohort },
	{ kind: 'application', name: m.programmes_noun_application },
	{ kind: 'deliberation', name: m.programmes_noun_deliberation },
	{ kind: 'enrolment', name: m.programmes_noun_enrolment },
	{ kind: 'attestation', name: m.completion_noun_attestation },
	{ kind: 'evidence', name: m.completion_noun_evidence },
	{ kind: 'goal', name: m.completion_noun_goal }
];

export const fronts: readonly Front[] = [
	{ path: '/learning' },
	{ path: '/learning/classes' },
	{ path: '/learning/ways' },
	{ path: '/learning/workshops' },
	front('/learning/programmes', 'learning', m.programmes_programmes, m.programmes_programmes_text),
	front('/learning/challenges', 'learning', m.programmes_challenges, m.programmes_challenges_lede)
];

async function programmePoster(slug: string, locale: Locale): Promise<Subject> {
	const { title, summary, ects, organization } = await programmeBySlug(slug);
	const worth = m.programmes_credits({ ects: credits(ects, locale) }, { locale });
	const kicker = `${m.programmes_programme({}, { locale })} · ${worth}`;
	const lines = [say(summary, locale).text, organization.name];
	return { area: 'learning', kicker, title: say(title, locale).text, lines };
}

async function challengePoster(slug: string, locale: Locale): Promise<Subject> {
	const { title, question, organization } = await challengeBySlug(slug);
	const lines = [say(question, locale).text, organization.name];
	return { area: 'learning', kicker: m.programmes_challenge({}, { locale }), title: say(title, locale).text, lines };
}
