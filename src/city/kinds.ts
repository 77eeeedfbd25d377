import { type Locale, type Name, named } from '#kernel/words.ts';
import { m } from '#messages';
import type { TrailState } from './states.ts';

/** For whom a layer of a stop is made. */
export const audiences = ['adult', 'child', 'easy', 'described', 'signed'] as const;
export type Audience = (typeof audiences)[number];
/** Who may take a trail over. */
export const reuses = ['nobody', 'unchanged', 'adapted'] as const;
export type Reuse = (typeof reuses)[number];
export const licences = ['rights', 'by', 'by-sa', 'by-nc', 'cc0', 'public'] as const;
export type Licence = (typeof licences)[number];
export const mediaKinds = ['picture', 'sound', 'film'] as const;
export type MediaKind = (typeof mediaKinds)[number];

const audienceNames: Readonly<Record<Audience, Name>> = {
	adult: m.city_for_adult,
	child: m.city_for_child,
	easy: m.city_for_easy,
	described: m.city_for_described,
	signed: m.city_for_signed
};
const reuseNames: Readonly<Record<Reuse, Name>> = {
	nobody: m.city_reuse_nobody,
	unchanged: m.city_reuse_unchanged,
	adapted: m.city_reuse_adapted
};
const stateNames: Readonly<Record<TrailState, Name>> = {
	draft: m.city_state_draft,
	asked: m.city_state_asked,
	published: m.city_state_published,
	withdrawn: m.city_state_withdrawn
};

export const audienceName = named(audienceNames);
export const reuseName = named(reuseNames);
export const trailStateName = named(stateNames);

const ofCommons = { by: 'CC BY 4.0', 'by-sa': 'CC BY-SA 4.0', 'by-nc': 'CC BY-NC 4.0', cc0: 'CC0 1.0' } as const;
const addresses: Readonly<Partial<Record<Licence, string>>> = {
	by: 'https://creativecommons.org/licenses/by/4.0/',
	'by-sa': 'https://creativecommons.org/licenses/by-sa/4.0/',
	'by-nc': 'https://creativecommons.org/licenses/by-nc/4.0/',
	cc0: 'https://creativecommons.org/publicdomain/zero/1.0/',
	public: 'https://creativecommons.org/publicdomain/mark/1.0/'
};

export function licenceName(licence: Licence, locale?: Locale): string {
	if (licence === 'rights') return m.city_licence_rights({}, locale && { locale });
	return licence === 'public' ? m.city_licence_public({}, locale && { locale }) : ofCommons[licence];
}

export const licenceAddress = (licence: Licence): string | null => addresses[licence] ?? null;
