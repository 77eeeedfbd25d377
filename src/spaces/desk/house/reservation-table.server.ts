import { type Flow, flowOf } from '#exchange';
import type { Tx } from '#kernel/server/db.ts';
import { type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { stateName } from '#participation';
import { type ReservationQuery, reservationsInPortions } from '../../server/index.ts';

/** All reservations that are asked for, as a table. */
export function reservationTable(query: ReservationQuery, tx: Tx, locale: Locale): Flow {
	const said = { locale };
	return flowOf(m.house_reservations({}, said), reservationsInPortions(query, tx), {
		starts: [m.web_start({}, said), ({ startsAt }) => startsAt],
		ends: [m.web_end({}, said), ({ endsAt }) => endsAt],
		place: [m.web_place({}, said), ({ placeName }) => placeName],
		space: [m.house_space({}, said), ({ spaceName }) => say(spaceName, locale).text],
		quantity: [m.house_quantity({}, said), ({ quantity }) => quantity],
		name: [m.web_person({}, said), ({ name }) => name],
		email: [m.web_email_address({}, said), ({ email }) => email],
		organization: [m.house_payer({}, said), ({ organizationName }) => organizationName],
		operation: [m.house_operation({}, said), ({ operation }) => operation],
		purpose: [m.house_purpose({}, said), ({ purpose }) => purpose],
		people: [m.house_people({}, said), ({ people }) => people],
		state: [m.web_state({}, said), ({ states }) => states.map((state) => stateName(state, locale)).join(', ')],
		note: [m.desk_note({}, said), ({ note }) => note],
		created: [m.house_booked_at({}, said), ({ createdAt }) => createdAt]
	});
}
