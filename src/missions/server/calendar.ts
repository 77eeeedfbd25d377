import { href } from '#kernel/address.ts';
import { missing } from '#kernel/errors.ts';
import { calendarText, clean, emptyCalendar, stampOf, timesOf } from '#kernel/server/calendar.ts';
import { publicHost, publicUrl } from '#kernel/server/place.ts';
import { type Locale, say } from '#kernel/words.ts';
import { travellerById } from './delegation.ts';
import { linked, linkTo } from './links.ts';
import { missionById } from './reading.ts';
import { entriesOf } from './sheets.ts';

/** Our own path of a traveller's calendar: it holds for as long as she travels. */
export const calendarPath = (traveller: string): string => `/missions/calendar/${linkTo('calendar', traveller, 1)}`;

/** What a traveller does, for her calendar program. @throws 404 for a link that is not ours, or of who does not travel any more, or is erased */
export async function travellerCalendar(token: string, locale: Locale): Promise<string> {
	const traveller = await travellerById(linked('calendar', token).id);
	const mission = await missionById(traveller.mission);
	if (mission.state === 'cancelled' || traveller.person === null) throw missing();
	const title = say(mission.title, locale).text;
	const page = publicUrl() + href(`/me/missions/${mission.id}/sheet`, locale);
	const made = emptyCalendar({ name: title, locale, product: 'missions' });
	for (const entry of await entriesOf(mission, traveller.id, locale)) {
		const { id, startsAt, endsAt, startZone, since, place, address, phone, note } = entry;
		made.createEvent({
			id: `${id}@${publicHost()}`,
			stamp: stampOf(since),
			...timesOf({ startsAt, endsAt, timeZone: startZone }),
			summary: clean(entry.title),
			location: { title: clean([place, address].filter(Boolean).join(', ')) },
			description: clean([phone, note, page].filter(Boolean).join('\n')),
			url: page
		});
	}
	return calendarText(made);
}
