import { type ContactKind, contactRule } from '../contact-kinds.ts';

/** What has become of a slot that was booked. */
const mentoringStates = ['asked', 'confirmed', 'declined', 'cancelled'] as const;
export type MentoringState = (typeof mentoringStates)[number];

type Told = Readonly<{ state: MentoringState; from: Date; until: Date }>;
type Said = Readonly<{ mentorSays: boolean | null; personSays: boolean | null }>;

/** Whether it can be said that it took place: it was confirmed, and its time has begun. */
export const canBeSaid = ({ state, from }: Told, now = new Date()): boolean => state === 'confirmed' && from <= now;

/** Whether it took place: both sides say so. */
export const tookPlace = ({ mentorSays, personSays }: Said): boolean => mentorSays === true && personSays === true;

/** Whether either side may still call it off. */
export const canBeCancelled = ({ state, from }: Told, now = new Date()): boolean =>
	(state === 'asked' || state === 'confirmed') && from > now;

export const minutesOf = ({ from, until }: Pick<Told, 'from' | 'until'>): number =>
	Math.round((+until - +from) / 60_000);

/**
 * The minutes of an hour with a mentor that count as support which a funder pays: none by itself, for a mentor accompanies for nobody; all once an adviser has written it down as a contact of a kind
 * that counts (`contact-kinds.ts`), which takes her own time.
 */
export const countedMinutes = (held: Pick<Told, 'from' | 'until'>, written: ContactKind | null): number =>
	written !== null && contactRule(written).supports ? minutesOf(held) : 0;
