import type { ColumnType, Generated, GeneratedAlways, JSONColumnType } from 'kysely';
import type { db, Tx } from '#kernel/server/db.ts';
import type { Locale } from '#kernel/words.ts';
import type { IdentifierScheme } from '#network';
import type { Direction, Licence, OutcomeAnswer, ProposalAudience, ProposalKind, TechnologyStage } from '../kinds.ts';
import type { OutsideAnswer, SigningAct, Submitted } from '../outside.ts';
import type { InterestState, ProposalState, Side } from '../states.ts';

type Moment = ColumnType<Date, Date | undefined, Date>;
/** Null unless it is said. */
type Later<T> = ColumnType<T | null, T | null | undefined, T | null>;

interface ProposalTable {
	id: string;
	organization: Later<string>;
	outside: Later<string>;
	/** Whichever of the two it is. */
	author: GeneratedAlways<string>;
	refusal: Later<string>;
	writtenBy: Later<string>;
	direction: Direction;
	kind: ProposalKind;
	title: string;
	needs: string;
	sectors: string[];
	skills: string[];
	nace: string[];
	locality: Later<string>;
	languages: Locale[];
	until: string;
	audience: ProposalAudience;
	anonymous: boolean;
	state: Generated<ProposalState>;
	fictional: Generated<boolean>;
	writtenAt: Moment;
	updatedAt: Moment;
	publishedAt: Later<Date>;
	askedOn: Later<string>;
}

interface OutsideTable {
	id: string;
	name: string;
	person: Later<string>;
	email: Later<string>;
	country: string;
	locale: Locale;
	scheme: Later<IdentifierScheme>;
	value: Later<string>;
	links: Generated<number>;
	since: Moment;
	organization: Later<string>;
	erasedAt: Later<Date>;
	fictional: Generated<boolean>;
}

interface KnockTable {
	id: string;
	proposal: string;
	email: string;
	locale: Locale;
	invitedBy: Later<string>;
	invited: boolean;
	answer: JSONColumnType<OutsideAnswer | null, string | null | undefined, string | null>;
	at: Moment;
	interest: Later<string>;
}

interface SubmissionTable {
	id: string;
	email: string;
	locale: Locale;
	given: JSONColumnType<Submitted | null, string | null | undefined, string | null>;
	at: Moment;
	proposal: Later<string>;
}

interface SigningTable {
	outside: string;
	act: SigningAct;
	interest: Later<string>;
	agreement: Later<string>;
	words: string;
	code: string;
	browser: string;
	expiresAt: Date;
	tries: Generated<number>;
}

type Tables = {
	'partnering.proposal': ProposalTable;
	'partnering.sheet': { proposal: string; stage: TechnologyStage; licence: Later<Licence>; thesis: boolean };
	'partnering.invited': { proposal: string; organization: string };
	'partnering.interest': {
		id: string;
		proposal: string;
		organization: Later<string>;
		outside: Later<string>;
		writtenBy: Later<string>;
		state: Generated<InterestState>;
		askedAt: Moment;
		decidedAt: Later<Date>;
	};
	'partnering.message': {
		id: string;
		interest: string;
		side: Side;
		writtenBy: Later<string>;
		words: Later<string>;
		at: Moment;
		key: Later<string>;
	};
	'partnering.agreement': {
		id: string;
		interest: string;
		words: string;
		authorAt: Later<Date>;
		authorBy: Later<string>;
		interestedAt: Later<Date>;
		interestedBy: Later<string>;
		agreedAt: Later<Date>;
		hash: Later<string>;
	};
	'partnering.outcome': {
		id: string;
		agreement: string;
		side: Side;
		askedAt: Moment;
		answer: Later<OutcomeAnswer>;
		answeredAt: Later<Date>;
	};
	'partnering.outside': OutsideTable;
	'partnering.knock': KnockTable;
	'partnering.submission': SubmissionTable;
	'partnering.signing': SigningTable;
	// read to name organisations, never written here
	'network.organizationCard': { id: string; slug: string; name: string; deletedAt: Date | null };
};

/** A transaction, or the pool of connections for what only reads. */
export type On = Tx | typeof db;

export const within = (on: On) => on.withTables<Tables>();
