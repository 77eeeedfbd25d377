import { z } from 'zod';
import { ifThere, missing } from '#kernel/errors.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can, requireAct } from '#kernel/identity/policy.ts';
import type { Announcement } from '#kernel/server/announcement.ts';
import { WrongBody } from '#kernel/server/open-problem.ts';
import { type Operation, reading, type Scope, writing } from '#kernel/server/operation.ts';
import { m } from '#messages';
import { organizationActs } from '../acts.ts';
import { NewOrganization, type Organization, Slug } from '../organization.ts';
import { organizationById, updateOrganization } from './organizations.ts';
import type { On } from './tables.ts';

const reads: Scope = { key: 'organizations:read', name: m.network_scope_read };
const writes: Scope = { key: 'organizations:write', name: m.network_scope_write };

const { slug: _, picture: __, pictures: ___, fictional: ____, ...facts } = NewOrganization.shape;
/** What programs say of an organisation; its address and its pictures are for the pages. */
const Given = z.strictObject(facts);
const Kept = Given.safeExtend({ id: z.uuid(), slug: Slug });

function keptAs(organization: Organization): z.infer<typeof Kept> {
	const { picture: _, pictures: __, fictional: ___, verifiedAt: ____, deletedAt: _____, ...rest } = organization;
	const { createdAt: ______, updatedAt: _______, ...kept } = rest;
	return kept;
}

/** One that everybody finds; another for those who act for it. @throws 404 */
async function seen(viewer: Viewer, id: string, on: On): Promise<Organization> {
	const found = await organizationById(id, on);
	if (found.deletedAt && !can(viewer, organizationActs.edit, { organisation: id })) throw missing();
	return found;
}

const given = { shape: Kept, gives: 'The facts of its page' } as const;

export const operations: readonly Operation[] = [
	reading({
		...{ ...given, path: '/organizations/{id}', scope: reads },
		summary: 'One organisation of the directory',
		read: async ({ viewer, params: { id = '' } }, on) => keptAs(await seen(viewer, id, on))
	}),
	writing({
		...{
			...given,
			method: 'put',
			path: '/organizations/{id}',
			scope: writes,
			body: Given,
			row: 'network.organization'
		},
		summary: 'Writes the facts of its page anew, for whoever answers for it; its address and its pictures stay',
		refuses: {
			409: ['network_identifier_taken', 'network_sector_unknown', 'network_nace_unknown'],
			422: ['kernel_body_wrong']
		},
		write: async (tx, { params: { id = '' }, body, viewer, by }) => {
			requireAct(viewer, organizationActs.edit, { organisation: id });
			const { slug, picture, pictures, fictional } = await organizationById(id, tx);
			const read = NewOrganization.safeParse({ ...body, slug, picture, pictures, fictional });
			if (!read.success) throw new WrongBody(read.error);
			await updateOrganization(tx, id, read.data, by);
			return keptAs(await organizationById(id, tx));
		}
	})
];

export const announces: readonly Announcement[] = [
	{
		kind: 'organizations',
		name: m.network_announces,
		summary: 'An organisation of the directory has joined, was changed or verified, or is in the trash or back from it',
		verbs: [
			...(['network.joined', 'network.changed', 'network.verified'] as const),
			...(['network.trashed', 'network.restored'] as const)
		],
		object: async ({ object }) => object,
		where: async ({ id }, reader, on) => (await ifThere(seen(reader, id, on))) && `/organizations/${id}`
	}
];
