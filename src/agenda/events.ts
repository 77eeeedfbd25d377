import type { OfferingArea, OfferingKind } from './offering.ts';

declare module '#kernel/facts.ts' {
	interface Facts {
		/** The object is the offering; that of the others is the occurrence, and the context its offering. */
		'agenda.published': { kind: OfferingKind; area: OfferingArea; fictional: boolean };
		/** `capacity` null: no limit. */
		'agenda.scheduled': { minutes: number; capacity: number | null };
		'agenda.rescheduled': { minutes: number; movedMinutes: number; placeChanged: boolean };
		'agenda.cancelled': { minutes: number; seats: number };
	}
}
