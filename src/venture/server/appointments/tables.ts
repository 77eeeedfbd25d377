import type { ColumnType, Generated } from 'kysely';
import type { InvitedAnswer } from '#kernel/inbox/mail.ts';
import type { On } from '../tables.ts';

/** Null unless it is said. */
type Later<T> = ColumnType<T | null, T | null | undefined, T | null>;

interface AppointmentTable {
	id: string;
	contact: string;
	file: string;
	author: Later<string>;
	title: string;
	place: Later<string>;
	link: Later<string>;
	sequence: Generated<number>;
	plannedAt: ColumnType<Date, Date | undefined, Date>;
	cancelledAt: Later<Date>;
}

interface InvitedTable {
	id: string;
	appointment: string;
	person: string;
	email: string;
	answer: Generated<InvitedAnswer>;
	answeredAt: Later<Date>;
	/** A range: written and read by SQL alone. */
	proposes: Later<string>;
}

type Tables = {
	'venture.appointment': AppointmentTable;
	'venture.invited': InvitedTable;
};

export const within = (on: On) => on.withTables<Tables>();
