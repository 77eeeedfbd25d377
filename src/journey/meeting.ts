import type { Locale, Words } from '#kernel/words.ts';

/** What has become of a meeting (« rendez-vous ») that was asked for. */
export type MeetingState = 'asked' | 'accepted' | 'declined' | 'withdrawn';

/** Somebody of the network whom players may ask to meet. */
export type Host = Readonly<{
	id: string;
	name: string;
	/** She accompanies people who begin. */
	mentor: boolean;
	/** She reads canvases. */
	coach: boolean;
	about: Words;
	languages: readonly Locale[];
}>;

export type Meeting = Readonly<{
	id: string;
	state: MeetingState;
	/** What the player wants to speak about. */
	about: string;
	/** The times that she proposes. */
	times: readonly Date[];
	online: boolean;
	place: string | null;
	/** The time that was accepted. */
	at: Date | null;
	reply: string | null;
	/** Whether it took place, as each side says; null: has not said. */
	personSays: boolean | null;
	hostSays: boolean | null;
	/** The three lines that the player writes afterwards. */
	lines: string | null;
	askedAt: Date;
}>;

type Dated = Pick<Meeting, 'state' | 'at'>;

/** Whether it can be said that a meeting took place: it was accepted, and its time has come. */
export const isOver = ({ state, at }: Dated, now = new Date()): boolean =>
	state === 'accepted' && at !== null && at <= now;

/** Whether a meeting took place: both sides say so. */
export const tookPlace = ({ personSays, hostSays }: Pick<Meeting, 'personSays' | 'hostSays'>): boolean =>
	personSays === true && hostSays === true;

/** Whether a meeting may still be answered: one of its times is to come. */
export const isWaiting = ({ state, times }: Pick<Meeting, 'state' | 'times'>, now = new Date()): boolean =>
	state === 'asked' && times.some((time) => time > now);
