import type { ColumnType, Generated } from 'kysely';
import type { Picture } from '#kernel/picture.ts';
import type { Locale } from '#kernel/words.ts';
import type { SpokenLanguage } from '../../mentors/mentor.ts';
import type { MentoringState } from '../../mentors/mentoring.ts';
import type { On } from '../tables.ts';

type Moment = ColumnType<Date, Date | undefined, Date>;
/** Null unless it is said. */
type Later<T> = ColumnType<T | null, T | null | undefined, T | null>;

interface MentorTable {
	id: string;
	person: string;
	askedAs: string;
	organization: Later<string>;
	sentence: Later<string>;
	locality: Later<string>;
	languages: Generated<SpokenLanguage[]>;
	sectors: Generated<string[]>;
	shown: Generated<boolean>;
	fictional: Generated<boolean>;
	invitedBy: Later<string>;
	invitedFor: Later<string>;
	askedAt: Moment;
	acceptedAt: Later<Date>;
	stoppedAt: Later<Date>;
	updatedAt: Moment;
}

interface HoursTable {
	id: string;
	mentor: string;
	/** A range: written and read by SQL alone, here and below. */
	during: unknown;
	slotMinutes: number;
	place: Later<string>;
	link: Later<string>;
	publishedAt: Moment;
	withdrawnAt: Later<Date>;
}

interface MentoringTable {
	id: string;
	hours: string;
	mentor: string;
	person: string;
	file: Later<string>;
	project: Later<string>;
	during: unknown;
	topic: Later<string>;
	state: Generated<MentoringState>;
	word: Later<string>;
	sequence: Generated<number>;
	askedAt: Moment;
	answeredAt: Later<Date>;
	remindedAt: Later<Date>;
	mentorSays: Later<boolean>;
	personSays: Later<boolean>;
	questionedAt: Later<Date>;
	contact: Later<string>;
}

type Tables = {
	'venture.mentor': MentorTable;
	'venture.mentorSkill': { mentor: string; skill: string; rank: number };
	'venture.mentorHours': HoursTable;
	'venture.mentoring': MentoringTable;
	'venture.mentorHidden': { person: string; mentor: string };
	'venture.file': { id: string; name: string };
	// read to name people, organisations and places, never written here
	'identity.person': {
		id: string;
		name: string;
		email: string | null;
		locale: Locale;
		birthYear: number | null;
		minorUntil: number | null;
		erasedAt: Date | null;
	};
	'network.organizationCard': { id: string; slug: string; name: string; deletedAt: Date | null };
	'network.placeCard': { id: string; slug: string; name: string; locality: string | null };
	'network.profileCard': { person: string; slug: string; picture: Picture | null };
};

export const within = (on: On) => on.withTables<Tables>();
