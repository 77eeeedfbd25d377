import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import { type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import type { SheetEntry } from '../sheet.ts';
import { daysOf } from '../sheet.ts';
import type { Traveller } from './delegation.ts';
import { itemsOf } from './itinerary.ts';
import { clocksOf, type Mission } from './reading.ts';
import type { On } from './tables.ts';

type Met = Readonly<{
	id: string;
	name: string;
	organization: string;
	about: string;
	phone: string;
	number: number;
	startsAt: Date;
	endsAt: Date;
	updatedAt: Date;
}>;

/** All that a traveller does: the parts of the journey in which she takes part, and her meetings. */
export async function entriesOf(
	mission: Mission,
	traveller: string,
	locale: Locale,
	on: On = db
): Promise<SheetEntry[]> {
	const { rows } = await sql<Met>`
		select e.id, c.name, c.organization, c.about, c.phone, s.number, e.starts_at, e.ends_at, greatest(e.updated_at, c.answered_at) as updated_at
		from missions.meeting e join missions.counterpart c on c.id = e.counterpart join missions.spot s on s.id = e.spot
		where e.mission = ${mission.id} and e.traveller = ${traveller} and e.state = 'planned'`.execute(on);
	const items = (await itemsOf(mission.id, on)).filter(({ skips }) => !skips.includes(traveller));
	const zone = mission.timeZone;
	return [
		...items.map(({ skips: _, updatedAt, ...item }) => ({ ...item, since: updatedAt })),
		...rows.map(({ id, name, organization, about, phone, number, startsAt, endsAt, updatedAt }) => ({
			...{ id, kind: 'meeting' as const, startsAt, startZone: zone, endsAt, endZone: zone, since: updatedAt },
			title: m.missions_meeting_with({ name, organization }, { locale }),
			place: m.missions_table({ number }, { locale }),
			...{ address: '', phone, note: about }
		}))
	];
}

/** The sheet of somebody who travels, whole: what the page, the paper and the phone show. */
export async function sheetOf(mission: Mission, { id, name }: Traveller, locale: Locale, now = new Date()) {
	const { there, here } = await clocksOf(mission, locale);
	const lines = mission.documents ? say(mission.documents, locale).text.split('\n') : [];
	return {
		title: say(mission.title, locale).text,
		name: name ?? '',
		...{ starts: mission.starts, ends: mission.ends, locality: mission.locality, there, here, asOf: now },
		contact: { name: mission.contactName, phone: mission.contactPhone },
		documents: lines.map((line) => line.replace(/^[-*•]\s*/, '').trim()).filter(Boolean),
		fictional: mission.fictional,
		days: daysOf(await entriesOf(mission, id, locale))
	};
}
export type Sheet = Awaited<ReturnType<typeof sheetOf>>;
