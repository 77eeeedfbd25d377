import type { Name } from '#kernel/words.ts';
import { m } from '#messages';
import type { NoteReaders } from '../../contacts/contact.ts';

const readers = {
	team: m.contacts_readers_team,
	admins: m.contacts_readers_admins,
	me: m.contacts_readers_me
} satisfies Record<NoteReaders, Name>;

/** Who reads a note or sees a list, as whoever writes it says it. */
export const readersName = (one: NoteReaders): string => readers[one]({});
