import { refused } from '#kernel/errors.ts';
import { communicationIn, isCommunication } from '../../../plans/communication.ts';
import { isIban, plainIban } from '../../../plans/iban.ts';
import { type BankEntry, type BankFile, cut, numbered } from './entry.ts';

/** A movement with what stands in its further records; a part of one has a detail number. */
type Movement = {
	number: string;
	detail: string;
	credit: boolean;
	cents: number | null;
	bookedOn: string | null;
	structured: string | null;
	message: string;
	name: string | null;
	iban: string | null;
};

type Reading = { account: string; currency: string; statement: string; movements: Movement[] };

const WIDE = 128;

/**
 * Reads a coded statement of account (Febelfin, CODA 2.x, annex I): lines of 128 signs; what a movement is, says its record 2.1, who pays and the rest of the message 2.2 and 2.3. The parts of a movement go before it, if they
 * add up to it. The bank's own reference is for reading only (§ 7.4): an entry is known by its place in its statement.
 * @throws plans_bank_unreadable
 */
export function readCoda(bytes: Uint8Array): BankFile {
	const lines = new TextDecoder('windows-1252').decode(bytes).split(/\r?\n/).filter(Boolean);
	if (!lines.every((line) => line.length === WIDE && /^[0-4689]/.test(line))) throw unreadable();
	const statements: Reading[] = [];
	for (const line of lines) {
		if (line.startsWith('1')) statements.push(opened(line));
		else if (line.startsWith('2')) read(statements.at(-1), line);
	}
	if (!statements.length) throw unreadable();
	const found = statements.map(entriesOf);
	return {
		format: 'coda',
		entries: numbered(found.flatMap(({ entries }) => entries)),
		passed: found.reduce((sum, { passed }) => sum + passed, 0)
	};
}

const unreadable = () => refused('plans_bank_unreadable', {}, 422);

/** A part of a line by the positions of the standard, which count from 1. */
const part = (line: string, from: number, to: number): string => line.slice(from - 1, to).trim();

/** Record 1: whose account, in what money, and which statement. */
function opened(line: string): Reading {
	const belgian = line[1] === '0';
	return {
		account: plainIban(belgian ? part(line, 6, 17) : part(line, 6, line[1] === '2' ? 21 : 39)),
		currency: belgian ? part(line, 19, 21) : part(line, 40, 42),
		statement: `${part(line, 59, 64)} ${part(line, 126, 128)}`,
		movements: []
	};
}

function read(reading: Reading | undefined, line: string): void {
	if (!reading) throw unreadable();
	if (line[1] === '1') reading.movements.push(movementOf(line));
	const last = reading.movements.at(-1);
	if (line[1] === '1' || !last) return;
	if (last.number !== part(line, 3, 6) || last.detail !== part(line, 7, 10)) throw unreadable();
	if (line[1] === '2') last.message += line.slice(10, 63);
	if (line[1] !== '3') return;
	const iban = plainIban(part(line, 11, 44));
	last.iban = isIban(iban) ? iban : null;
	last.name = cut(part(line, 48, 82), 140);
	last.message += line.slice(82, 125);
}

/** Record 2.1: the amount has three decimals; what begins with 101 or 102 is a structured communication. */
function movementOf(line: string): Movement {
	const amount = /^\d{15}$/.test(line.slice(32, 47)) ? Number(line.slice(32, 47)) : Number.NaN;
	const isStructured = line[61] === '1';
	const digits = /^10[12]$/.test(part(line, 63, 65)) ? part(line, 66, 77) : '';
	return {
		number: part(line, 3, 6),
		detail: part(line, 7, 10),
		credit: line[31] === '0',
		cents: Number.isNaN(amount) || amount % 10 ? null : amount / 10,
		bookedOn: dayOf(part(line, 116, 121)),
		structured: isStructured && isCommunication(digits) ? digits : null,
		message: isStructured ? '' : line.slice(62, 115),
		name: null,
		iban: null
	};
}

function dayOf(text: string): string | null {
	const [, day, month, year] = /^(\d\d)(\d\d)(\d\d)$/.exec(text) ?? [];
	const found = `20${year}-${month}-${day}`;
	return year && !Number.isNaN(Date.parse(found)) ? found : null;
}

function entriesOf({ account, currency, statement, movements }: Reading): { entries: BankEntry[]; passed: number } {
	const entries: BankEntry[] = [];
	let passed = 0;
	for (const [number, all] of Map.groupBy(movements, (one) => one.number)) {
		const [main, ...details] = all;
		const told = main && currency === 'EUR' ? parted(main, details) : [];
		const made = told.flatMap((one) => entryOf(one, account, `${statement} ${number} ${one.detail}`));
		if (made.length) entries.push(...made);
		else passed++;
	}
	return { entries, passed };
}

function parted(main: Movement, details: readonly Movement[]): readonly Movement[] {
	if (!details.length) return [main];
	const sum = details.reduce((all, { cents, credit }) => all + (cents ?? Number.NaN) * (credit ? 1 : -1), 0);
	return sum === (main.cents ?? 0) * (main.credit ? 1 : -1)
		? details
		: [{ ...main, structured: null, message: 'batch' }];
}

function entryOf(
	{ credit, cents, bookedOn, structured, message, name, iban }: Movement,
	account: string,
	reference: string
): BankEntry[] {
	if (!credit || !cents || !bookedOn) return [];
	const said = cut(message.trim(), 300);
	const communication = structured ?? (said ? communicationIn(said) : null);
	return [{ account, reference: `coda ${reference}`, bookedOn, cents, name, iban, communication, message: said }];
}
