import type { Hub } from '#kernel/hub.ts';
import type { Sentence } from '#kernel/noun.ts';
import { inAll, type Locale, say, type Words } from '#kernel/words.ts';
import { m } from '#messages';
import type { StandingKind, Statement } from '../page.ts';

/** The day on which these texts were last held against what the program does. */
const CHECKED = '2026-12-02';

type Inputs = Readonly<Record<'hub' | 'email' | 'locality' | 'region' | 'intro', string>>;
type Says = (inputs: Inputs, options: { locale: Locale }) => string;

const texts: Record<StandingKind, { title: Sentence; body: Says }> = {
	about: { title: m.editorial_about_title, body: m.editorial_about_body },
	legal: { title: m.editorial_legal_title, body: m.editorial_legal_body },
	accessibility: { title: m.editorial_accessibility_title, body: m.editorial_accessibility_body },
	privacy: { title: m.web_privacy, body: m.editorial_privacy_body }
};

/** What a standing page says until the team writes its own, in one language. */
export function standingText(kind: StandingKind, hub: Hub, locale: Locale): { title: string; body: string } {
	const inputs = {
		hub: hub.name,
		email: hub.contact.email,
		locality: hub.contact.locality ?? say(hub.region, locale).text,
		region: say(hub.region, locale).text,
		intro: say(hub.intro, locale).text
	};
	const { title, body } = texts[kind];
	return { title: title({}, { locale }), body: body(inputs, { locale }) };
}

/** What a standing page is called until the team calls it otherwise. */
export const standingTitle = (kind: StandingKind): Words => inAll(texts[kind].title);

/** The same in all the languages of the hub, for the form in which the team begins to change it. */
export function standingWords(kind: StandingKind, hub: Hub): { title: Words; body: Words } {
	const [source = 'fr'] = hub.locales;
	const said = hub.locales.map((locale) => [locale, standingText(kind, hub, locale)] as const);
	return {
		title: { source, ...Object.fromEntries(said.map(([locale, { title }]) => [locale, title])) },
		body: { source, ...Object.fromEntries(said.map(([locale, { body }]) => [locale, body])) }
	};
}

/** What is known of the accessibility of the program itself; the team's own statement takes its place. */
export const standingStatement: Statement = {
	conformance: 'partial',
	method: 'self',
	assessed: CHECKED,
	reviewed: null,
	gaps: null,
	email: null,
	enforcement: null
};
