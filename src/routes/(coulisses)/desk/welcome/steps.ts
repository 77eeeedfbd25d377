import { m } from '#messages';

/** The steps of opening a hub: what each is called, and where it is done. */
export const stepWords = {
	name: { name: m.site_welcome_name, text: m.site_welcome_name_text, path: '/desk/settings' },
	partners: { name: m.site_welcome_partners, text: m.site_welcome_partners_text, path: '/desk/import' },
	activity: { name: m.site_welcome_activity, text: m.site_welcome_activity_text, path: '/desk/activities/new' },
	pages: { name: m.site_welcome_pages, text: m.site_welcome_pages_text, path: '/desk/pages' },
	newsletter: { name: m.site_welcome_newsletter, text: m.site_welcome_newsletter_text, path: '/desk/newsletter/new' },
	team: { name: m.site_welcome_team, text: m.site_welcome_team_text, path: '/desk/team' }
} as const;

export type StepKey = keyof typeof stepWords;
