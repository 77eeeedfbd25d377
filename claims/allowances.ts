/** A year of plans, cards, overage, cancelled and missed bookings, time and material of machines costs each payer what an independent reckoning says, to the cent; statements are numbered without a gap and never change; a bank file with exact, partial, double, wrong, nameless and taken back payments, read twice, is booked right or asked. */
import { sql } from 'kysely';
import { connect, db, disconnect, transaction } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import {
	askedEntries,
	bankEntries,
	closeMonth,
	readBankFile,
	type Statement,
	statements,
	takeBankFile
} from '#spaces/server';
import { withScratchPostgres } from '../tests/support/scratch.ts';
import { camtOf, transfersFor } from './support/allowances/bank.ts';
import { livedThrough, type Names } from './support/allowances/hand.ts';
import { reckon } from './support/allowances/reckon.ts';
import { inventYear, type World } from './support/allowances/world.ts';

const small = process.argv.includes('--small');
const YEARS = small ? [7] : [7, 1871, 20_251];
const BOOKINGS = small ? 90 : 1200;
const by = { actor: null, source: 'desk' } as const;

const wrong: string[] = [];
const figures = { statements: 0, cents: 0, bookings: 0, uses: 0, transfers: 0, booked: 0, asked: 0 };

for (const seed of YEARS)
	await withScratchPostgres(async ({ connection }) => {
		connect(connection);
		openSecret('a secret for the claim', '');
		try {
			await tryYear(inventYear(seed, BOOKINGS));
		} finally {
			await disconnect();
		}
	});
for (const sentence of wrong.slice(0, 30)) console.log(sentence);
const { statements: closed, cents, bookings, uses, transfers, booked, asked } = figures;
console.log(
	`allowances: ${closed} statements of ${bookings} bookings and ${uses} uses of machines, ${(cents / 100).toFixed(2)} € in all, ${transfers} transfers read twice, ${booked} booked, ${asked} asked; ${wrong.length ? `${wrong.length} things wrong` : 'all as reckoned apart, to the cent'}`
);
process.exitCode = wrong.length ? 1 : 0;

async function tryYear(world: World): Promise<void> {
	const names = await livedThrough(world);
	figures.bookings += world.bookings.length;
	figures.uses += world.uses.length;
	for (let month = 1; month <= 12; month++)
		await transaction((tx) => closeMonth(tx, `2025-${String(month).padStart(2, '0')}`, by));
	const all = (await statements()).toReversed();
	compare(all, reckon(world), names);
	checkNumbers(all);
	await checkFixed(all);
	await tryBank(all.filter(({ totalCents }) => totalCents > 0));
}

function compare(all: readonly Statement[], owed: ReadonlyMap<string, number>, names: Names): void {
	const told = new Map([...names].map(([name, id]) => [id, name]));
	const found = new Map(all.map((one) => [`${told.get(one.payer?.id ?? '')}|${one.month}`, one]));
	for (const key of new Set([...owed.keys(), ...found.keys()])) {
		const [reckoned, statement] = [owed.get(key) ?? 0, found.get(key)];
		if ((statement?.totalCents ?? 0) !== reckoned)
			wrong.push(`${key}: the hub says ${statement?.totalCents ?? 'nothing'}, the reckoning ${reckoned}`);
		const sum = statement?.lines.reduce((all, line) => all + line.cents, 0) ?? 0;
		if (statement && sum !== statement.totalCents) wrong.push(`${key}: the lines make ${sum}`);
		figures.cents += reckoned;
	}
	if (found.size !== all.length) wrong.push('somebody has two statements of a month');
	figures.statements += all.length;
}

function checkNumbers(all: readonly Statement[]): void {
	all.forEach(({ number, communication }, nth) => {
		if (number !== `2025-${String(nth + 1).padStart(4, '0')}`)
			wrong.push(`the statement ${nth + 1} is numbered ${number}`);
		const [base, control] = [Number(communication.slice(0, 10)), Number(communication.slice(10))];
		if ((base % 97 || 97) !== control) wrong.push(`the communication ${communication} does not control itself`);
	});
	if (new Set(all.map(({ communication }) => communication)).size !== all.length)
		wrong.push('two statements have one communication');
}

/** A month is closed once, and nothing of it changes. */
async function checkFixed([first]: readonly Statement[]): Promise<void> {
	const again = await transaction((tx) => closeMonth(tx, '2025-12', by)).catch(({ code }) => code);
	if (again !== 'plans_month_closed') wrong.push(`a month is closed again: ${again}`);
	const changed = sql`update spaces.statement set total_cents = total_cents + 1 where id = ${first?.id}`.execute(db);
	if (!(await changed.catch(() => null).then((done) => done === null))) wrong.push('a closed statement changes');
}

async function tryBank(payable: readonly Statement[]): Promise<void> {
	const transfers = transfersFor(payable);
	const file = readBankFile(camtOf(transfers));
	await transaction((tx) => takeBankFile(tx, file, 'premier.xml', by));
	const before = await paidBy();
	const again = await transaction((tx) => takeBankFile(tx, file, 'second.xml', by));
	if (again.known !== transfers.length || again.booked)
		wrong.push(`read again: ${again.known} known, ${again.booked} booked`);
	const due = new Map<string, number>();
	for (const { booked } of transfers)
		if (booked) due.set(booked.statement, (due.get(booked.statement) ?? 0) + booked.cents);
	for (const { id, number } of payable)
		if ((before.get(id) ?? 0) !== (due.get(id) ?? 0))
			wrong.push(`${number}: ${before.get(id) ?? 0} paid, ${due.get(id) ?? 0} expected`);
	if (JSON.stringify([...before]) !== JSON.stringify([...(await paidBy())]))
		wrong.push('a file that was read twice changes what is paid');
	await checkAsked(transfers);
}

async function paidBy(): Promise<Map<string, number>> {
	return new Map(
		(await statements()).map(({ id, paidCents }) => [id, paidCents] as const).filter(([, cents]) => cents)
	);
}

/** What is not booked is asked, all of it and nothing else. */
async function checkAsked(transfers: ReturnType<typeof transfersFor>): Promise<void> {
	const open = new Map((await askedEntries()).map((one) => [one.reference.replace(/ -$/, ''), one.restCents]));
	for (const { reference, cents, back, booked } of transfers) {
		const rest = back ? -cents - (booked?.cents ?? 0) : cents - (booked?.cents ?? 0);
		if ((open.get(reference) ?? 0) !== rest)
			wrong.push(`${reference}: ${open.get(reference) ?? 0} asked, ${rest} expected`);
		figures[booked ? 'booked' : 'asked']++;
	}
	figures.transfers += transfers.length;
	if ((await bankEntries()).length < Math.min(500, transfers.length)) wrong.push('an entry of the bank is not there');
}
