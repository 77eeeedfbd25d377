import { type Column, Fault, list, name, paragraphs, text, website } from '#exchange/server';
import { slugOf } from '#kernel/slug.ts';
import { naceKey } from '../nace.ts';
import { Slug } from '../organization.ts';

export const phone: Column['read'] = (cell) => {
	const found = text(24)(cell);
	return typeof found !== 'string' || /^\+?[\d\s./()-]{6,24}$/.test(found) ? found : new Fault('exchange_wrong_phone');
};

/** Several web addresses in one cell, one a line or parted by blanks or semicolons. */
export const websites =
	(most: number): Column['read'] =>
	(cell) => {
		const found = paragraphs(most * 500)(cell);
		if (found === null || found instanceof Fault) return found;
		const parts = found.split(/[\s|]+|[;,](?=\s|$|https?:|www\.)/).filter(Boolean);
		const read = parts.map((part) => website(part));
		const wrong = read.find((one) => one instanceof Fault);
		if (wrong) return wrong;
		return parts.length > most ? new Fault('exchange_wrong_count', { most }) : [...new Set(read.map(String))];
	};

/** Codes of NACE as people write them. */
export const nace: Column['read'] = (cell) => {
	const found = list(10)(cell);
	if (found === null || found instanceof Fault) return found;
	const wrong = found.find((code) => naceKey(code) === null);
	return wrong === undefined
		? found.map((code) => naceKey(code) ?? '')
		: new Fault('network_nace_unknown', { code: wrong });
};

/** What is no address is made into one: an address of a page has no blanks, capitals or accents. */
export const slug: Column['read'] = (cell) => {
	const found = text(80)(cell);
	return typeof found !== 'string' || Slug.safeParse(found).success ? found : slugOf(found) || null;
};

/** What a person is called has letters. */
export const personName =
	(most: number): Column['read'] =>
	(cell) => {
		const found = name(most)(cell);
		return typeof found !== 'string' || /\p{L}/u.test(found) ? found : new Fault('exchange_wrong_name');
	};
