import type { Act } from '#kernel/identity/policy.ts';
import { m } from '#messages';

/** A page of Coulisses: where it is, what it is called, and what one must be allowed to do to find it. */
export type Room = Readonly<{ path: string; name: () => string; act: Act }>;

/** The first room of a wing is the wing's own page; with one room a wing shows no second row. */
export const wings: readonly { name: () => string; rooms: readonly Room[] }[] = [
	{ name: m.desk_today, rooms: [{ path: '/desk', name: m.desk_today, act: 'desk.today' }] },
	{
		name: m.desk_room_activities,
		rooms: [
			{ path: '/desk/activities', name: m.desk_room_activities, act: 'desk.enter' },
			{ path: '/desk/registrations', name: m.desk_room_registrations, act: 'desk.enter' },
			{ path: '/desk/door', name: m.desk_room_door, act: 'desk.enter' },
			{ path: '/desk/calendars', name: m.desk_room_calendars, act: 'desk.enter' }
		]
	},
	{
		name: m.desk_room_learning,
		rooms: [
			{ path: '/desk/programmes', name: m.desk_room_programmes, act: 'desk.enter' },
			{ path: '/desk/classes', name: m.desk_room_classes, act: 'class.keep' },
			{ path: '/desk/workshops', name: m.desk_room_workshops, act: 'desk.enter' },
			{ path: '/desk/ways', name: m.desk_room_ways, act: 'desk.enter' }
		]
	},
	{
		name: m.journey_desk_wing,
		rooms: [
			{ path: '/desk/journey', name: m.journey_desk_room, act: 'journey.see' },
			{ path: '/desk/stories', name: m.journey_desk_room_stories, act: 'story.edit' }
		]
	},
	{
		name: m.desk_room_stage,
		rooms: [
			{ path: '/desk/shows', name: m.desk_room_shows, act: 'desk.enter' },
			{ path: '/desk/films', name: m.desk_room_films, act: 'desk.enter' },
			{ path: '/desk/stations', name: m.desk_room_stations, act: 'desk.enter' },
			{ path: '/desk/trade', name: m.desk_room_trade, act: 'trade.keep' }
		]
	},
	{
		name: m.desk_room_network,
		rooms: [
			{ path: '/desk/organizations', name: m.desk_room_organizations, act: 'desk.enter' },
			{ path: '/desk/people', name: m.desk_room_people, act: 'person.see' },
			{ path: '/desk/places', name: m.desk_room_places, act: 'organization.add' },
			{ path: '/desk/gallery', name: m.desk_room_gallery, act: 'desk.enter' },
			{ path: '/desk/claims', name: m.desk_room_claims, act: 'claim.decide' }
		]
	},
	{
		name: m.desk_room_site,
		rooms: [
			{ path: '/desk/news', name: m.desk_room_news, act: 'site.edit' },
			{ path: '/desk/pages', name: m.desk_room_pages, act: 'site.edit' },
			{ path: '/desk/newsletter', name: m.desk_room_newsletter, act: 'newsletter.send' }
		]
	},
	{
		name: m.desk_room_records,
		rooms: [
			{ path: '/desk/outbox', name: m.desk_outbox, act: 'desk.outbox' },
			{ path: '/desk/facts', name: m.desk_facts, act: 'desk.facts' },
			{ path: '/desk/reports', name: m.desk_room_reports, act: 'report.decide' },
			{ path: '/desk/import', name: m.desk_room_import, act: 'import.run' }
		]
	},
	{
		name: m.desk_room_setup,
		rooms: [
			{ path: '/desk/settings', name: m.desk_room_settings, act: 'settings.change' },
			{ path: '/desk/sectors', name: m.desk_room_sectors, act: 'sectors.change' },
			{ path: '/desk/operations', name: m.desk_room_operations, act: 'settings.change' },
			{ path: '/desk/team', name: m.desk_team, act: 'person.see' }
		]
	}
];

/** Whether a page is this room, or lies inside it. */
export const within = (path: string, room: string): boolean =>
	path === room || (room !== '/desk' && path.startsWith(`${room}/`));
