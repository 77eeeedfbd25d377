import type { ColumnType, Generated } from 'kysely';
import type { db, Tx } from '#kernel/server/db.ts';
import type { Locale } from '#kernel/words.ts';
import type { Direction, Licence, OutcomeAnswer, ProposalAudience, ProposalKind, TechnologyStage } from '../kinds.ts';
import type { InterestState, ProposalState, Side } from '../states.ts';

type Moment = ColumnType<Date, Date | undefined, Date>;
/** Null unless it is said. */
type Later<T> = ColumnType<T | null, T | null | undefined, T | null>;

interface ProposalTable {
	id: string;
	organization: string;
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

type Tables = {
	'partnering.proposal': ProposalTable;
	'partnering.sheet': { proposal: string; stage: TechnologyStage; licence: Later<Licence>; thesis: boolean };
	'partnering.invited': { proposal: string; organization: string };
	'partnering.interest': {
		id: string;
		proposal: string;
		organization: string;
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
	// read to name organisations, never written here
	'network.organizationCard': { id: string; slug: string; name: string; deletedAt: Date | null };
};

/** A transaction, or the pool of connections for what only reads. */
export type On = Tx | typeof db;

export const within = (on: On) => on.withTables<Tables>();
