import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Source } from '#kernel/facts.ts';
import type { Picture } from '#kernel/picture.ts';
import type { Locale, Words } from '#kernel/words.ts';
import type { Kind, State } from '#participation';
import type { MaterialKind } from '../after.ts';
import type { QuestionKind } from '../questions.ts';
import { type On, within } from './tables.ts';

type Moment = ColumnType<Date, Date | undefined, Date>;

interface QuestionTable {
	id: string;
	offering: string;
	kind: QuestionKind;
	label: JSONColumnType<Words>;
	options: JSONColumnType<Words[]>;
	required: boolean;
	rank: number;
	trashedAt: Date | null;
	createdAt: Moment;
}

interface CategoryTable {
	id: string;
	offering: string;
	label: JSONColumnType<Words>;
	hint: JSONColumnType<Words> | null;
	most: number | null;
	rank: number;
	closedAt: Date | null;
	createdAt: Moment;
}

interface MaterialTable {
	id: string;
	occurrence: string;
	kind: MaterialKind;
	title: JSONColumnType<Words>;
	body: JSONColumnType<Words> | null;
	url: string | null;
	file: string | null;
	fileName: string | null;
	bytes: ColumnType<string | number, number, number> | null;
	picture: JSONColumnType<Picture> | null;
	rank: number;
	addedAt: Moment;
}

interface FollowupTable {
	id: string;
	occurrence: string;
	person: string | null;
	name: string | null;
	text: string;
	locale: Locale;
	askedAt: Generated<Date>;
	answer: JSONColumnType<Words> | null;
	answeredBy: string | null;
	answeredAt: Date | null;
	shownAt: Date | null;
	hiddenAt: Date | null;
}

/** A booking as participation publishes it to be joined. */
interface BookingCard {
	id: string;
	kind: Kind;
	subjectKind: string;
	subject: string;
	party: string | null;
	name: string | null;
	email: string | null;
	locale: Locale;
	source: Source;
	createdAt: Date;
	seats: number;
	/** The names given for its seats, one after the other. */
	names: string | null;
	states: State[];
	/** How many of its seats take a place, and how many wait. */
	held: number;
	waits: number;
}

type TakingPart = {
	'agenda.question': QuestionTable;
	'agenda.category': CategoryTable;
	'agenda.answer': { booking: string; question: string; value: string[] };
	'agenda.bookingNote': { booking: string; text: string; writtenBy: string | null; writtenAt: Moment };
	'agenda.material': MaterialTable;
	'agenda.followup': FollowupTable;
	'participation.bookingCard': BookingCard;
};

/** The tables of the agenda with those of taking part: questions, answers, and what comes after a séance. */
export const takingPart = (on: On) => within(on).withTables<TakingPart>();
