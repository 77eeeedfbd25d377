import type { Words } from '#kernel/words.ts';
import type { SpaceKind } from './kinds.ts';

export { doorAt } from './door.ts';
export { type ElsewhereSaid, elsewhereSaid } from './elsewhere.ts';
export { isWithin, joined, nearestFree, type Stretch, without } from './free.ts';
export { allDay, type Exception, type Hours, type Opening } from './hours.ts';
export { openingsText } from './hours-text.ts';
export { isPooled, openings, openToName, spaceKindName, spaceKinds } from './kinds.ts';
export { codeIn } from './kits/code.ts';
export { euros } from './machines/said.ts';
export { ReservationRequest } from './reservation.ts';
export { NewSpace } from './space.schema.ts';
export { inItsHouse, type Rules, type Space } from './space.ts';
export { weekdays } from './weekdays.ts';

/** What other modules may join: a space in its place. */
export type SpaceCard = Readonly<{
	id: string;
	slug: string;
	kind: SpaceKind;
	name: Words;
	capacity: number | null;
	place: string;
	placeSlug: string;
	placeName: string;
	deletedAt: Date | null;
}>;
