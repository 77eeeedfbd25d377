import type { Locale, Name } from '#kernel/words.ts';
import { m } from '#messages';

/** What the world calls an organisation by: the registers of companies of some countries, a VAT number, the registers of research and of Wikidata. */
export const identifierSchemes = ['bce', 'ytunnus', 'siren', 'siret', 'kvk', 'vat', 'ror', 'wikidata'] as const;
export type IdentifierScheme = (typeof identifierSchemes)[number];
export type Identifier = Readonly<{ scheme: IdentifierScheme; value: string }>;

/** An identifier as people read it: « 0200.065.765 ». */
export const identifierLine = ({ scheme, value }: Identifier): string => lines[scheme]?.(value) ?? value;

/** Where an identifier leads to; null when it leads nowhere. */
export const identifierAddress = ({ scheme, value }: Identifier): string | null => addresses[scheme]?.(value) ?? null;

/** What an identifier is called. */
export const identifierName = (scheme: IdentifierScheme, locale?: Locale): string =>
	names[scheme]({}, locale && { locale });

/** The VAT number among some identifiers: the one that is given, or that of a Belgian or a Finnish enterprise. */
export function vatOf(identifiers: readonly Identifier[]): string | null {
	const of = (wanted: IdentifierScheme): string | undefined =>
		identifiers.find(({ scheme }) => scheme === wanted)?.value;
	const [bce, finnish] = [of('bce'), of('ytunnus')];
	return of('vat') ?? (bce ? `BE${bce}` : finnish ? `FI${finnish.replace('-', '')}` : null);
}

/** In which register an organisation has which number, however that is written: a Finnish and a French VAT number have the one of the register in them. */
export function registered({ scheme, value }: Identifier): readonly [register: string, number: string] {
	if (scheme === 'ytunnus') return ['vat FI', value.replace('-', '')];
	if (scheme === 'siren') return ['vat FR', value];
	if (scheme !== 'vat') return [scheme, value];
	const [prefix, number] = [value.slice(0, 2), value.slice(2)];
	return [`vat ${prefix}`, prefix === 'FR' ? number.slice(2) : number];
}

/** What the numbers of two say: the same number in a register, or another one in the same; null where they say nothing. */
export function numbersSay(
	one: readonly Identifier[] = [],
	other: readonly Identifier[] = []
): 'same' | 'other' | null {
	const known = new Map(other.map(registered));
	const shared = one.map(registered).filter(([register]) => known.has(register));
	if (shared.some(([register, number]) => known.get(register) === number)) return 'same';
	return shared.length ? 'other' : null;
}

const names: Readonly<Record<IdentifierScheme, Name>> = {
	bce: m.network_scheme_bce,
	ytunnus: m.network_scheme_ytunnus,
	siren: m.network_scheme_siren,
	siret: m.network_scheme_siret,
	kvk: m.network_scheme_kvk,
	vat: m.network_scheme_vat,
	ror: m.network_scheme_ror,
	wikidata: m.network_scheme_wikidata
};

const threes = (value: string): string => value.replace(/\d{3}(?=\d)/g, '$& ');

const lines: Readonly<Partial<Record<IdentifierScheme, (value: string) => string>>> = {
	bce: (value) => `${value.slice(0, 4)}.${value.slice(4, 7)}.${value.slice(7)}`,
	siren: threes,
	siret: (value) => `${threes(value.slice(0, 9))} ${value.slice(9)}`
};

const addresses: Readonly<Partial<Record<IdentifierScheme, (value: string) => string>>> = {
	bce: (value) => `https://kbopub.economie.fgov.be/kbopub/zoeknummerform.html?nummer=${value}&actionLu=Rechercher`,
	ytunnus: (value) => `https://tietopalvelu.ytj.fi/yritys/${value}`,
	siren: (value) => `https://annuaire-entreprises.data.gouv.fr/entreprise/${value}`,
	siret: (value) => `https://annuaire-entreprises.data.gouv.fr/etablissement/${value}`,
	ror: (value) => `https://ror.org/${value}`,
	wikidata: (value) => `https://www.wikidata.org/wiki/${value}`
};
