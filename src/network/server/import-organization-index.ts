import type { Match } from '#exchange';
import { similarNames, type Values } from '#exchange/server';
import { spelling } from '#kernel/fold.ts';
import type { Organization } from '../organization.ts';

/** What organisations are found again by. */
export function indexOf(all: readonly Organization[]) {
	const [ids, keys] = [new Map<string, Organization>(), new Map<string, Organization[]>()];
	const similar = similarNames(all.map(({ id, name }) => [id, name] as const));
	const add = (one: Organization): void => {
		ids.set(one.id, one);
		for (const key of keysOf(one)) keys.set(key, [...(keys.get(key) ?? []), one]);
	};
	for (const one of all) add(one);
	const match = (values: Values): Match[] => {
		const [slug, bce, mail, site, name] = asked(values);
		const found = (key: string, why: Match['why'], sure: boolean): Match[] =>
			(keys.get(key) ?? []).map(({ id, name }) => ({ id, name, why, sure }));
		const sameName = found(name, 'name', false).map((one) => ({ ...one, sure: agrees(values, ids.get(one.id)) }));
		const exact = [...found(slug, 'id', true), ...found(bce, 'bce', true), ...sameName.filter(({ sure }) => sure)];
		const doubtful = [
			...found(mail, 'email', false),
			...found(site, 'website', false),
			...sameName.filter(({ sure }) => !sure)
		];
		const alike =
			exact.length + doubtful.length ? [] : similar(String(values.name)).flatMap(({ id }) => ids.get(id) ?? []);
		const matches = [
			...exact,
			...doubtful,
			...alike.map(({ id, name }) => ({ id, name, why: 'similar' as const, sure: false }))
		];
		return matches.filter((one, at) => matches.findIndex(({ id }) => id === one.id) === at);
	};
	return { add, match, byId: (id: string) => ids.get(id) };
}

/** The same name is the same organisation unless its place or its number says otherwise. */
function agrees(values: Values, known: Organization | undefined): boolean {
	const number = known?.identifiers.find(({ scheme }) => scheme === 'bce')?.value;
	const elsewhere =
		values.locality !== undefined && known?.locality && spelling(String(values.locality)) !== spelling(known.locality);
	return !elsewhere && !(values.bce !== undefined && number && number !== values.bce);
}

const keysOf = ({ slug, name, email, website, identifiers }: Organization): string[] => [
	`slug ${slug}`,
	`name ${spelling(name)}`,
	...(email ? [`email ${email.toLowerCase()}`] : []),
	...(website ? [`host ${hostOf(website)}`] : []),
	...identifiers.flatMap(({ scheme, value }) => (scheme === 'bce' ? [`bce ${value}`] : []))
];

const asked = ({ slug, bce, email, website, name }: Values) =>
	[
		`slug ${slug}`,
		`bce ${bce}`,
		`email ${email}`,
		`host ${typeof website === 'string' ? hostOf(website) : undefined}`,
		`name ${spelling(String(name))}`
	] as const;

const hostOf = (website: string): string => (URL.parse(website)?.hostname ?? '').replace(/^www\./, '');
