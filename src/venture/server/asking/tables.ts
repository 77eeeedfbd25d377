import type { ColumnType, Generated } from 'kysely';
import type { Locale } from '#kernel/words.ts';
import type { AskingArea } from '../../asking/areas.ts';
import type { ReferralState, ReferralStep } from '../../asking/referral.ts';
import type { Part } from '../../standing.ts';
import type { On } from '../tables.ts';

/** Null unless it is said. */
type Later<T> = ColumnType<T | null, T | null | undefined, T | null>;

interface QuestionTable {
	id: string;
	asker: string;
	name: string;
	email: string;
	locale: Locale;
	area: Later<AskingArea>;
	path: Later<string>;
	organization: string;
	welcomer: string;
	days: number;
	askedAt: Date;
	dueDay: Later<string>;
	remindDay: Later<string>;
	late: Generated<boolean>;
	closedAt: Later<Date>;
	fictional: Generated<boolean>;
}

/** What goes along with a referral, word for word. */
export type Carried = Readonly<{ title: string; words: string }>;

interface ReferralTable {
	id: string;
	question: Later<string>;
	file: Later<string>;
	person: string;
	name: string;
	email: string;
	locale: Locale;
	referrer: Later<string>;
	fromOrganization: string;
	organization: Later<string>;
	partner: string;
	partnerEmail: Later<string>;
	asks: string;
	carries: ColumnType<readonly Carried[], string, string>;
	parts: Part[];
	hash: string;
	wording: Later<string>;
	state: ReferralState;
	nextDay: Later<string>;
	way: Later<'desk' | 'link'>;
	linkedAt: Later<Date>;
	story: Generated<boolean>;
	fictional: Generated<boolean>;
}

type Tables = {
	'venture.welcomer': {
		id: string;
		person: string;
		organization: string;
		areas: AskingArea[];
		days: number;
		awayUntil: Later<string>;
	};
	'venture.question': QuestionTable;
	'venture.questionMessage': {
		id: string;
		question: string;
		author: Later<string>;
		fromAsker: boolean;
		words: Later<string>;
		at: Date;
	};
	'venture.referral': ReferralTable;
	'venture.referralStep': {
		referral: string;
		rank: number;
		step: ReferralStep;
		day: string;
		at: Date;
		person: Later<string>;
		byName: Later<string>;
		words: Later<string>;
	};
	'venture.referralCode': { referral: string; hash: string; expiresAt: Date; tries: Generated<number> };
	// read to name people and organisations, never written here
	'identity.person': { id: string; name: string; email: string | null; locale: Locale; erasedAt: Date | null };
	'network.organizationCard': { id: string; slug: string; name: string; deletedAt: Date | null };
};

export const asking = (on: On) => on.withTables<Tables>();
