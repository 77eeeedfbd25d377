import { z } from 'zod';
import { missing } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can, hostedBy } from '#kernel/identity/policy.ts';
import { nextPage, pageOf, pageParameter } from '#kernel/server/open-data.ts';
import { WrongBody } from '#kernel/server/open-problem.ts';
import { type Operation, reading, writing } from '#kernel/server/operation.ts';
import { listQuery } from '#web/list.server.ts';
import { activityActs } from '../acts.ts';
import { NewOffering, type WholeOffering } from '../offering.ts';
import { checkCoOrganizers, checkOrganization, mayEdit, requireEditing } from './editing.ts';
import { freeSlug, rewriteOffering, writeOffering } from './offerings.ts';
import { Seance, seanceAs } from './open-seance.ts';
import {
	type EditedOccurrence,
	type EditedOffering,
	occurrencesOfEach,
	offeringToEdit,
	programme
} from './programme.ts';
import { publishOffering, unpublishOffering } from './publication.ts';
import { readsActivities, writesActivities } from './scopes.ts';
import { type On, within } from './tables.ts';

const MOST = 50;

const { slug: _, picture: __, operation: ___, fictional: ____, ...fields } = NewOffering.shape;
/** What programs say of an activity; its address, its picture and its funding are for the pages. */
const Given = z.strictObject(fields);
type Given = z.output<typeof Given>;

const Kept = Given.safeExtend({
	id: z.uuid(),
	slug: NewOffering.shape.slug,
	state: z.enum(['draft', 'published', 'trash']),
	occurrences: z.array(Seance)
});

const keptAs = ({ id, given, state }: EditedOffering, seances: readonly EditedOccurrence[]) => {
	const { picture: _, operation: __, fictional: ___, ...said } = given;
	return { ...said, id, state, occurrences: seances.map(seanceAs) } as z.infer<typeof Kept>;
};

/** One that is published, for everybody; another for those who make it. @throws 404 */
async function keptNow(viewer: Viewer, id: string, on: On): Promise<z.infer<typeof Kept>> {
	const edited = await offeringToEdit(id, on);
	const edits = mayEdit(viewer, edited);
	if (edited.state !== 'published' && !edits) throw missing();
	const seances = (await occurrencesOfEach([id], on)).get(id) ?? [];
	return keptAs(edited, edits ? seances : await forEverybody(id, seances, on));
}

/** Without what is for those alone who are booked into it, and where one takes part online, which is for those who have a place. */
async function forEverybody(id: string, seances: readonly EditedOccurrence[], on: On): Promise<EditedOccurrence[]> {
	const apart = await within(on)
		.selectFrom('agenda.occurrence')
		.select('id')
		.where('offering', '=', id)
		.where('apart', '=', true)
		.execute();
	return seances.filter((one) => !apart.some((row) => row.id === one.id)).map((one) => ({ ...one, onlineUrl: null }));
}

/** @throws WrongBody for what only the whole shows: an age below another, an address without need */
function whole(given: Given, rest: Pick<WholeOffering, 'slug' | 'picture' | 'operation' | 'fictional'>): WholeOffering {
	const read = NewOffering.safeParse({ ...given, ...rest });
	if (!read.success) throw new WrongBody(read.error);
	return read.data;
}

const given = { shape: Kept, scope: writesActivities, gives: 'The activity as it stands, with its séances' } as const;
const wrong = ['kernel_body_wrong', 'network_sector_unknown'];

const pressing = (
	name: string,
	summary: string,
	press: typeof publishOffering,
	refuses: Operation['refuses']
): Operation =>
	writing({
		...{ ...given, method: 'post', path: `/offerings/{id}/${name}`, summary, refuses },
		write: async (tx, { params: { id = '' }, viewer, by }) => {
			requireEditing(viewer, await offeringToEdit(id, tx));
			await press(tx, id, by);
			return keptNow(viewer, id, tx);
		}
	});

export const offeringOperations: readonly Operation[] = [
	reading({
		...{ path: '/offerings', scope: readsActivities, shape: pageOf(Kept), parameters: [pageParameter] },
		summary: 'The activities of the organisations that one answers for, drafts too; the team reads all',
		gives: '50 activities with their séances, the latest changed first',
		read: async ({ viewer, url, locale }, on) => {
			const { page } = listQuery(url, { sorts: ['updated'] });
			const organizations = can(viewer, activityActs.edit) ? null : hostedBy(viewer);
			const asked = { organizations, sort: 'updated', descending: true, locale } as const;
			const { rows, total } = await programme({ ...asked, limit: MOST, offset: (page - 1) * MOST }, on);
			const ids = rows.map(({ id }) => id);
			const seances = await occurrencesOfEach(ids, on);
			const items = [];
			for (const id of ids) items.push(keptAs(await offeringToEdit(id, on), seances.get(id) ?? []));
			return { items, total, next: nextPage(page, MOST, total) };
		}
	}),
	reading({
		...{ path: '/offerings/{id}', scope: readsActivities, shape: Kept },
		summary: 'One activity: a published one, or one of those who make it',
		gives: 'The activity with its séances',
		read: ({ viewer, params: { id = '' } }, on) => keptNow(viewer, id, on)
	}),
	writing({
		...{ ...given, method: 'post', path: '/offerings', body: Given, refuses: { 422: wrong } },
		summary: 'Writes a draft, for an organisation that one answers for (`organization`: its slug)',
		made: ({ id }) => `/offerings/${id}`,
		write: async (tx, { body, viewer }) => {
			await checkOrganization(viewer, body.organization, tx);
			await checkCoOrganizers(viewer, body.coOrganizers, [], tx);
			const slug = await freeSlug(body.title, tx);
			const rest = { slug, picture: null, operation: null, fictional: false };
			return keptNow(viewer, await writeOffering(tx, whole(body, rest), newId()), tx);
		}
	}),
	writing({
		...{
			...given,
			method: 'put',
			path: '/offerings/{id}',
			body: Given,
			refuses: { 422: wrong },
			row: 'agenda.offering'
		},
		summary: 'Writes it anew; who only organises it too says neither who leads it nor with whom',
		write: async (tx, { params: { id = '' }, body, viewer, by }) => {
			const edited = await offeringToEdit(id, tx);
			const { slug, picture, operation, fictional, organization, coOrganizers } = edited.given;
			const leads = requireEditing(viewer, edited);
			const asked = leads ? body : { ...body, organization, coOrganizers };
			if (asked.organization !== organization) await checkOrganization(viewer, asked.organization, tx);
			await checkCoOrganizers(viewer, asked.coOrganizers, coOrganizers, tx);
			await rewriteOffering(tx, id, whole(asked, { slug, picture, operation, fictional }), by);
			return keptNow(viewer, id, tx);
		}
	}),
	pressing('publish', 'Shows it to everybody', publishOffering, { 409: ['agenda_in_trash'] }),
	pressing('unpublish', 'Makes it a draft again, while nobody is registered', unpublishOffering, {
		409: ['agenda_unpublish_booked']
	})
];
