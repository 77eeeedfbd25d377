import { z } from 'zod';

/** What the world calls an organisation by: its numéro BCE, a VAT number of another country, the registers of research and of Wikidata. */
export const identifierSchemes = ['bce', 'vat', 'ror', 'wikidata'] as const;
export type IdentifierScheme = (typeof identifierSchemes)[number];
export type Identifier = Readonly<{ scheme: IdentifierScheme; value: string }>;

/**
 * A Belgian enterprise number as its ten digits, from the ways people write it: « 0200.065.765 », « BE 0200 065 765 », « 200.065.765 ».
 * It begins with 0 or 1, and its last two digits are 97 less the rest of the first eight by 97 (Crossroads Bank for Enterprises).
 * @returns null when it is none.
 */
export function enterpriseNumber(given: string): string | null {
	const bare = given.replace(/^\s*(TVA|BTW|VAT)?\s*(BE)?/i, '').replace(/[\s.\u2010-\u2015-]/g, '');
	const digits = /^\d{9}$/.test(bare) ? `0${bare}` : bare;
	if (!/^[01]\d{9}$/.test(digits)) return null;
	return Number(digits.slice(8)) === 97 - (Number(digits.slice(0, 8)) % 97) ? digits : null;
}

/** An identifier as it is kept. @returns null when it has not the form of its scheme. */
export function identifierOf(scheme: IdentifierScheme, given: string): Identifier | null {
	const value = forms[scheme](given.trim());
	return value ? { scheme, value } : null;
}

/** An identifier as people read it: « 0200.065.765 ». */
export const identifierLine = ({ scheme, value }: Identifier): string =>
	scheme === 'bce' ? `${value.slice(0, 4)}.${value.slice(4, 7)}.${value.slice(7)}` : value;

/** Where an identifier leads to; null when it leads nowhere. */
export const identifierAddress = ({ scheme, value }: Identifier): string | null => addresses[scheme]?.(value) ?? null;

/** The VAT number among some identifiers: the one that is given, or that of a Belgian enterprise. */
export function vatOf(identifiers: readonly Identifier[]): string | null {
	const bce = identifiers.find(({ scheme }) => scheme === 'bce');
	return identifiers.find(({ scheme }) => scheme === 'vat')?.value ?? (bce ? `BE${bce.value}` : null);
}

export const IdentifierShape = z
	.strictObject({ scheme: z.enum(identifierSchemes), value: z.string().max(40) })
	.refine(({ scheme, value }) => identifierOf(scheme, value)?.value === value, {
		error: ({ input }) => `network_identifier_${(input as Identifier).scheme}`
	});

const upper = (given: string): string => given.replace(/[\s.-]/g, '').toUpperCase();
const match = (text: string, form: RegExp): string | null => (form.test(text) ? text : null);

const forms: Readonly<Record<IdentifierScheme, (given: string) => string | null>> = {
	bce: enterpriseNumber,
	// a Belgian number is the numéro BCE: kept once
	vat: (given) => match(upper(given), /^(?!BE)[A-Z]{2}[0-9A-Z+*]{2,12}$/),
	ror: (given) => match(given.replace(/^https?:\/\/ror\.org\//, '').toLowerCase(), /^0[a-hj-km-np-tv-z0-9]{6}\d{2}$/),
	wikidata: (given) => match(given.replace(/^https?:\/\/www\.wikidata\.org\/(wiki|entity)\//, ''), /^Q[1-9]\d{0,11}$/)
};

const addresses: Readonly<Partial<Record<IdentifierScheme, (value: string) => string>>> = {
	bce: (value) => `https://kbopub.economie.fgov.be/kbopub/zoeknummerform.html?nummer=${value}&actionLu=Rechercher`,
	ror: (value) => `https://ror.org/${value}`,
	wikidata: (value) => `https://www.wikidata.org/wiki/${value}`
};
