import type { ColumnType, JSONColumnType } from 'kysely';
import type { db, Tx } from '#kernel/server/db.ts';
import type { Locale, Words } from '#kernel/words.ts';
import type { Source } from '../competences.ts';
import type { MeetingState } from '../meeting.ts';
import type { Numbers } from '../plan.ts';
import type { QuestTree } from '../quests.ts';
import type { Bundle } from '../story/bundle.ts';
import type { Answered } from './runs/answers.ts';
import type { SentWords, Told } from './stories/story.ts';

type Moment = ColumnType<Date, Date | undefined, Date>;
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;

type VersionState = 'draft' | 'live' | 'past';

interface VersionTable {
	hash: string;
	story: string;
	bundle: JSONColumnType<Bundle>;
	told: JSONColumnType<Told>;
	state: ColumnType<VersionState, VersionState | undefined, VersionState>;
	keptAt: Moment;
	publishedAt: Maybe<Date>;
	publishedBy: Maybe<string>;
}

interface RunTable {
	id: string;
	person: string;
	story: string;
	version: string;
	was: Maybe<string>;
	seed: number;
	log: string[];
	stateHash: string;
	chapters: string[];
	ending: Maybe<string>;
	branchedFrom: Maybe<string>;
	canvas: Maybe<string>;
	begunAt: Moment;
	lastAt: Moment;
}

interface QuestTable {
	id: string;
	story: string;
	key: string;
	chapter: string;
	comp: string[];
	tree: JSONColumnType<QuestTree>;
	goal: string;
	retiredAt: Maybe<Date>;
}

interface QuestStateTable {
	quest: string;
	person: string;
	closedAt: Date;
	reopenedAt: Maybe<Date>;
}

interface HostTable {
	id: string;
	person: string;
	mentor: boolean;
	coach: boolean;
	about: JSONColumnType<Words>;
	languages: Locale[];
	listedAt: Moment;
	hiddenAt: Maybe<Date>;
}

interface MeetingTable {
	id: string;
	person: string;
	host: Maybe<string>;
	mentor: boolean;
	about: string;
	times: Date[];
	online: boolean;
	place: Maybe<string>;
	state: ColumnType<MeetingState, MeetingState | undefined, MeetingState>;
	at: Maybe<Date>;
	reply: Maybe<string>;
	personSays: Maybe<boolean>;
	hostSays: Maybe<boolean>;
	lines: Maybe<string>;
	remindedAt: Maybe<Date>;
	askedAt: Moment;
	answeredAt: Maybe<Date>;
}

interface ReviewTable {
	id: string;
	run: string;
	canvasVersion: string;
	coach: Maybe<string>;
	askedAt: Moment;
	comments: JSONColumnType<Record<string, string>, string | undefined, string>;
	missing: Maybe<string>;
	blocks: Maybe<number>;
	hypotheses: Maybe<number>;
	accepted: Maybe<boolean>;
	reviewedBy: Maybe<string>;
	reviewedAt: Maybe<Date>;
}

interface EvidenceTable {
	id: string;
	person: string;
	competence: string;
	level: number;
	source: Source;
	refKind: 'run' | 'quest' | 'review' | 'meeting' | 'person' | 'testimony';
	ref: string;
	choice: Maybe<string>;
	givenBy: Maybe<string>;
	/** Who gave it and has been erased: the same for all that she said of this person, and no person's id. */
	gone: Maybe<string>;
	/** Of who has been erased: the two had said it of each other. */
	mutual: ColumnType<boolean, boolean | undefined, boolean>;
	at: Moment;
}

interface TestimonyTable {
	id: string;
	person: string;
	competences: string[];
	about: string;
	state: ColumnType<'asked' | 'given' | 'declined', 'asked' | undefined, 'given' | 'declined'>;
	witness: Maybe<string>;
	seen: Maybe<string>;
	askedAt: Moment;
	answeredAt: Maybe<Date>;
}

interface AnswerTable {
	story: string;
	person: string;
	moment: 'before' | 'after';
	desirability: number;
	feasibility: number;
	at: Moment;
}

interface RehearsalRunTable {
	rehearsal: string;
	run: string;
	stateHash: string;
	outcome: 'same' | 'differs' | 'blocked';
	detail: JSONColumnType<object>;
	decision: 'pin' | 'move' | 'checkpoint';
}

type Tables = {
	'journey.story': { id: string; slug: string; createdAt: Moment };
	'journey.storyVersion': VersionTable;
	'journey.words': { hash: string; story: string; locale: Locale; body: JSONColumnType<SentWords> };
	'journey.versionWords': { version: string; locale: Locale; words: string };
	'journey.wordReading': {
		story: string;
		locale: Locale;
		key: string;
		textHash: string;
		readBy: Maybe<string>;
		readAt: Moment;
	};
	'journey.picture': { version: string; kind: 'scene' | 'portrait'; name: string; file: string };
	'journey.run': RunTable;
	'journey.sync': { run: string; key: string; body: Buffer; answer: JSONColumnType<Answered>; at: Moment };
	'journey.quest': QuestTable;
	'journey.questState': QuestStateTable;
	'journey.binding': { story: string; name: string; offering: string };
	'journey.host': HostTable;
	'journey.meeting': MeetingTable;
	'journey.review': ReviewTable;
	'journey.evidence': EvidenceTable;
	'journey.dossier': {
		run: string;
		problem: Maybe<string>;
		numbers: JSONColumnType<Numbers> | null;
		writtenAt: Moment;
	};
	'journey.answer': AnswerTable;
	'journey.passed': { story: string; person: string; moment: 'before' | 'after'; at: Moment };
	'journey.testimony': TestimonyTable;
	// the kernel's, for names
	'identity.person': { id: string; name: string };
	'journey.rehearsal': { id: string; story: string; version: string; at: Moment; by: Maybe<string> };
	'journey.rehearsalRun': RehearsalRunTable;
};

/** A transaction, or the pool of connections for what only reads. */
export type On = Tx | typeof db;

export const within = (on: On) => on.withTables<Tables>();
