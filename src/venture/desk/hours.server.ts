import type { Table } from '#exchange';
import type { Viewer } from '#kernel/identity/index.ts';
import { advisedBy } from '#kernel/identity/policy.ts';
import { localOf } from '#kernel/server/clock.ts';
import { hub } from '#kernel/server/hub.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { contactKindName } from '../contact-kinds.ts';
import { hoursByAdviser, hoursOf } from '../server/index.ts';

/** The month that an address asks for: `2026-11`; this one, when it asks for none. */
export async function monthAsked({ searchParams }: URL): Promise<string> {
	const asked = searchParams.get('month') ?? '';
	return /^\d{4}-(0[1-9]|1[0-2])$/.test(asked) ? asked : localOf(new Date(), (await hub()).timeZone).slice(0, 7);
}

/** An adviser's own hours of a month, and how many each has in the organisations whose adviser she is. */
export async function hoursShown(viewer: Viewer, month: string) {
	const [own, ...teams] = await Promise.all([
		hoursOf(viewer.id, month),
		...advisedBy(viewer).map((organization) => hoursByAdviser(organization, month))
	]);
	return { hours: own, team: teams.flat() };
}

const labels = {
	day: m.web_day,
	from: m.web_start,
	until: m.web_end,
	minutes: m.support_minutes,
	kind: m.web_kind,
	files: m.venture_files,
	operation: m.venture_operation,
	organization: m.web_organization
};

/** Her timesheet of a month as a table. */
export async function timesheet({ id, name }: Viewer, month: string, locale: Locale): Promise<Table> {
	const { timeZone } = await hub();
	const clock = (at: Date): string => localOf(at, timeZone).slice(11);
	const rows = await hoursOf(id, month);
	return {
		name: `${m.support_timesheet({}, { locale })} ${name} ${month}`,
		columns: Object.entries(labels).map(([id, label]) => ({ id, label: label({}, { locale }) })),
		rows: rows.map(({ day, from, until, minutes, kind, files, operation, organization }) => ({
			...{ day, from: clock(from), until: clock(until), minutes, kind: contactKindName(kind, locale) },
			...{ files: files.join(', '), operation, organization }
		}))
	};
}
