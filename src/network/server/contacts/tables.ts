import type { ColumnType } from 'kysely';
import type { Asks, Contact, ListReaders, NoteReaders } from '../../contacts/contact.ts';
import type { On } from '../tables.ts';

type Moment = ColumnType<Date, Date | undefined, Date>;
/** Of one of the two. */
type Of = { person: string | null; organization: string | null };

interface FollowUpTable extends Of {
	id: string;
	what: string;
	due: string;
	assignee: string | null;
	madeBy: string | null;
	madeAt: Moment;
	doneAt: Date | null;
	doneBy: string | null;
}

interface NoteTable extends Of {
	id: string;
	author: string | null;
	day: string;
	text: string;
	readers: NoteReaders;
	writtenAt: Moment;
	changedAt: Date | null;
}

interface ListTable {
	id: string;
	name: string;
	asks: ColumnType<Asks, string, string>;
	readers: ListReaders;
	madeBy: string | null;
	madeAt: Moment;
}

type Tables = {
	'network.tag': { id: string; label: string; madeBy: string | null; madeAt: Moment };
	'network.tagged': Of & { tag: string; taggedAt: Moment };
	'network.note': NoteTable;
	'network.followUp': FollowUpTable;
	'network.contactList': ListTable;
	'network.listEntry': Of & { list: string; kept: boolean };
	'network.organization': { id: string; name: string; deletedAt: Date | null };
	// read to know whom it is about, never written here
	'identity.person': {
		id: string;
		name: string;
		birthYear: number | null;
		minorUntil: number | null;
		erasedAt: Date | null;
	};
};

export const within = (on: On) => on.withTables<Tables>();

/** The columns that say whom something is about. */
export const columnsOf = ({ kind, id }: Contact): Of => ({
	person: kind === 'person' ? id : null,
	organization: kind === 'organization' ? id : null
});

export const contactIn = ({ person, organization }: Of): Contact =>
	person ? { kind: 'person', id: person } : { kind: 'organization', id: organization ?? '' };
