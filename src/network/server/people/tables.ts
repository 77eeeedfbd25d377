import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Picture } from '#kernel/picture.ts';
import type { Locale, Words } from '#kernel/words.ts';
import type { Opening } from '../../people/person.ts';
import type { On } from '../tables.ts';

type Moment = ColumnType<Date, Date | undefined, Date>;

interface ProfileTable {
	person: string;
	slug: string;
	headline: JSONColumnType<Words> | null;
	about: JSONColumnType<Words> | null;
	locality: string | null;
	website: string | null;
	links: string[];
	picture: JSONColumnType<Picture> | null;
	openTo: Opening[];
	search: string;
	publishedAt: Date | null;
	deletedAt: Date | null;
	createdAt: Moment;
	updatedAt: Moment;
}

/** As identity keeps a person; read here, written there. */
interface PersonTable {
	id: string;
	name: string;
	email: string | null;
	locale: Locale;
	birthYear: number | null;
	minorUntil: number | null;
	fictional: boolean;
	createdAt: Date;
	erasedAt: Date | null;
}

type Tables = {
	'network.profile': ProfileTable;
	'network.skill': {
		uri: string;
		label: JSONColumnType<Words>;
		isGroup: Generated<boolean>;
		obsolete: Generated<boolean>;
		search: Generated<string>;
		called: Generated<string[]>;
		stems: Generated<string[]>;
		words: Generated<string>;
	};
	'network.skillBroader': { skill: string; broader: string };
	'network.personSkill': { person: string; skill: string; rank: number };
	'identity.person': PersonTable;
};

export const within = (on: On) => on.withTables<Tables>();
