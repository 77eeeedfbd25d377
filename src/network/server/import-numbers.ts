import { type Column, Fault, text, type Values } from '#exchange/server';
import { type Identifier, type IdentifierScheme, identifierLine } from '../identifier.ts';
import { enterpriseNumber, identifierIn } from '../identifier-forms.ts';

/** The columns of numbers, and of which country's register each is; a VAT number says its own. */
const countries = { bce: 'BE', ytunnus: 'FI', siren: 'FR', kvk: 'NL', vat: null } as const;
type NumberColumn = keyof typeof countries;
const columns = Object.keys(countries) as NumberColumn[];

/** A numéro BCE that a spreadsheet took for a number has lost its first zero: nine digits are read as ten. */
export const bce: Column['read'] = (cell) => {
	const found = text(40)(cell);
	if (found === null || found instanceof Fault) return found;
	return belgian(String(found));
};

const belgian = (given: string): string | Fault =>
	enterpriseNumber(given) ??
	new Fault(/^\D*[\d.\s]{8,16}$/.test(given) ? 'exchange_wrong_bce_check' : 'exchange_wrong_bce');

/** A number in the register of a country. @param digits how many it has, where a spreadsheet may have taken one zero from its head */
export const numberIn =
	(column: 'ytunnus' | 'siren' | 'kvk', digits = 0): Column['read'] =>
	(cell) => {
		const found = text(40)(cell);
		if (found === null || found instanceof Fault) return found;
		const bare = String(found);
		const whole = /^\d+$/.test(bare) && bare.length === digits - 1 ? `0${bare}` : bare;
		return identifierIn(countries[column], whole)?.value ?? new Fault(`network_identifier_${column}`);
	};

/** A VAT number with the letters of its country; without them it is a Belgian one, whose number is the numéro BCE. */
export const vat: Column['read'] = (cell) => {
	const found = text(40)(cell);
	if (found === null || found instanceof Fault) return found;
	const bare = String(found)
		.replace(/^\s*(TVA|BTW|VAT|ALV)\b/i, '')
		.replace(/[\s.\u2010-\u2015-]/g, '')
		.toUpperCase();
	if (!/^[A-Z]{2}/.test(bare) || bare.startsWith('BE')) {
		const read = belgian(bare);
		return typeof read === 'string' ? `BE${read}` : read;
	}
	return numberOf('vat', bare) ? bare : new Fault('network_identifier_vat');
};

/** The numbers that a row says, each scheme once. */
export function numbersIn(values: Values): Identifier[] {
	const said = columns.flatMap((column) => {
		const value = values[column];
		return (typeof value === 'string' && numberOf(column, value)) || [];
	});
	return said.filter(({ scheme }, at) => said.findIndex((one) => one.scheme === scheme) === at);
}

/** What an organisation is called by after a row: what the row says, and what it had in columns that the row leaves alone. */
export function numbersAfter(values: Values, before: readonly Identifier[]): Identifier[] {
	const said = numbersIn(values);
	const replaced = new Set<string>([
		...columns.filter((column) => values[column] !== undefined),
		...said.map(({ scheme }) => scheme)
	]);
	return inOrder([...said, ...before.filter(({ scheme }) => !replaced.has(scheme))]);
}

/** The cells of an organisation, in the columns of the import. */
export const numberCells = (identifiers: readonly Identifier[]): Readonly<Record<NumberColumn, string | null>> => {
	const of = (...schemes: IdentifierScheme[]): string | null =>
		identifiers.filter(({ scheme }) => schemes.includes(scheme)).map(identifierLine)[0] ?? null;
	return { bce: of('bce'), ytunnus: of('ytunnus'), siren: of('siren') ?? of('siret'), kvk: of('kvk'), vat: of('vat') };
};

function numberOf(column: NumberColumn, value: string): Identifier | null {
	const prefix = value.slice(0, 2);
	return identifierIn(countries[column] ?? (prefix === 'EL' ? 'GR' : prefix), value);
}

/** As the database gives them: what is the same is no change. */
const inOrder = (identifiers: readonly Identifier[]): Identifier[] =>
	identifiers.toSorted((one, other) => (`${one.scheme} ${one.value}` < `${other.scheme} ${other.value}` ? -1 : 1));
