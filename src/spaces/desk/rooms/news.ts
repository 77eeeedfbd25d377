import type { ElsewhereSaid } from '../../index.ts';

/** Something that one can choose instead, by one press: what it does to the form (`instead.ts`), and its words. */
export type Choice = Readonly<{ value: string; label: string }>;

/** A time at which a room is taken. */
export type TakenTime = Readonly<{
	/** The day of the place, and when, in words. */
	day: string;
	when: string;
	/** What has it, if one may know; `href` null: only what it is called. */
	by: readonly Readonly<{ title: string | null; href: string | null; when: string }>[];
	/** Other times of this room, and other rooms at this time, the nearest first. */
	times: readonly Choice[];
	rooms: readonly Choice[];
}>;

/** Whether a room can be had at all times of a plan. */
export type RoomNews = Readonly<{
	room: string;
	/** At how many times it was looked at. */
	count: number;
	taken: readonly TakenTime[];
	/** At how many more it is taken than are told. */
	more: number;
	/** At which of these times it is taken by a calendar that is kept elsewhere: that is a warning, and takes nothing. */
	elsewhere: ElsewhereSaid | null;
	/** Rooms that are free at all of these times. */
	rooms: readonly Choice[];
	/** Of a place as a whole, which two things may share: what the form sends to keep what was told (`sure_place`). */
	keep?: string;
}>;

/** What was said of the room with a form that is shown again, if its act says anything of rooms. */
export const saidIn = (form: object | null): RoomNews | null =>
	(form as { room?: RoomNews | null } | null)?.room ?? null;
