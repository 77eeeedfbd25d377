import type { SpaceKind } from './kinds.ts';
import type { EndReason, Payer, PlanKind } from './plans/plan.ts';

/** What a figure needs of a time that a space is somebody's, three years later. */
type Taking = {
	kind: SpaceKind;
	minutes: number;
	quantity: number;
	/** The kind of what takes it: `reservation`, `occurrence`, … */
	subject: string;
	/** The code of the funded project that it is booked on. */
	operation: string | null;
};

declare module '#kernel/facts.ts' {
	interface Facts {
		/** The object is the space, in this and the following three. */
		'spaces.added': { kind: SpaceKind; capacity: number | null; units: number; fictional: boolean };
		'spaces.changed': { kind: SpaceKind; capacity: number | null; units: number };
		'spaces.trashed': { kind: SpaceKind };
		'spaces.restored': { kind: SpaceKind };
		/** The object is the place whose days are otherwise, or the space. */
		'spaces.hours_changed': Record<string, never>;
		/** The object is the place whose plan is another one. */
		'spaces.floor_changed': Record<string, never>;
		/** The object is the space, the context what takes it, the place its place; in this and the following three. */
		'spaces.held': Taking;
		'spaces.taken': Taking;
		'spaces.freed': Taking;
		/** The calendar that is kept elsewhere; the object is the space, in this and the following two. */
		'spaces.outside_set': { file: boolean };
		'spaces.outside_removed': Record<string, never>;
		/** It says something else than before, or cannot be read any more, or again. */
		'spaces.outside_read': { busy: number; failing: boolean };
		/** The code of the door of a space or of a place, the object. */
		'spaces.code_changed': { given: boolean };
		/** To whoever has booked; the context is the reservation. */
		'spaces.code_shown': Record<string, never>;
		/** What it is for is shown at the door, or no more; the context is the reservation. */
		'spaces.door_words': { shown: boolean };
		/** It should have the space, and somebody else has it. */
		'spaces.clashed': Taking;
		/** A reservation, the context, is at another time or of another space, the object. By how many minutes it begins later. */
		'spaces.moved': { minutes: number };
		/** The object is the contract, in this and the following one; `persons`: how many use it. */
		'spaces.contract_begun': {
			kind: PlanKind;
			payer: Payer['kind'];
			operation: string | null;
			persons: number;
			fictional: boolean;
		};
		'spaces.contract_ended': { kind: PlanKind; reason: EndReason };
		/** The object is the statement. */
		'spaces.statement_closed': {
			month: string;
			payer: Payer['kind'];
			operation: string | null;
			cents: number;
			lines: number;
			fictional: boolean;
		};
		/** The object is the space, the context the loan or the reservation, in this and the following two; until when in minutes. */
		'spaces.handed_out': { minutes: number; photo: boolean };
		'spaces.handed_back': { lateMinutes: number; photo: boolean };
		/** Whoever has it is asked to bring it back. */
		'spaces.chased': { times: number; days: number };
		/** The object is the induction; in the two below the target is the person, the context the séance that gave it. */
		'spaces.induction_kept': { months: number | null; seances: boolean };
		'spaces.inducted': { byHand: boolean; ends: boolean };
		/** `freed`: how many of her bookings. */
		'spaces.induction_ended': { freed: number };
		/** The object is the machine, in this and all that follow. */
		'spaces.machine_kept': { kind: SpaceKind; induction: boolean; hourCents: number };
		'spaces.sheet_written': { kind: SpaceKind; version: number };
		'spaces.sheet_signed': { version: number };
		'spaces.out_of_order': { kind: SpaceKind; minutes: number; whole: boolean; freed: number; clashes: boolean };
		'spaces.in_order': { kind: SpaceKind };
		'spaces.upkept': { kind: SpaceKind; planned: boolean };
		/** The context is the reservation; in cents, the material included. */
		'spaces.used': { kind: SpaceKind; minutes: number; cents: number; materials: number; operation: string | null };
		'spaces.use_struck': { struck: boolean; cents: number };
	}
}
