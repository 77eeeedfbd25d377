import type { RequestEvent } from '@sveltejs/kit';
import type { By } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { formWithFiles } from '#kernel/server/bodies.ts';
import type { Tx } from '#kernel/server/db.ts';
import { atPress } from '#kernel/server/press/press.ts';
import { m } from '#messages';
import { attempt, change, changeGiven } from '#web/act.server.ts';
import { fail } from '#web/fail.server.ts';
import { fieldOf, sentFile, typedTexts } from '#web/form.server.ts';
import { byOf } from '#web/require.server.ts';
import { Account } from '../../plans/plan.schema.ts';
import {
	account,
	askedEntries,
	bankEntries,
	bankFiles,
	bookEntry,
	keepAccount,
	putAside,
	type readBankFile,
	statements,
	takeBankFile,
	unbookEntry
} from '../../server/index.ts';

type Asked = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders'>;

/** A year of a busy account is some megabytes. */
const MEGABYTES = 20;
const LATEST = 100;

const read = atPress<typeof readBankFile>('src/spaces/server/plans/bank/reading.ts', 'readBankFile', { kept: false });

/** What the bank has told: the account, what is asked, what was booked lately, and the files. */
export async function bankShown() {
	const [to, asked, latest, files, all] = await Promise.all([
		account(),
		askedEntries(),
		bankEntries(),
		bankFiles(),
		statements()
	]);
	const named = new Map(all.map((one) => [one.id, one]));
	const open = all.filter(({ totalCents, paidCents }) => paidCents < totalCents);
	const card = (id: string) => {
		const its = named.get(id);
		return its ? [{ id, number: its.number, name: its.payerName, dueCents: its.totalCents - its.paidCents }] : [];
	};
	return {
		account: to,
		files,
		asked: asked.map((one) => ({ ...one, for: one.candidates.slice(0, 3).flatMap(card) })),
		latest: latest.filter(({ booked, aside }) => booked.length || aside).slice(0, LATEST),
		open: open.flatMap(({ id }) => card(id))
	};
}

/** Reads a bank file that the form sends, and says what came of it. */
export async function bringFile(event: Asked, viewer: Viewer) {
	const file = await sentFile(await formWithFiles(event.request, MEGABYTES), 'file');
	if (!file) return fail(422, { typed: { text: {} }, problems: { file: m.plans_file_missing() } });
	return attempt(event, 'file', { text: {} }, async () => {
		const content = await read(new Uint8Array(file.content));
		return change(
			event,
			{ text: {} },
			(tx) => takeBankFile(tx, content, file.name, byOf(viewer)),
			({ entries, known, booked, passed }) =>
				`/desk/spaces/bank?done=read&entries=${entries}&known=${known}&booked=${booked}&passed=${passed}`
		);
	});
}

/** Says where the money is asked to go. */
export async function saveAccount(event: Asked) {
	const form = await event.request.formData();
	const { text: typed } = typedTexts(form);
	const given = Account.safeParse({
		...{ beneficiary: fieldOf(form, 'beneficiary'), iban: fieldOf(form, 'iban'), note: fieldOf(form, 'note') || null },
		dueDays: fieldOf(form, 'dueDays').trim() ? Number(fieldOf(form, 'dueDays')) : Number.NaN
	});
	return changeGiven(event, { text: typed }, given, keepAccount, '/desk/spaces/bank?done=saved#account');
}

type Press = (tx: Tx, entry: string, statement: string, by: By) => Promise<void>;

/** One press on an entry. */
async function press(event: Asked, viewer: Viewer, act: Press) {
	const form = await event.request.formData();
	const [entry, statement] = [fieldOf(form, 'entry'), fieldOf(form, 'statement')];
	return change(event, { text: {} }, (tx) => act(tx, entry, statement, byOf(viewer)), '/desk/spaces/bank?done=saved');
}

export const book = (event: Asked, viewer: Viewer) =>
	press(event, viewer, (tx, entry, statement, by) => bookEntry(tx, entry, statement, by));
/** Books all of an entry, also what is more than is to be paid. */
export const bookAll = (event: Asked, viewer: Viewer) =>
	press(event, viewer, (tx, entry, statement, by) => bookEntry(tx, entry, statement, by, { all: true }));
export const unbook = (event: Asked, viewer: Viewer) => press(event, viewer, unbookEntry);
export const aside = (event: Asked, viewer: Viewer) =>
	press(event, viewer, (tx, entry, _, by) => putAside(tx, entry, true, by));
export const askAgain = (event: Asked, viewer: Viewer) =>
	press(event, viewer, (tx, entry, _, by) => putAside(tx, entry, false, by));
