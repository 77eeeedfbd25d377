import { sql } from 'kysely';
import { Fault, type Importer, type Session, type Touched } from '#exchange/server';
import { refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { spelling } from '#kernel/fold.ts';
import { same } from '#kernel/same.ts';
import { record } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { freeAmong, slugOf } from '#kernel/slug.ts';
import { locales } from '#kernel/words.ts';
import { m } from '#messages';
import type { NewOrganization, Organization } from '../organization.ts';
import { organizations } from './directory.ts';
import { organizationColumns } from './import-columns.ts';
import { draftOf, listIn, tableOf, written } from './import-organization.ts';
import { indexOf } from './import-organization-index.ts';
import { countryOf, wrongPostcode } from './import-postcode.ts';
import { codeOf, naceKeys } from './nace.ts';
import { addOrganization, organizationById, selectOrganizations, updateOrganization } from './organizations.ts';
import { sectors } from './sectors.ts';
import { type On, within } from './tables.ts';

/** Organisations: found again by their address in the hub, their numéro BCE, their website, their e-mail address, or their name. */
export const organizationImporter: Importer = {
	kind: 'organizations',
	name: (locale) => m.network_organizations({}, { locale }),
	hint: (locale) => m.import_hint_organizations({}, { locale }),
	columns: organizationColumns,
	title: (values) => String(values.name ?? ''),
	open,
	look,
	takeBack,
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
			const unknown = listIn(values, 'sectors').find((name) => !sectorOf.has(spelling(name)));
			const code = listIn(values, 'nace').find((one) => !codes.has(one));
			const choices = known.map(({ label }) => label[label.source] ?? '').join(', ');
			return [
				...(unknown
					? [{ column: 'sectors', fault: new Fault('exchange_wrong_sector', { name: unknown, choices }) }]
					: []),
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
		key: (values) =>
			typeof values.bce === 'string'
				? `bce ${values.bce}`
				: `name ${spelling(String(values.name))} ${spelling(String(values.locality ?? ''))}`,
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

async function look(on: On, _kind: string, ids: readonly string[]): Promise<Map<string, object>> {
	const found = await selectOrganizations(on)
		.where('id', 'in', [...ids, '00000000-0000-0000-0000-000000000000'])
		.execute();
	return new Map(
		found.map((one) => [
			one.id,
			{ ...written(one), verified: one.verifiedAt !== null, trashed: one.deletedAt !== null }
		])
	);
}

async function takeBack(tx: Tx, { ref: { id }, before }: Touched, by: By): Promise<void> {
	if (before) {
		// not the latest revision: one import may have changed it twice, or people since, and back
		await updateOrganization(tx, id, before as NewOrganization, by);
		return;
	}
	const { kind } = await organizationById(id, tx);
	const { rows } = await sql`select from identity.role where scope = ${id} and revoked_at is null limit 1`.execute(tx);
	if (rows.length) throw refused('exchange_stays_used');
	await within(tx).deleteFrom('network.invitation').where('organization', '=', id).execute();
	await within(tx).deleteFrom('network.identifier').where('organization', '=', id).execute();
	await within(tx).deleteFrom('network.organization').where('id', '=', id).execute();
	await record(tx, { ...by, verb: 'network.trashed', object: ref('organization', id), detail: { kind } });
}
