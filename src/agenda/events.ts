import type { MaterialKind } from './after.ts';
import type { OfferingArea, OfferingKind } from './offering.ts';

declare module '#kernel/facts.ts' {
	interface Facts {
		/** The object of what is published, rewritten or trashed is the offering; that of the others is the occurrence, and the context its offering. */
		'agenda.published': { kind: OfferingKind; area: OfferingArea; fictional: boolean };
		'agenda.unpublished': Record<never, never>;
		/** `fields`: how many were changed; the object may be an occurrence, whose theme changed. */
		'agenda.rewritten': { fields: number };
		'agenda.rewriting_undone': Record<never, never>;
		/** `seats`: how many registrations were cancelled by it. */
		'agenda.trashed': { seats: number };
		'agenda.restored': Record<never, never>;
		/** `capacity` null: no limit. */
		'agenda.scheduled': { minutes: number; capacity: number | null };
		'agenda.rescheduled': { minutes: number; movedMinutes: number; placeChanged: boolean };
		'agenda.removed': { minutes: number };
		'agenda.cancelled': { minutes: number; seats: number };
		/** It takes place after all; `seats`: how many have their place again. */
		'agenda.reinstated': { minutes: number; seats: number };
		/** A signed attendance sheet: `hash` is the SHA-256 of its scan, `bytes` its length. */
		'agenda.sheet_attached': { hash: string; bytes: number; mediaType: string };
		'agenda.sheet_removed': { hash: string; bytes: number };
		/** On a festival's programme: the object is the item, the context its offering. */
		'agenda.item_planned': { minutes: number };
		'agenda.item_rewritten': { movedMinutes: number; stageChanged: boolean };
		'agenda.item_cancelled': { minutes: number };
		'agenda.item_put_back': { minutes: number };
		'agenda.item_trashed': Record<never, never>;
		'agenda.item_restored': Record<never, never>;
		/** Its stages and tracks: the object is the offering. */
		'agenda.stages_changed': Record<never, never>;
		/** What it asks of those who register: the object is the offering. */
		'agenda.questions_changed': Record<never, never>;
		/** The kinds of its tickets: the object is the offering. */
		'agenda.categories_changed': Record<never, never>;
		/** What was said and shown at a séance, which is the context. */
		'agenda.material_added': { kind: MaterialKind };
		'agenda.material_removed': { kind: MaterialKind };
		/** What somebody proposes for the agenda: neither says what, nor who. */
		'agenda.proposed': Record<never, never>;
		'agenda.proposal_taken': Record<never, never>;
		'agenda.proposal_declined': Record<never, never>;
		/** After a séance: the object is the question, the context its occurrence. */
		'agenda.asked': Record<never, never>;
		'agenda.answered': Record<never, never>;
		/** Everybody sees it from now on, answered or not; or nobody does. */
		'agenda.followup_shown': Record<never, never>;
		'agenda.followup_hidden': Record<never, never>;
	}
}
