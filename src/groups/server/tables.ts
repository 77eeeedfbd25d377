import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { db, Tx } from '#kernel/server/db.ts';
import type { Words } from '#kernel/words.ts';
import type { GroupKind, ParticipantState, RightsKind } from '../kinds.ts';
import type { DeliverableState, GroupState, MemberRole, MemberState } from '../states.ts';

type Moment = ColumnType<Date, Date | undefined, Date>;
/** Null unless it is said. */
type Later<T> = ColumnType<T | null, T | null | undefined, T | null>;
/** What is read elsewhere, or was handed in. */
type Handed = { link: Later<string>; file: Later<string>; fileName: Later<string> };

type Tables = {
	'groups.circle': {
		id: string;
		slug: string;
		kind: GroupKind;
		title: JSONColumnType<Words>;
		summary: JSONColumnType<Words>;
		body: JSONColumnType<Words>;
		sectors: string[];
		place: Later<string>;
		site: string;
		starts: Later<string>;
		ends: Later<string>;
		operation: Later<string>;
		public: boolean;
		hiddenAt: Later<Date>;
		budgetCents: Later<number>;
		rights: Later<RightsKind>;
		rightsWords: Generated<string>;
		state: Generated<GroupState>;
		fictional: Generated<boolean>;
		writtenAt: Moment;
		updatedAt: Moment;
		openedAt: Later<Date>;
		endedAt: Later<Date>;
	};
	'groups.member': {
		id: string;
		inGroup: string;
		organization: string;
		country: string;
		role: MemberRole;
		state: MemberState;
		word: Generated<string>;
		shareCents: Later<number>;
		saidAt: Moment;
		since: Later<Date>;
	};
	'groups.participant': {
		id: string;
		member: string;
		person: string;
		state: Generated<ParticipantState>;
		askedBy: Later<string>;
		askedAt: Moment;
	};
	'groups.task': {
		id: string;
		inGroup: string;
		title: string;
		due: Later<string>;
		person: Later<string>;
		writtenBy: Later<string>;
		writtenAt: Moment;
		doneBy: Later<string>;
		doneAt: Later<Date>;
	};
	'groups.decision': {
		id: string;
		inGroup: string;
		title: string;
		words: string;
		decidedOn: string;
		corrects: Later<string>;
		notedBy: Later<string>;
		notedAt: Moment;
	};
	'groups.decider': { decision: string; member: string };
	'groups.deliverable': Handed & {
		id: string;
		inGroup: string;
		title: string;
		due: string;
		member: string;
		state: Generated<DeliverableState>;
		word: Generated<string>;
		deliveredAt: Later<Date>;
		acceptedAt: Later<Date>;
	};
	'groups.document': Handed & {
		id: string;
		inGroup: string;
		title: string;
		addedBy: Later<string>;
		addedAt: Moment;
	};
	'groups.activity': { inGroup: string; offering: string };
};

/** A transaction, or the pool of connections for what only reads. */
export type On = Tx | typeof db;

export const within = (on: On) => on.withTables<Tables>();
