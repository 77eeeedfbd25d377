import type { ColumnType, Generated } from 'kysely';
import type { SpokenLanguage } from '../../mentors/mentor.ts';
import type { AgeBand, Answers, PlaytestState, Question } from '../../playtests/playtest.ts';
import type { On } from '../tables.ts';

type Moment = ColumnType<Date, Date | undefined, Date>;
/** Null unless it is said. */
type Later<T> = ColumnType<T | null, T | null | undefined, T | null>;
/** Written as text, since an array of JavaScript would become one of PostgreSQL. */
type Json<T> = ColumnType<T, string | undefined, string>;

interface PlaytestTable {
	id: string;
	organization: Later<string>;
	file: Later<string>;
	writtenBy: Later<string>;
	title: string;
	words: string;
	link: Later<string>;
	place: Later<string>;
	details: Later<string>;
	seeks: string;
	minAge: number;
	languages: Generated<SpokenLanguage[]>;
	nda: Later<string>;
	ndaHash: Later<string>;
	questions: Json<Question[]>;
	state: Generated<PlaytestState>;
	fictional: Generated<boolean>;
	writtenAt: Moment;
	updatedAt: Moment;
	publishedAt: Later<Date>;
}

interface SeatTable {
	id: string;
	playtest: string;
	slot: string;
	person: Later<string>;
	ndaHash: Later<string>;
	ndaAcceptedAt: Later<Date>;
	takenAt: Moment;
	givenBackAt: Later<Date>;
	remindedAt: Later<Date>;
	askedAt: Later<Date>;
	answers: ColumnType<Answers | null, string | null | undefined, string | null>;
	named: Generated<boolean>;
	answeredAt: Later<Date>;
}

type Tables = {
	'venture.playtest': PlaytestTable;
	'venture.playtestSlot': { id: string; playtest: string; startsAt: Date; endsAt: Date; places: number };
	'venture.playtestSeat': SeatTable;
	'venture.tester': {
		person: string;
		likes: string;
		ageBand: AgeBand;
		languages: Generated<SpokenLanguage[]>;
		joinedAt: Moment;
	};
	// read to name what it is of and where it is, never written here
	'venture.file': { id: string; name: string };
	'network.organizationCard': { id: string; slug: string; name: string };
	'network.placeCard': { id: string; slug: string; name: string; locality: string | null };
};

export const within = (on: On) => on.withTables<Tables>();
