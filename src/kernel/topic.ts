import type { Ref } from './facts.ts';
import type { Sentence } from './noun.ts';
import type { db, Tx } from './server/db.ts';

/** When a person is told: at once, with the rest of the day or of the week, or not at all. */
export const rhythms = ['now', 'daily', 'weekly', 'never'] as const;
export type Rhythm = (typeof rhythms)[number];

/** What the hub writes to people about of itself, as its module declares it. What somebody must know (a place, a link, a promise kept) is none. */
export type Topic = Readonly<{
	/** As it is kept: the module, and what it is. */
	id: `${string}.${string}`;
	name: Sentence;
	/** Why somebody is told, said in each letter. */
	why: Sentence;
	/** What she can choose. The first holds until she does. */
	rhythms: readonly [Rhythm, ...Rhythm[]];
	/** In SQL, one boolean of the person `$1`: whether she is told of it at all. Missing: everybody is. */
	concerns?: string;
	/** Whether somebody may read what a letter is about, at the moment when it leaves. */
	open?(about: Ref, person: string, on: Tx | typeof db): Promise<boolean>;
}>;

/** Minutes of the day by the hub's clock; from a later to an earlier one they last over midnight. */
export type QuietHours = Readonly<{ from: number; until: number }>;

/** Whom a topic concerns that is of those who answer for an organisation. */
export const answering = `exists (select from identity.role where person = $1 and scope_kind = 'organization' and role in ('director', 'partner') and revoked_at is null)`;
