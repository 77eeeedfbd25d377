import { m } from '#messages';

const sentences = m as unknown as Readonly<Record<string, (() => string) | undefined>>;

/** The sentence of a key that is known only when the page runs; without one, what it would have named. */
const said = (key: string, otherwise: string): string => sentences[key]?.() ?? otherwise;

/** A verb of the log in words: `agenda.scheduled` → « Séance prévue ». */
export const verbName = (verb: string): string => said(verb.replace('.', '_verb_'), verb);

/** What a fact is about: a person, a séance … */
export const kindName = (kind: string): string => said(`desk_kind_${kind}`, kind);

/** The part of the hub that a fact counts for. */
export const areaName = (area: string): string => said(`routes_area_${area}`, area);

/** Where a change was made. */
export const sourceName = (source: string): string => said(`desk_source_${source}`, source);

/** The few words that a fact carries, as they are; a role by its name. */
export const detailOf = (detail: Readonly<Record<string, string | number | boolean | null>>): string =>
	Object.entries(detail)
		.filter(([, value]) => value !== null && value !== '')
		.map(([key, value]) => (key === 'role' ? said(`identity_role_${value}`, String(value)) : `${key}: ${value}`))
		.join(' · ');
