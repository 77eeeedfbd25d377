import type { Hub } from '#kernel/hub.ts';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can } from '#kernel/identity/policy.ts';
import type { Locale } from '#kernel/words.ts';
import { hostActs } from '../../../acts.ts';
import { isOver, isWaiting, tookPlace } from '../../../index.ts';
import { type FullMeeting, hostOf, hosts, meetingsFor, meetingsOf } from '../../../server/index.ts';

/** The meetings that somebody has asked for, those that she is asked for, and whom she may ask. */
export async function meetingsShown(viewer: Viewer) {
	const { id } = viewer;
	const [mine, asked, listed, host] = await Promise.all([meetingsOf(id), meetingsFor(id), hosts(), hostOf(id)]);
	return {
		mine: mine.map((meeting) => shown(meeting, 'mine')),
		asked: asked.map((meeting) => shown(meeting, 'asked')),
		hosts: listed.filter((one) => one.id !== host?.id),
		host: host && { id: host.id },
		key: newId(),
		lists: can(viewer, hostActs.list)
	};
}

/** A meeting as one of its two sides sees it: what the player writes afterwards is hers alone. */
function shown(meeting: FullMeeting, side: 'mine' | 'asked') {
	const { id, state, about, times, online, place, at, reply, personSays, hostSays, lines } = meeting;
	const [iSay, otherSays] = side === 'mine' ? [personSays, hostSays] : [hostSays, personSays];
	return {
		...{ id, state, about, times, online, place, at, reply, iSay, otherSays },
		other: side === 'mine' ? meeting.hostName : meeting.personName,
		lines: side === 'mine' ? lines : null,
		...{ over: isOver(meeting), held: tookPlace(meeting), waiting: isWaiting(meeting) }
	};
}

export type MeetingShown = ReturnType<typeof shown>;

/** Where and in which language somebody reads about her meetings. */
export type Reader = Readonly<{ locale: Locale; hub: Pick<Hub, 'timeZone'> }>;

type Typed = Readonly<{
	/** `ask` with the host's id, or the id of the meeting. */
	form: string;
	about: string;
	reply: string;
	lines: string;
	how?: string;
	place?: string;
	days?: readonly Readonly<{ day: string; time: string }>[];
}>;

/** What was typed into one of the forms of that page. */
export const typedMeeting = (form: string, more: Partial<Typed> = {}): Typed => ({
	...{ about: '', reply: '', lines: '', ...more },
	form
});

/** What one of the forms of that page answers. */
export type MeetingAnswer = Readonly<{ typed: Typed; problems: Record<string, string> }>;
