import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { db, Tx } from '#kernel/server/db.ts';
import type { Words } from '#kernel/words.ts';
import type { State } from '#participation';
import type { Requirement } from '../../completion/requirement.ts';

type Moment = ColumnType<Date, Date | undefined, Date>;
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;
type ParticipantKind = 'person' | 'pupil';

export type GoalKind = 'offering' | 'cohort' | 'way' | 'badge' | 'quest';

interface GoalTable {
	id: string;
	kind: GoalKind;
	subject: string;
	title: JSONColumnType<Words>;
	version: Generated<number>;
	createdAt: Moment;
	updatedAt: Moment;
	withdrawnAt: Maybe<Date>;
}

interface ProgressTable {
	goal: string;
	participant: string;
	participantKind: ParticipantKind;
	version: number;
	met: boolean[];
	share: number;
	judgedAt: Moment;
}

interface CompletionTable {
	goal: string;
	participant: string;
	participantKind: ParticipantKind;
	version: number;
	completedAt: Date;
	lostAt: Maybe<Date>;
}

interface AssessmentTable {
	id: string;
	goal: string;
	key: string;
	participant: string;
	participantKind: ParticipantKind;
	points: number | null;
	givenBy: Maybe<string>;
	givenAt: Moment;
}

interface EvidenceTable {
	id: string;
	goal: string;
	kind: string;
	participant: string;
	participantKind: ParticipantKind;
	words: string | null;
	link: string | null;
	file: string | null;
	fileName: string | null;
	givenAt: Moment;
	accepted: Maybe<boolean>;
	decidedBy: Maybe<string>;
	decidedAt: Maybe<Date>;
	removedAt: Maybe<Date>;
}

interface ExcuseTable {
	id: string;
	seat: string;
	occurrence: string;
	reason: string;
	givenBy: Maybe<string>;
	givenAt: Moment;
	withdrawnAt: Maybe<Date>;
	withdrawnBy: Maybe<string>;
}

interface WayTable {
	id: string;
	slug: string;
	title: JSONColumnType<Words>;
	summary: JSONColumnType<Words>;
	organization: string;
	fictional: Generated<boolean>;
	publishedAt: Maybe<Date>;
	deletedAt: Maybe<Date>;
	createdAt: Moment;
	updatedAt: Moment;
}

interface StepTable {
	id: string;
	way: string;
	rank: number;
	title: JSONColumnType<Words> | null;
	offerings: string[];
	needs: string[];
}

type Tables = {
	'learning.goal': GoalTable;
	'learning.goalVersion': { goal: string; version: number; tree: JSONColumnType<Requirement>; setAt: Moment };
	'learning.goalPart': { goal: string; kind: 'offering' | 'occurrence' | 'goal'; thing: string };
	'learning.progress': ProgressTable;
	'learning.completion': CompletionTable;
	'learning.assessment': AssessmentTable;
	'learning.evidence': EvidenceTable;
	'learning.excuse': ExcuseTable;
	'learning.attendance': {
		occurrence: string;
		lateMinutes: number;
		kioskTicket: boolean;
		kioskRound: Generated<number>;
	};
	'learning.device': { occurrence: string; hash: Buffer; seat: string; boundAt: Moment };
	'learning.way': WayTable;
	'learning.wayStep': StepTable;
	// what participation publishes to be joined
	'participation.attendanceCard': {
		seat: string;
		booking: string;
		holder: string | null;
		party: string | null;
		subjectKind: string;
		subject: string;
		state: State;
	};
	'network.organizationCard': { id: string; slug: string; name: string };
};

/** A transaction, or the pool of connections for what only reads. */
export type On = Tx | typeof db;

export const within = (on: On) => on.withTables<Tables>();
