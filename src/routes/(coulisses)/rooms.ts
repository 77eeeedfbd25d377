import { guideActs } from '#city/acts.ts';
import { siteActs } from '#editorial/acts.ts';
import { importActs } from '#exchange/acts.ts';
import { groupActs } from '#groups/acts.ts';
import { impactActs } from '#impact/acts.ts';
import { journeyActs, storyActs } from '#journey/acts.ts';
import { deskActs, keyActs, personActs, recordActs, settingsActs } from '#kernel/identity/acts.ts';
import type { Act } from '#kernel/identity/policy.ts';
import { classActs } from '#learning/acts.ts';
import { m } from '#messages';
import { missionActs } from '#missions/acts.ts';
import { reportActs } from '#moderation/acts.ts';
import { claimActs, contactActs, organizationActs, sectorsActs, skillsActs } from '#network/acts.ts';
import { newsletterActs } from '#notice/acts.ts';
import { partneringActs } from '#partnering/acts.ts';
import { thingActs } from '#sensing/acts.ts';
import { spaceActs } from '#spaces/acts.ts';
import { tradeActs } from '#stage/acts.ts';
import { ventureActs } from '#venture/acts.ts';

/** A page of Coulisses: where it is, what it is called, and what one must be allowed to do to find it. */
export type Room = Readonly<{ path: string; name: () => string; act: Act }>;

/** The first room of a wing is the wing's own page; with one room a wing shows no second row. */
export const wings: readonly { name: () => string; rooms: readonly Room[] }[] = [
	{ name: m.web_today, rooms: [{ path: '/desk', name: m.web_today, act: deskActs.today }] },
	{
		name: m.agenda_activities,
		rooms: [
			{ path: '/desk/activities', name: m.agenda_activities, act: deskActs.enter },
			{ path: '/desk/registrations', name: m.desk_room_registrations, act: deskActs.enter },
			{ path: '/desk/door', name: m.door_title, act: deskActs.enter },
			{ path: '/desk/calendars', name: m.desk_room_calendars, act: deskActs.enter }
		]
	},
	{
		name: m.house_spaces,
		rooms: [
			{ path: '/desk/spaces/day', name: m.house_calendar_short, act: deskActs.enter },
			{ path: '/desk/spaces/reservations', name: m.house_reservations, act: deskActs.enter },
			{ path: '/desk/spaces', name: m.house_spaces, act: deskActs.enter },
			{ path: '/desk/machines', name: m.machines_machines, act: spaceActs.edit },
			{ path: '/desk/kits', name: m.kits_title, act: spaceActs.see },
			{ path: '/desk/spaces/figures', name: m.day_figures, act: deskActs.enter },
			{ path: '/desk/spaces/statements', name: m.plans_statements, act: spaceActs.bill },
			{ path: '/desk/spaces/contracts', name: m.plans_contracts, act: spaceActs.bill },
			{ path: '/desk/spaces/plans', name: m.plans_title, act: spaceActs.bill },
			{ path: '/desk/spaces/bank', name: m.plans_bank, act: spaceActs.bill }
		]
	},
	{
		name: m.learning_front_title,
		rooms: [
			{ path: '/desk/programmes', name: m.programmes_programmes, act: deskActs.enter },
			{ path: '/desk/classes', name: m.classes_classes, act: classActs.keep },
			{ path: '/desk/workshops', name: m.workshops_title, act: deskActs.enter },
			{ path: '/desk/ways', name: m.completion_ways_title, act: deskActs.enter }
		]
	},
	{
		name: m.venture_file_wing,
		rooms: [
			{ path: '/desk/ventures', name: m.venture_files, act: ventureActs.accompany },
			{ path: '/desk/ventures/questions', name: m.asking_desk_questions, act: ventureActs.answer },
			{ path: '/desk/ventures/referrals', name: m.asking_referrals, act: ventureActs.accompany },
			{ path: '/desk/ventures/after', name: m.following_title, act: ventureActs.accompany },
			{ path: '/desk/ventures/hours', name: m.support_timesheet, act: ventureActs.accompany },
			{ path: '/desk/ventures/mentors', name: m.mentors_title, act: ventureActs.seeMentors },
			{ path: '/desk/ventures/briefs', name: m.briefs_title, act: ventureActs.seeBriefs },
			{ path: '/desk/ventures/calls', name: m.calls_title, act: ventureActs.keepCalls },
			{ path: '/desk/ventures/counts', name: m.venture_counts, act: ventureActs.count },
			{ path: '/desk/ventures/welcome', name: m.asking_desk_welcome, act: ventureActs.welcomeAny }
		]
	},
	{
		name: m.journey_desk_wing,
		rooms: [
			{ path: '/desk/journey', name: m.journey_desk_room, act: journeyActs.see },
			{ path: '/desk/stories', name: m.journey_desk_room_stories, act: storyActs.edit }
		]
	},
	{
		name: m.desk_room_stage,
		rooms: [
			{ path: '/desk/shows', name: m.shows_shows, act: deskActs.enter },
			{ path: '/desk/films', name: m.films_films, act: deskActs.enter },
			{ path: '/desk/stations', name: m.stations_stations, act: deskActs.enter },
			{ path: '/desk/trade', name: m.trade_title, act: tradeActs.keep }
		]
	},
	{
		name: m.network_title,
		rooms: [
			{ path: '/desk/organizations', name: m.network_organizations, act: deskActs.enter },
			{ path: '/desk/people', name: m.people_title, act: personActs.see },
			{ path: '/desk/contacts', name: m.contacts_title, act: contactActs.keep },
			{ path: '/desk/places', name: m.network_places, act: organizationActs.add },
			{ path: '/desk/gallery', name: m.gallery_title, act: deskActs.enter },
			{ path: '/desk/partnering', name: m.partnering_title, act: partneringActs.keep },
			{ path: '/desk/groups', name: m.groups_short, act: groupActs.keep },
			{ path: '/desk/sensors', name: m.sensing_title, act: thingActs.enter },
			{ path: '/desk/missions', name: m.missions_title, act: missionActs.keep },
			{ path: '/desk/guide', name: m.city_title, act: guideActs.keep },
			{ path: '/desk/claims', name: m.desk_room_claims, act: claimActs.decide }
		]
	},
	{
		name: m.desk_room_site,
		rooms: [
			{ path: '/desk/news', name: m.editorial_news, act: siteActs.edit },
			{ path: '/desk/pages', name: m.site_pages, act: siteActs.edit },
			{ path: '/desk/newsletter', name: m.desk_room_newsletter, act: newsletterActs.send }
		]
	},
	{
		name: m.desk_room_records,
		rooms: [
			{ path: '/desk/impact', name: m.impact_title, act: impactActs.keep },
			{ path: '/desk/impact/declarations', name: m.impact_declarations, act: impactActs.declare },
			{ path: '/desk/outbox', name: m.desk_outbox, act: deskActs.outbox },
			{ path: '/desk/facts', name: m.desk_facts, act: deskActs.facts },
			{ path: '/desk/record', name: m.identity_record, act: recordActs.see },
			{ path: '/desk/reports', name: m.desk_room_reports, act: reportActs.decide },
			{ path: '/desk/import', name: m.desk_room_import, act: importActs.run }
		]
	},
	{
		name: m.desk_room_setup,
		rooms: [
			{ path: '/desk/settings', name: m.desk_room_settings, act: settingsActs.change },
			{ path: '/desk/sectors', name: m.network_sectors, act: sectorsActs.change },
			{ path: '/desk/skills', name: m.network_esco, act: skillsActs.bring },
			{ path: '/desk/operations', name: m.desk_room_operations, act: settingsActs.change },
			{ path: '/desk/team', name: m.desk_team, act: personActs.see },
			{ path: '/desk/access', name: m.identity_access, act: settingsActs.change },
			{ path: '/desk/keys', name: m.web_keys, act: keyActs.keep }
		]
	}
];

/** The room of a wing that a page is, or lies inside of: the nearest one, since a room may lie inside of another. */
export const roomOf = (path: string, rooms: readonly Room[]): string | undefined =>
	rooms
		.map((room) => room.path)
		.filter((room) => within(path, room))
		.toSorted((a, b) => b.length - a.length)[0];

/** Whether a page is this room, or lies inside it. */
const within = (path: string, room: string): boolean =>
	path === room || (room !== '/desk' && path.startsWith(`${room}/`));
