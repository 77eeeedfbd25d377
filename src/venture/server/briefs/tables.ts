import type { ColumnType, Generated } from 'kysely';
import type { Words } from '#kernel/words.ts';
import type { BriefAudience, BriefKind } from '../../briefs/brief.ts';
import type { BriefState, OfferState } from '../../briefs/states.ts';
import type { On } from '../tables.ts';

type Moment = ColumnType<Date, Date | undefined, Date>;
/** Null unless it is said. */
type Later<T> = ColumnType<T | null, T | null | undefined, T | null>;

interface BriefTable {
	id: string;
	organization: Later<string>;
	file: Later<string>;
	writtenBy: Later<string>;
	kind: BriefKind;
	title: string;
	needs: string;
	sectors: string[];
	locality: Later<string>;
	budgetFrom: Later<number>;
	budgetTo: Later<number>;
	answersUntil: string;
	audience: BriefAudience;
	state: Generated<BriefState>;
	word: Later<string>;
	fictional: Generated<boolean>;
	writtenAt: Moment;
	updatedAt: Moment;
	publishedAt: Later<Date>;
	chosenAt: Later<Date>;
	deliveredOn: Later<string>;
	documentName: Later<string>;
	documentHash: Later<string>;
	result: Later<string>;
	resultNumber: Later<number>;
	resultOf: Later<string>;
	testimony: Later<string>;
	testimonyShownAt: Later<Date>;
}

interface OfferTable {
	id: string;
	brief: string;
	organization: string;
	writtenBy: Later<string>;
	words: Later<string>;
	priceFrom: Later<number>;
	priceTo: Later<number>;
	starts: Later<string>;
	ends: Later<string>;
	works: string[];
	state: Generated<OfferState>;
	reason: Later<string>;
	givenAt: Moment;
	decidedAt: Later<Date>;
}

type Tables = {
	'venture.brief': BriefTable;
	'venture.briefReader': { brief: string; organization: string; invited: Generated<boolean>; toldAt: Later<Date> };
	'venture.offer': OfferTable;
	// read to name companies and works, never written here
	'venture.file': { id: string; name: string; locality: string | null };
	'network.organizationCard': {
		id: string;
		slug: string;
		name: string;
		sectors: string[];
		locality: string | null;
		deletedAt: Date | null;
	};
	'network.workCard': { id: string; slug: string; title: Words; organization: string | null };
};

export const within = (on: On) => on.withTables<Tables>();
