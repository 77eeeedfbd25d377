import type { Locale, Name } from '#kernel/words.ts';
import { m } from '#messages';

type ContactRule = Readonly<{
	/** It has a beginning and an end, and takes its adviser's time. */
	timed: boolean;
	/** What of it is support that a funder counts for the file: individual, tailored and in a session. */
	supports: boolean;
	/** Its holders have heard something. */
	heard: boolean;
	/** Several files may be in it at once. */
	group: boolean;
	name: Name;
}>;

/**
 * What is done with or for a file, and what of it counts as support. RCO04 (enterprises with non-financial support) counts what is given in a structured and documented way; one-off contacts such as
 * a telephone call do not count.
 */
const contactRules = {
	call: { timed: false, supports: false, heard: true, group: false, name: m.support_kind_call },
	session: { timed: true, supports: true, heard: true, group: false, name: m.support_kind_session },
	video: { timed: true, supports: true, heard: true, group: false, name: m.support_kind_video },
	group: { timed: true, supports: true, heard: true, group: true, name: m.support_kind_group },
	letter: { timed: false, supports: false, heard: true, group: false, name: m.support_kind_letter },
	note: { timed: false, supports: false, heard: false, group: false, name: m.support_kind_note },
	preparation: { timed: true, supports: false, heard: false, group: true, name: m.support_kind_preparation }
} as const satisfies Record<string, ContactRule>;

export type ContactKind = keyof typeof contactRules;
export const contactKinds = Object.keys(contactRules) as ContactKind[];

export const contactRule = (kind: ContactKind): ContactRule => contactRules[kind];
export const contactKindName = (kind: ContactKind, locale?: Locale): string =>
	contactRules[kind].name({}, locale && { locale });
