import { beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import { transaction } from '#kernel/server/db.ts';
import { addOrganization } from '#network/server';
import { testDatabase, untold } from '../../../tests/support/database.ts';
import { undo } from '../desk/activities/activity.server.ts';
import { requireEditing } from '../desk/activities/choices.server.ts';
import { asEvent, organizersSaid } from '../index.ts';
import { by, ground, offering, publish, when } from './agenda.fixture.ts';
import {
	feed,
	occurrence,
	offeringToEdit,
	programme,
	rewriteOffering,
	schedule,
	undoRewriting,
	upcomingOf
} from './index.ts';
import type { Scope } from './listings.ts';
import { merge } from './merging.ts';

const code = (act: Promise<unknown>) =>
	act.then(
		() => null,
		(error: { code: string }) => error.code
	);

beforeAll(async () => {
	await testDatabase();
	await ground();
});

test('what several organise is on the page, in the calendar and in the list of each, and goes along when two are merged', async () => {
	const neighbour = await organization('voisine', 'La Voisine');
	const third = await organization('tierce', 'La Tierce');
	const given = offering('ensemble-a-deux', { coOrganizers: ['voisine'] });
	const { id, seance } = await transaction(async (tx) => {
		const id = await publish(tx, given, by);
		return { id, seance: await schedule(tx, id, when(30), by) };
	});
	const ids = async (scope: Scope) => (await upcomingOf(scope, 9)).map(({ occurrence: one }) => one.id);
	const { offering: shown, occurrence: its } = await occurrence(seance.id);
	expect(organizersSaid(shown)).toBe('L’équipe, La Voisine');
	expect(asEvent(shown, its, { url: 'u', hubUrl: 'h', locale: 'fr' }).organizer).toMatchObject([
		{ name: 'L’équipe' },
		{ name: 'La Voisine' }
	]);
	expect(await ids({ organization: 'voisine' })).toEqual([seance.id]);
	expect(await ids({ organization: 'tierce' })).toEqual([]);
	expect((await feed('fr', { organization: 'voisine' }, 'atom')).body).toContain(
		'<author><name>La Voisine</name></author>'
	);
	const edited = await offeringToEdit(id);
	const listed = async (organizations: string[]) =>
		(await programme({ organizations, sort: 'next', descending: false, locale: 'fr', limit: 9, offset: 0 })).rows.map(
			(row) => row.id
		);
	expect([await listed([neighbour]), await listed([third])]).toEqual([[id], []]);
	const partnerOf = (organisation: string) =>
		({ roles: [{ role: 'partner', scope: { kind: 'organization', id: organisation } }], secondFactor: true }) as never;
	expect(requireEditing(partnerOf(edited.organization.id), edited)).toBe(true);
	expect(requireEditing(partnerOf(neighbour), edited)).toBe(false);
	expect(() => requireEditing(partnerOf(third), edited)).toThrow(expect.objectContaining({ status: 404 }));

	await transaction((tx) =>
		rewriteOffering(tx, id, { ...given, coOrganizers: ['tierce', 'hub', 'voisine', 'tierce'] }, by)
	);
	expect((await offeringToEdit(id)).given.coOrganizers).toEqual(['tierce', 'voisine']);
	expect(await code(transaction((tx) => rewriteOffering(tx, id, { ...given, coOrganizers: ['nulle-part'] }, by)))).toBe(
		'kernel_missing'
	);
	await transaction((tx) => undoRewriting(tx, id, by));
	expect((await offeringToEdit(id)).given.coOrganizers).toEqual(['voisine']);
	await transaction((tx) => rewriteOffering(tx, id, { ...given, organization: 'voisine', coOrganizers: ['hub'] }, by));
	const taken = transaction((tx) => undo(tx, id, by, partnerOf(edited.organization.id)));
	expect(await code(taken)).toBe('kernel_nothing_to_undo');
	await transaction((tx) => undoRewriting(tx, id, by));
	await transaction((tx) => rewriteOffering(tx, id, { ...given, coOrganizers: ['tierce', 'voisine'] }, by));
	const merged = (from: string, into: string) =>
		untold((tx) => merge(tx, ref('organization', from), ref('organization', into)));
	await merged(third, neighbour);
	expect((await offeringToEdit(id)).given.coOrganizers).toEqual(['voisine']);
	await merged(neighbour, edited.organization.id);
	expect((await offeringToEdit(id)).given.coOrganizers).toEqual([]);
});

const organization = (slug: string, name: string) =>
	transaction(async (tx) => {
		const words = { source: 'fr', fr: 'Une phrase.' } as const;
		const unknown = {
			website: null,
			founded: null,
			status: null,
			statusAsOf: null,
			locality: null,
			lat: null,
			lon: null
		};
		const lists = { formerNames: [], sectors: [], sources: [] };
		return addOrganization(
			tx,
			{ ...unknown, ...lists, slug, name, kind: 'company', sentence: words, fictional: true },
			by
		);
	});
