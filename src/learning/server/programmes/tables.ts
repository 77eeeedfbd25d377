import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Source } from '#kernel/facts.ts';
import type { db, Tx } from '#kernel/server/db.ts';
import type { Locale, Words } from '#kernel/words.ts';
import type { OrganizationCard } from '#network';
import type { Kind, State } from '#participation';
import type { ExcuseReason } from '../../completion/attendance.ts';
import type { DeclineReason, Outcome, Recommendation, Route } from '../../programmes/admission.ts';
import type { DocumentKind, Payer } from '../../programmes/programme.ts';
import type { Band, FoundCourse, Verdict } from '../../programmes/results.ts';

type Moment = ColumnType<Date, Date | undefined, Date>;
/** Null unless it is said. */
type Later<T> = ColumnType<T | null, T | null | undefined, T | null>;
/** PostgreSQL's `numeric` comes as text. */
type Decimal = ColumnType<string, number, number>;

interface ProgrammeTable {
	id: string;
	slug: string;
	title: JSONColumnType<Words>;
	summary: JSONColumnType<Words>;
	body: JSONColumnType<Words> | null;
	organization: string;
	eqf: number | null;
	languages: Locale[];
	byDegree: JSONColumnType<Words> | null;
	byExperience: JSONColumnType<Words> | null;
	bands: JSONColumnType<Band[]>;
	leastPresence: number | null;
	operation: string | null;
	fictional: boolean;
	publishedAt: Date | null;
	deletedAt: Date | null;
	createdAt: Moment;
	updatedAt: Moment;
}

interface CourseTable {
	id: string;
	programme: string;
	code: string;
	title: JSONColumnType<Words>;
	ects: Decimal;
	rank: number;
	teachers: string[];
	deletedAt: Date | null;
}

interface CohortTable {
	id: string;
	programme: string;
	slug: string;
	name: string;
	fromDay: string;
	toDay: string;
	pool: string;
	appliesFrom: string | null;
	appliesUntil: string | null;
	feeCents: number;
	instalments: number;
	offerDays: number;
	changeAskedAt: Later<Date>;
	createdAt: Moment;
}

type Asked = 'answered' | 'passed';

interface ChangeAskedTable {
	cohort: string;
	person: string;
	before: Later<Asked>;
	after: Later<Asked>;
	said: Later<number[]>;
}

interface ApplicationTable {
	id: string;
	booking: string;
	cohort: string;
	person: string | null;
	route: Route;
	degree: string | null;
	experience: string | null;
	motivation: string | null;
	payer: Payer;
	submittedAt: Date | null;
	outcome: Outcome | null;
	reason: DeclineReason | null;
	words: string | null;
	decidedBy: string | null;
	decidedAt: Date | null;
	withdrawnAt: Date | null;
	createdAt: Moment;
}

interface DocumentTable {
	id: string;
	application: string;
	kind: DocumentKind;
	name: string;
	mediaType: string;
	bytes: number;
	file: string;
	addedAt: Moment;
}

interface ReviewTable {
	id: string;
	application: string;
	reader: string | null;
	namedAt: Moment;
	recommendation: Recommendation | null;
	words: string | null;
	writtenAt: Date | null;
}

interface EnrolmentTable {
	id: string;
	cohort: string;
	person: string | null;
	booking: string;
	since: Moment;
	leftAt: Date | null;
	payer: Generated<Payer>;
	employer: string | null;
	employerScheme: 'bce' | 'vat' | null;
	employerNumber: string | null;
	orderNumber: string | null;
	invoiceNumber: string | null;
}

interface AttestationTable {
	id: string;
	number: string;
	enrolment: string;
	year: number;
	quarter: 1 | 2 | 3 | 4;
	plannedMinutes: number;
	presentMinutes: number;
	excusedMinutes: number;
	signedBy: string | null;
	signedAs: string | null;
	file: string | null;
	hash: string;
	saidHash: string;
	corrects: string | null;
	issuedAt: Moment;
}

interface DeliberationTable {
	id: string;
	cohort: string;
	heldDay: string;
	jury: string;
	minutes: string | null;
	publishedAt: Date | null;
	createdAt: Moment;
}

interface ChallengeTable {
	id: string;
	slug: string;
	organization: string;
	title: JSONColumnType<Words>;
	question: JSONColumnType<Words>;
	context: JSONColumnType<Words> | null;
	gives: JSONColumnType<Words> | null;
	untilDay: string | null;
	contact: string | null;
	proposedBy: string | null;
	acceptedAt: Date | null;
	closedAt: Date | null;
	deletedAt: Date | null;
	fictional: boolean;
	createdAt: Moment;
}

interface TeamTable {
	id: string;
	challenge: string;
	cohort: string | null;
	name: string;
	code: string;
	takenAt: Moment;
	result: JSONColumnType<Words> | null;
	url: string | null;
	file: string | null;
	fileName: string | null;
	publishedAt: Date | null;
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
	states: State[];
}

type Tables = {
	'learning.programme': ProgrammeTable;
	'learning.course': CourseTable;
	'learning.cohort': CohortTable;
	'learning.changeAsked': ChangeAskedTable;
	'learning.changePair': { id: Generated<string>; cohort: string; before: number[]; after: number[] };
	'learning.cohortCourse': { cohort: string; course: string; offering: string };
	'learning.closedPeriod': { id: string; name: JSONColumnType<Words>; fromDay: string; toDay: string };
	'learning.application': ApplicationTable;
	'learning.document': DocumentTable;
	'learning.review': ReviewTable;
	'learning.enrolment': EnrolmentTable;
	'learning.instalment': { enrolment: string; rank: number; dueDay: string; cents: number; paidDay: string | null };
	'learning.excuse': { seat: string; reason: ExcuseReason; withdrawnAt: Date | null };
	'learning.attestation': AttestationTable;
	'learning.deliberation': DeliberationTable;
	'learning.mark': {
		deliberation: string;
		enrolment: string;
		course: string;
		mark: ColumnType<string | null, number | null, number | null>;
		credited: boolean;
	};
	'learning.result': {
		deliberation: string;
		enrolment: string;
		courses: JSONColumnType<FoundCourse[]>;
		verdict: JSONColumnType<Verdict>;
	};
	'learning.challenge': ChallengeTable;
	'learning.challengeTeam': TeamTable;
	'learning.challengeMember': { team: string; person: string };
	'participation.bookingCard': BookingCard;
	'participation.bookingKey': { booking: string; key: string };
	'participation.attendanceCard': {
		seat: string;
		party: string | null;
		subjectKind: string;
		subject: string;
		state: State;
	};
	'network.organizationCard': OrganizationCard;
	'identity.person': { id: string; name: string; email: string | null; locale: Locale };
};

/** A transaction, or the pool of connections for what only reads. */
export type On = Tx | typeof db;

export const within = (on: On) => on.withTables<Tables>();
