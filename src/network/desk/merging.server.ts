import { personById } from '#kernel/identity/server/persons.ts';
import type { Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { longDate } from '#kernel/time.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { bookingsOf } from '#participation/server';
import { doing } from '#web/asking.server.ts';
import type { Question } from '#web/asking.ts';
import { MERGER_DAYS } from '../merger.ts';
import { affiliationsOf, organizationById } from '../server/index.ts';

/** The question before one of two persons who are the same goes. @throws 404. */
export async function mergingPersons(tx: Tx, goes: string, stays: string): Promise<Question> {
	const [from, into] = [await nameOf(tx, goes), await nameOf(tx, stays)];
	const { length: count } = await bookingsOf(goes, tx);
	const says = [m.desk_merge_all({ from, into }), ...(count ? [m.desk_merge_bookings({ count })] : [])];
	return doing(m.desk_merge_do(), says);
}

/** The question before one of two organisations that are the same goes. @throws 404. */
export async function mergingOrganizations(tx: Tx, goes: string, stays: string, locale: Locale): Promise<Question> {
	const [from, into] = [await organizationById(goes, tx), await organizationById(stays, tx)];
	// somebody may have a place in two roles
	const count = new Set((await affiliationsOf({ organization: goes }, tx)).map(({ person }) => person)).size;
	const says = [
		m.desk_merge_all({ from: from.name, into: into.name }),
		...(count ? [m.desk_merge_people({ count })] : []),
		m.organizations_merger_can({ date: longDate(undoableUntil(), locale, (await hub()).timeZone) })
	];
	return { ...doing(m.organizations_merger_do(), says), kept: true };
}

/** Until when a merger of now can be undone. */
export const undoableUntil = (): Date => new Date(Date.now() + MERGER_DAYS * 86_400_000);

const nameOf = async (tx: Tx, id: string): Promise<string> => (await personById(id, tx))?.name ?? '—';
