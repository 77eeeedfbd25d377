import { beforeAll, expect, test } from 'vitest';
import { overlapping } from '../../../tests/support/another.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { newHub } from '../hub.ts';
import { factsAfter } from './activity/read.ts';
import { sequence } from './activity/sequencer.ts';
import { db, type Tx, transaction } from './db.ts';
import { changeHub, hub, isNamed, lastChangeOfHub, undoHub } from './hub.ts';
import { addOperation, changeOperation, closeOperation, OperationSchema, operations } from './operations.ts';

const words = (fr: string) => ({ source: 'fr', fr }) as const;

beforeAll(async () => {
	await testDatabase();
});

test('a hub is named by its team, and a change of its settings is taken back', async () => {
	expect(await isNamed()).toBe(false);
	for (const _ of [1, 2])
		await transaction((tx) => changeHub(tx, { ...newHub, name: 'Le Terril', locales: ['nl', 'fr'] }, null));
	expect(await hub()).toMatchObject({ name: 'Le Terril', locales: ['nl', 'fr'] });
	expect(await isNamed()).toBe(true);
	await transaction((tx) => undoHub(tx, null));
	expect(await hub()).toEqual(newHub);
	await expect(transaction((tx) => undoHub(tx, null))).rejects.toMatchObject({ code: 'kernel_nothing_to_undo' });
	await expect(transaction((tx) => changeHub(tx, { ...newHub, colour: 'red' }, null))).rejects.toThrow('colour');
	await sequence();
	const told = (await factsAfter(db, 0)).map(({ verb, source }) => ({ verb, source }));
	expect(told).toEqual(Array(2).fill({ verb: 'kernel.settings_changed', source: 'desk' }));
});

test('of two who save the settings at once each can be taken back', async () => {
	const call = (name: string) => (tx: Tx) => changeHub(tx, { ...newHub, name }, null);
	await transaction(call('Un'));
	await hub();
	await overlapping(call('Deux'), call('Trois'));
	expect(await hub()).toMatchObject({ name: 'Trois' });
	const named = [];
	while (await lastChangeOfHub()) {
		await transaction((tx) => undoHub(tx, null));
		named.push((await hub()).name);
	}
	expect(named).toEqual(['Deux', 'Un', newHub.name]);
});

test('an operation is added, changed but for its code, closed and opened again', async () => {
	const given = { code: 'FEDER-1', name: words('Fabriquer'), funder: 'FEDER', starts: '2026-01-01', ends: null };
	await transaction((tx) => addOperation(tx, given));
	await expect(transaction((tx) => addOperation(tx, given))).rejects.toMatchObject({
		code: 'settings_operation_taken'
	});
	await transaction((tx) => changeOperation(tx, { ...given, ends: '2027-12-31' }));
	expect(await operations({ open: true })).toMatchObject([{ code: 'FEDER-1', ends: '2027-12-31', closedAt: null }]);
	await transaction((tx) => closeOperation(tx, 'FEDER-1', true));
	expect(await operations({ open: true })).toEqual([]);
	expect(await operations()).toHaveLength(1);
	await transaction((tx) => closeOperation(tx, 'FEDER-1', false));
	expect(await operations({ open: true })).toHaveLength(1);
	await expect(transaction((tx) => closeOperation(tx, 'none', true))).rejects.toMatchObject({ status: 404 });
});

test('what a form gives of an operation is checked, each issue a key', () => {
	const wrong = { code: 'é', name: null, funder: ' ', starts: '2026-02-30', ends: null };
	expect(OperationSchema.safeParse(wrong).error?.issues.map(({ message }) => message)).toEqual([
		'settings_operation_code',
		'settings_operation_name',
		'settings_operation_funder_missing',
		'settings_operation_date'
	]);
	const page = { code: 'nieuw', name: words('x'), funder: 'x', starts: null, ends: null };
	expect(OperationSchema.safeParse(page).error?.issues[0]?.message).toBe('settings_operation_word');
	const reversed = { code: 'a', name: words('x'), funder: 'x', starts: '2026-02-02', ends: '2026-02-01' };
	expect(OperationSchema.safeParse(reversed).error?.issues[0]).toMatchObject({
		message: 'settings_operation_order',
		path: ['ends']
	});
});
