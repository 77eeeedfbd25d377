import { m } from '#messages';
import { nounOf } from '#nouns.ts';

const sentences = m as unknown as Readonly<Record<string, (() => string) | undefined>>;

/** The sentence of a key that is known only when the page runs; without one, what it would have named. */
const said = (key: string, otherwise: string): string => sentences[key]?.() ?? otherwise;

/** A verb of the log in words: `agenda.scheduled` → « Séance prévue ». */
export const verbName = (verb: string): string => said(verb.replace('.', '_verb_'), verb);

/** What a fact is about: a person, a séance … */
export const kindName = (kind: string): string => nounOf(kind)?.name() ?? kind;

/** The part of the hub that a fact counts for. */
export const areaName = (area: string): string => said(`routes_area_${area}`, area);

/** Where a change was made. */
export const sourceName = (source: string): string => said(`desk_source_${source}`, source);

export type Detail = Readonly<Record<string, string | number | boolean | null>>;

/** What a fact carries, in words where there are any; what is nothing or no is left out. */
export const detailOf = (detail: Detail): string =>
	Object.entries(detail)
		.filter(([, value]) => value)
		.map(([key, value]) => known[key]?.(String(value)) ?? `${key} ${value}`)
		.filter(Boolean)
		.join(' · ');

const stateName = (state: string): string => said(`participation_state_${state}`, state);

const known: Readonly<Record<string, (value: string) => string>> = {
	role: (role) => said(`identity_role_${role}`, role),
	purpose: (purpose) => said(`identity_purpose_${purpose}`, purpose),
	state: stateName,
	from: (state) => m.desk_before({ state: stateName(state) }),
	kind: (kind) => said(`agenda_kind_${kind}`, said(`network_kind_${kind}`, '')),
	area: areaName,
	fictional: () => m.web_fictional(),
	bookingSeats: (count) => m.me_seats({ count: Number(count) }),
	minutes: (minutes) => `${minutes} min`,
	capacity: (count) => m.me_seats({ count: Number(count) })
};
