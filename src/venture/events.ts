import type { ContactKind } from './contact-kinds.ts';
import type { CloseReason, FileKind, HolderRole, NumberKind, SizeClass, Stage } from './kinds.ts';

/** What a figure needs of a file, three years later. */
type About = {
	kind: FileKind;
	stage: Stage;
	sector: string | null;
	nace: string | null;
	size: SizeClass;
	operation: string | null;
	fictional: boolean;
};

declare module '#kernel/facts.ts' {
	interface Facts {
		/** The object is the file, the target its keeper, in this and the following. */
		'venture.opened': About;
		'venture.changed': About;
		'venture.stage_changed': About & { from: Stage };
		'venture.closed': About & { reason: CloseReason };
		'venture.reopened': About;
		/** The target is the person. */
		'venture.holder_added': { role: HolderRole };
		'venture.holder_left': { role: HolderRole };
		/** The target is the partner; `parts`: how many. */
		'venture.opened_to': { parts: number };
		'venture.closed_to': Record<string, never>;
		'venture.number_given': { kind: NumberKind; value: number; asOf: string };
		'venture.number_struck': { kind: NumberKind };
		'venture.document_added': { bytes: number };
		'venture.document_removed': Record<string, never>;
		/** A holder has added what she did: the context is that. */
		'venture.step_added': Record<string, never>;
		'venture.step_removed': Record<string, never>;
		/** The object is the file, the context the contact: a fact for each file of it. `minutes`: of support of this file, none where it does not count. */
		'venture.contact': About & { contact: ContactKind; minutes: number; group: boolean };
		'venture.contact_struck': { contact: ContactKind; minutes: number };
		'venture.plan_agreed': { minutes: number; goals: number; operation: string | null };
		'venture.goal_met': { met: boolean };
		/** The context is the sheet. */
		'venture.sheet_sent': { month: string; minutes: number; operation: string | null };
		'venture.sheet_reminded': { times: number };
		'venture.sheet_signed': { month: string; minutes: number; operation: string | null };
	}
}
