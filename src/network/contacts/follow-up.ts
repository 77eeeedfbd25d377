import type { Contact } from './contact.ts';

/** Something to be done about a contact. */
export type FollowUp = Readonly<{
	id: string;
	contact: Contact;
	contactName: string;
	what: string;
	/** The day, as ISO 8601 has it. */
	due: string;
	/** Null: everybody's of the team. */
	assignee: string | null;
	assigneeName: string | null;
	doneAt: Date | null;
	doneByName: string | null;
}>;

export type FollowUpState = 'later' | 'today' | 'late' | 'done';

/** Where a follow-up stands on a day; done closes it, whatever its day. */
export function followUpState({ due, doneAt }: Pick<FollowUp, 'due' | 'doneAt'>, today: string): FollowUpState {
	if (doneAt) return 'done';
	if (due === today) return 'today';
	return due < today ? 'late' : 'later';
}
