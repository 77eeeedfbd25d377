import type { Match } from '#exchange';
import { ROW, type Values } from '#exchange/server';
import { spelling } from '#kernel/fold.ts';
import { gently } from '#kernel/server/gently.ts';
import { type Known, organizationFinder } from '../alike/finder.ts';
import { numbersSay } from '../identifier.ts';
import type { Organization } from '../organization.ts';
import { numbersIn } from './import-numbers.ts';

/** What organisations are found again by: their address in the hub, and whatever else says that they are the same. */
export async function indexOf(all: readonly Organization[]) {
	const [ids, slugs, names] = [new Map<string, Organization>(), new Map<string, string>(), new Map<string, string[]>()];
	const finder = organizationFinder();
	const add = (one: Organization): void => {
		ids.set(one.id, one);
		slugs.set(one.slug, one.id);
		const key = spelling(one.name);
		names.set(key, [...(names.get(key) ?? []), one.id]);
		finder.add(knownOf(one));
	};
	// thousands of names take seconds to be taken apart, and others wait
	await gently(all, add);
	const match = (values: Values): Match[] => {
		const bySlug = slugs.get(String(values.slug));
		const same = names.get(spelling(String(values.name))) ?? [];
		const found: (readonly [id: string, why: Match['why'], sure: boolean])[] = [
			...(bySlug ? [[bySlug, 'id', true] as const] : []),
			...finder
				.find(asked(values))
				// rows of one file share a site as often as they are the same
				.filter(({ id, named, why }) => named || why === 'number' || !id.startsWith(ROW))
				.map(({ id, why }) => [id, why, why === 'number'] as const),
			...same.map((id) => [id, 'name', false] as const)
		];
		const matches = found
			.map(([id, why, sure]) => ({
				id,
				name: ids.get(id)?.name ?? '',
				why,
				sure: sure || (same.includes(id) && agrees(values, ids.get(id)))
			}))
			.map((one) => (one.sure && one.why !== 'id' && one.why !== 'number' ? { ...one, why: 'name' as const } : one));
		const once = matches.filter((one, at) => matches.findIndex(({ id }) => id === one.id) === at);
		return once.toSorted((a, b) => Number(b.sure) - Number(a.sure));
	};
	return { add, match, byId: (id: string) => ids.get(id) };
}

/** What an organisation is known by to those who look for it. */
const knownOf = ({ id, name, formerNames, website, email, locality, identifiers }: Organization): Known => ({
	...{ id, name, formerNames, website, email, locality, identifiers }
});

const asked = (values: Values) => {
	const { name, email, website, locality } = values;
	const text = (value: Values[string] | undefined): string | null => (typeof value === 'string' ? value : null);
	const identifiers = numbersIn(values);
	return { name: String(name), identifiers, email: text(email), website: text(website), locality: text(locality) };
};

/** The same name is the same organisation unless its place or its number says otherwise. */
function agrees(values: Values, known: Organization | undefined): boolean {
	const elsewhere =
		values.locality !== undefined && known?.locality && spelling(String(values.locality)) !== spelling(known.locality);
	return !elsewhere && numbersSay(numbersIn(values), known?.identifiers) !== 'other';
}
