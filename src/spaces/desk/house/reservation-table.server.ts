import type { Table } from '#exchange';
import { type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { stateName } from '#participation';
import { type ReservationQuery, reservationList } from '../../server/index.ts';

const MOST = 20_000;

const labels = {
	starts: m.web_start,
	ends: m.web_end,
	place: m.web_place,
	space: m.house_space,
	quantity: m.house_quantity,
	name: m.web_person,
	email: m.web_email_address,
	organization: m.house_payer,
	operation: m.house_operation,
	purpose: m.house_purpose,
	people: m.house_people,
	state: m.web_state,
	note: m.desk_note,
	created: m.house_booked_at
};

/** Reservations as a table. */
export async function reservationTable(query: ReservationQuery, locale: Locale): Promise<Table> {
	const { rows } = await reservationList(query, { offset: 0, limit: MOST });
	return {
		name: m.house_reservations({}, { locale }),
		columns: Object.entries(labels).map(([id, label]) => ({ id, label: label({}, { locale }) })),
		rows: rows.map((row) => ({
			...{ starts: row.startsAt, ends: row.endsAt, place: row.placeName, space: say(row.spaceName, locale).text },
			...{ quantity: row.quantity, name: row.name, email: row.email, organization: row.organizationName },
			...{ operation: row.operation, purpose: row.purpose, people: row.people, note: row.note, created: row.createdAt },
			state: row.states.map((state) => stateName(state, locale)).join(', ')
		}))
	};
}
