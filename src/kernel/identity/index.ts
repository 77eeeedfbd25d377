import type { Ref } from '../facts.ts';
import type { Locale } from '../words.ts';

/** What a person may be here. The first two are the hub's team; the others are held for one organisation. */
export const roleNames = ['admin', 'coordinator', 'teacher', 'founder', 'director', 'partner', 'adviser'] as const;
export type RoleName = (typeof roleNames)[number];

/** A role that is held, and for what: null is the whole hub. */
export type Role = Readonly<{ role: RoleName; scope: Ref | null }>;

/**
 * The person behind a request. `secondFactor`: her session has shown one, not long ago; `withheld`: the roles that count here only in such a session, while
 * hers has not.
 */
export type Viewer = Readonly<{
	id: string;
	name: string;
	email: string | null;
	locale: Locale;
	roles: readonly Role[];
	withheld?: readonly Role[];
	secondFactor: boolean;
	sessionId: string;
}>;

/** What somebody does in the crew of a show. */
export const posts = ['director', 'moderator', 'presenter'] as const;
export type Post = (typeof posts)[number];

/** What a person may agree to, each by itself. */
export const purposes = ['newsletter', 'photo', 'names_shown'] as const;
export type Purpose = (typeof purposes)[number];

/**
 * What a person shows of herself, in parts, and to whom: her name (without which she is nowhere), how to reach her, what she tells of herself
 * and her skills, the organisations she belongs to, what she takes part in.
 */
export const fieldGroups = ['name', 'profile', 'affiliations', 'contact', 'attendance'] as const;
export type FieldGroup = (typeof fieldGroups)[number];
export const audiences = ['nobody', 'signed_in', 'everyone'] as const;
export type Audience = (typeof audiences)[number];
