import type { AboutKind, DeclarationKind } from './kinds.ts';

/** Of which operation and period a report is. */
type Reported = { operation: string; from: string; until: string; fictional: boolean };

/** What a figure needs of a declaration, three years later. */
type About = { kind: DeclarationKind; about: AboutKind; asOf: string; operation: string | null; fictional: boolean };

declare module '#kernel/facts.ts' {
	interface Facts {
		/** The object is the declaration, the target what it is about, in this and the following. `hash`: SHA-256 of its document. */
		'impact.declared': About & { hash: string };
		'impact.validated': About;
		'impact.declined': About;
		/** The team has decided that two are one enterprise: the object is the decision, target and context are the two. */
		'impact.joined': Record<never, never>;
		'impact.parted': Record<never, never>;
		/** The object is the target of an operation, `measure` its code. */
		'impact.promised': { operation: string; measure: string; amount: number };
		/** Hours or a cost were written for operations: the object is the charge. */
		'impact.hour_written': { minutes: number; operations: number };
		'impact.cost_written': { cents: number; operations: number };
		/** The team has said what it found out about a piece that is not what was seen: the object is the piece. */
		'impact.amber_explained': { piece: string };
		/** The object is the report, in this and the following. */
		'impact.report_sent': Reported;
		'impact.report_returned': Reported;
		/** Somebody came through the auditor's door: the context is the key, and nobody is named. */
		'impact.report_opened': Reported;
		/** `hash`: SHA-256 of all that it has kept; `position`: of the log, before this. */
		'impact.report_closed': Reported & { hash: string; position: number; rules: number; pieces: number };
		'impact.charge_struck': Record<never, never>;
	}
}
