import type { OrganizationKind } from '../kinds.ts';

/** Somebody whom the team keeps in touch with: a person or an organisation that the hub knows. */
export type Contact = Readonly<{ kind: 'person' | 'organization'; id: string }>;

export type Tag = Readonly<{ id: string; label: string }>;

/** A tag as the list of them has it: on how many, and how many saved lists it fills. */
export type TagEntry = Tag & Readonly<{ uses: number; lists: number }>;

/** Who reads a note besides whoever wrote it: the team, whoever may read what is reserved (`contactActs.readReserved`), or nobody. */
export const noteReaders = ['team', 'admins', 'me'] as const;
export type NoteReaders = (typeof noteReaders)[number];

export const listReaders = ['team', 'me'] as const;
export type ListReaders = (typeof listReaders)[number];

export type Note = Readonly<{
	id: string;
	/** The day of what it tells, as ISO 8601 has it. */
	day: string;
	text: string;
	readers: NoteReaders;
	author: string | null;
	authorName: string | null;
	person: string | null;
	personName: string | null;
	organization: string | null;
	organizationName: string | null;
	changedAt: Date | null;
}>;

/** What is asked of the contacts; what is not given does not narrow. */
export type Asks = Readonly<{
	text?: string;
	kind?: Contact['kind'];
	/** Ids of tags: one of them, or `every` one. */
	tags?: readonly string[];
	every?: boolean;
	/** Of an organisation, or of one that a person is in now. */
	sector?: string;
	organizationKind?: string;
	/** What only a person has: a role here, and that she agreed to the newsletter. */
	role?: string;
	newsletter?: boolean;
}>;

export type ContactList = Readonly<{
	id: string;
	name: string;
	asks: Asks;
	readers: ListReaders;
	madeBy: string | null;
	madeByName: string | null;
}>;

export type ContactRow = Contact &
	Readonly<{
		name: string;
		email: string | null;
		phone: string | null;
		locality: string | null;
		/** What an organisation is. */
		organizationKind: OrganizationKind | null;
		/** The organisations that a person is in now. */
		organizations: string | null;
		/** Whether a person agreed to the newsletter; null for an organisation. */
		newsletter: boolean | null;
		tags: readonly Tag[];
		/** The day of the next thing to be done. */
		due: string | null;
	}>;

/** Where a contact is in Coulisses: our own path. */
export const contactPath = ({ kind, id }: Contact): string =>
	`/desk/${kind === 'person' ? 'people' : 'organizations'}/${id}`;

/** A contact as a field of a form carries it, and back; null for what is none. */
export const contactKey = ({ kind, id }: Contact): string => `${kind}.${id}`;
export function contactOf(key: string): Contact | null {
	const [kind, id] = key.split('.');
	return (kind === 'person' || kind === 'organization') && id ? { kind, id } : null;
}
