import { choiceNaming, Fault, type Importer, type Session, truthNaming } from '#exchange/server';
import { ref } from '#kernel/facts.ts';
import { spelling } from '#kernel/fold.ts';
import { same } from '#kernel/same.ts';
import { hub } from '#kernel/server/hub.ts';
import { freeAmong, slugOf } from '#kernel/slug.ts';
import { locales } from '#kernel/words.ts';
import { m } from '#messages';
import { registered } from '../identifier.ts';
import type { Organization } from '../organization.ts';
import { organizations } from './directory.ts';
import { organizationColumns, organizationKindChoices } from './import-columns.ts';
import { numbersIn } from './import-numbers.ts';
import { draftOf, listIn, tableOf, written } from './import-organization.ts';
import { lookAtOrganizations, takeOrganizationBack } from './import-organization-back.ts';
import { indexOf } from './import-organization-index.ts';
import { countryOf, wrongPostcode } from './import-postcode.ts';
import { codeOf, naceKeys } from './nace.ts';
import { sectorNaming } from './naming-sectors.ts';
import { addOrganization, organizationById, selectOrganizations, updateOrganization } from './organizations.ts';
import { sectors } from './sectors.ts';
import type { On } from './tables.ts';

/** Organisations: found again by their address in the hub, their numbers in registers, their website, their e-mail address, or their name. */
export const organizationImporter: Importer = {
	kind: 'organizations',
	name: (locale) => m.network_organizations({}, { locale }),
	hint: (locale) => m.import_hint_organizations({}, { locale }),
	columns: organizationColumns,
	names: [choiceNaming('kind', organizationKindChoices), sectorNaming('sectors'), truthNaming('fictional')],
	title: (values) => String(values.name ?? ''),
	open,
	look: (on, _, ids) => lookAtOrganizations(on, ids),
	takeBack: takeOrganizationBack,
	table: async (locale) => tableOf(await organizations(), locale)
};

async function open(on: On): Promise<Session> {
	const all = await selectOrganizations(on).execute();
	const known = await sectors(on);
	const codes = await naceKeys(on);
	const country = countryOf(await hub());
	// what is in the trash is found by nobody; its address stays taken
	const index = await indexOf(all.filter(({ deletedAt }) => deletedAt === null));
	const sectorOf = new Map(
		known.flatMap(({ slug, label }) =>
			[slug, ...locales.flatMap((one) => label[one] ?? [])].map((name) => [spelling(name), slug] as const)
		)
	);
	const slugs = new Set(all.map(({ slug }) => slug));
	return {
		judge: (values) => {
			const unknown = listIn(values, 'sectors').filter((name) => !sectorOf.has(spelling(name)));
			const code = listIn(values, 'nace').find((one) => !codes.has(one));
			const choices = known.map(({ label }) => label[label.source] ?? '').join(', ');
			return [
				...unknown.map((name) => ({ column: 'sectors', fault: new Fault('exchange_wrong_sector', { name, choices }) })),
				...(code ? [{ column: 'nace', fault: new Fault('network_nace_unknown', { code: codeOf(code) }) }] : []),
				...((values.lat === undefined) === (values.lon === undefined)
					? []
					: [{ column: 'lat', fault: new Fault('exchange_wrong_point') }]),
				...wrongPostcode(values, country, index.byId(index.match(values)[0]?.id ?? '')?.postcode)
			];
		},
		match: (values) => index.match(values),
		changes: (values, target) => {
			const before = index.byId(target);
			return before ? !same(written(before), draftOf(values, before, sectorOf)) : true;
		},
		foresee: (values, id) =>
			index.add({ ...draftOf(values, undefined, sectorOf), id, slug: String(values.slug ?? id) } as Organization),
		key: (values) =>
			numbersIn(values).map(registered)[0]?.join(' ') ??
			`name ${spelling(String(values.name))} ${spelling(String(values.locality ?? ''))}`,
		apply: async (tx, values, target, by) => {
			if (!target) {
				const slug = freeAmong(slugs, String(values.slug ?? '') || slugOf(String(values.name)) || 'x');
				slugs.add(slug);
				const id = await addOrganization(tx, { ...draftOf(values, undefined, sectorOf), slug }, by);
				index.add({ ...written(await organizationById(id, tx)), id } as Organization);
				return [{ ref: ref('organization', id), before: null }];
			}
			const before = await organizationById(target, tx);
			const after = draftOf(values, before, sectorOf);
			if (same(written(before), after)) return [];
			await updateOrganization(tx, target, after, by);
			return [{ ref: ref('organization', target), before: written(before) }];
		}
	};
}
