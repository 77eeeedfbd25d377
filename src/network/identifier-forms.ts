import { euVat, stdnum, type Validator } from 'stdnum';
import { z } from 'zod';
import { type Identifier, type IdentifierScheme, identifierSchemes } from './identifier.ts';

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

/** What an organisation of a country calls itself by: its number in the register of that country, or its VAT number. @returns null for what is neither */
export function identifierIn(country: string, given: string): Identifier | null {
	for (const scheme of registers[country] ?? []) {
		const found = identifierOf(scheme, given);
		if (found) return found;
	}
	const prefix = country === 'GR' ? 'EL' : country;
	return identifierOf('vat', given) ?? identifierOf('vat', `${prefix}${given}`);
}

export const IdentifierShape = z
	.strictObject({ scheme: z.enum(identifierSchemes), value: z.string().max(40) })
	.refine(({ scheme, value }) => identifierOf(scheme, value)?.value === value, {
		error: ({ input }) => `network_identifier_${(input as Identifier).scheme}`
	});

/** The registers of companies by their country (ISO 3166-1), those that are asked for first first. */
const registers: Readonly<Partial<Record<string, readonly IdentifierScheme[]>>> = {
	BE: ['bce'],
	FI: ['ytunnus'],
	FR: ['siren', 'siret'],
	NL: ['kvk']
};

const upper = (given: string): string => given.replace(/[\s.-]/g, '').toUpperCase();
const match = (text: string, form: RegExp): string | null => (form.test(text) ? text : null);
const digitsOf = (given: string): string => given.replace(/[\s.\u2010-\u2015-]/g, '');

/** What a check of the library has found right, without what people write between its signs. */
function checked(check: Validator | undefined, given: string): string | null {
	const found = check?.validate(given);
	return found?.isValid ? found.compact : null;
}

/** A VAT number of another country than Belgium, whose number is the numéro BCE: checked by the rule of its country, in the Union, else by its form. */
function vat(given: string): string | null {
	const [, prefix = '', rest = ''] = /^(?!BE)([A-Z]{2})([0-9A-Z+*]{2,12})$/.exec(upper(given)) ?? [];
	const checks = euVat[prefix === 'EL' ? 'GR' : prefix];
	if (!prefix || prefix === 'GR') return null;
	if (!checks) return `${prefix}${rest}`;
	const found = checks.map((check) => checked(check, rest)).find(Boolean);
	return found ? `${prefix}${rest}` : null;
}

const forms: Readonly<Record<IdentifierScheme, (given: string) => string | null>> = {
	bce: enterpriseNumber,
	ytunnus: (given) => checked(stdnum.FI?.ytunnus, given.replace(/^FI/i, ''))?.replace(/(\d)$/, '-$1') ?? null,
	siren: (given) => checked(stdnum.FR?.siren, digitsOf(given)),
	siret: (given) => checked(stdnum.FR?.siret, digitsOf(given)),
	// a register that says nothing of its numbers but how long they are
	kvk: (given) => match(digitsOf(given.replace(/^kvk/i, '')), /^\d{8}$/),
	vat,
	ror: (given) => match(given.replace(/^https?:\/\/ror\.org\//, '').toLowerCase(), /^0[a-hj-km-np-tv-z0-9]{6}\d{2}$/),
	wikidata: (given) => match(given.replace(/^https?:\/\/www\.wikidata\.org\/(wiki|entity)\//, ''), /^Q[1-9]\d{0,11}$/)
};
