import type { Amber } from './amber.ts';

/** A proof: what it is, its row, its day and the SHA-256 of a file, of what was signed, or of the row's scalars. `amber`: it is not what was seen, since when. */
export type Piece = Readonly<{
	kind: PieceKind;
	id: string;
	day: string;
	hash: string;
	amber?: Readonly<{ what: Amber; since: string }>;
}>;

const pieceKinds = [
	...(['sheet', 'contact', 'attestation', 'enrolment', 'declaration', 'agreement', 'presence'] as const),
	...(['attendance_sheet', 'stay', 'show', 'work', 'file', 'follow_up', 'jobs'] as const)
] as const;
export type PieceKind = (typeof pieceKinds)[number];

/** What of the hub a measure may count. A one-off contact is known too, so that it can be said that it was left out. */
export type LineKind =
	| 'session'
	| 'one_off'
	| 'staff'
	| 'grant'
	| 'instrument'
	| 'site'
	| 'visitors'
	| 'visitors_before'
	| 'stay'
	| 'side'
	| 'agreement'
	| 'trained'
	| 'pupil'
	| 'presence'
	| 'project'
	| 'follow_up_12'
	| 'follow_up_36'
	| 'show'
	| 'work'
	| 'size'
	| 'jobs'
	| 'founded'
	| 'staff_before'
	| 'staff_after'
	| 'alive';

/** What grows with everybody who comes: it is read by days. */
const crowds = ['presence', 'pupil', 'trained'] as const;
export type Crowd = (typeof crowds)[number];

/** The day by which a line is read; null for one that is read each time. */
export const readBy = ({ kind, day }: Line): string | null => (crowds.some((crowd) => crowd === kind) ? day : null);

/** One thing that happened or was said: scalars and ids that name nobody. All that a closed report has to keep. */
export type Line = Readonly<{
	kind: LineKind;
	/** `organization:…`, `file:…`, `person:…`, `number:…`, `place:…` */
	about: string;
	/** Of whom it is a unit, where that is not whom it is about: a member of staff of an enterprise. */
	unit?: string;
	day: string;
	operation: string | null;
	partner: string | null;
	/** Cents, hundredths of a full-time job, minutes or visitors: as its kind says. */
	amount: number;
	/** A size class, an age, a stage. */
	word: string | null;
	/** Signed, validated, attested: as its kind asks. */
	proved: boolean;
	pieces: readonly Piece[];
}>;

/** What figures are computed from. `joins`: pairs that are one enterprise; `projects`: files that are no enterprise yet. */
export type Material = Readonly<{
	lines: readonly Line[];
	joins: readonly (readonly [string, string])[];
	projects: readonly string[];
}>;

/** Of which days, operation and partner a figure is; null: of all. */
export type Scope = Readonly<{ from: string; until: string; operation: string | null; partner: string | null }>;

export const ALWAYS: Scope = { from: '0001-01-01', until: '9999-12-31', operation: null, partner: null };

export const isIn = ({ day, operation, partner }: Line, scope: Scope): boolean =>
	day >= scope.from &&
	day <= scope.until &&
	(scope.operation === null || operation === scope.operation) &&
	(scope.partner === null || partner === scope.partner);

/** The day so many years later; the last of February stays in February. */
export function yearsAfter(day: string, years: number): string {
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
	const last = new Date(Date.UTC(year + years, month, 0)).getUTCDate();
	return new Date(Date.UTC(year + years, month - 1, Math.min(date, last))).toISOString().slice(0, 10);
}
