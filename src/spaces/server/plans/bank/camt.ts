import { refused } from '#kernel/errors.ts';
import { communicationIn, isCommunication } from '../../../plans/communication.ts';
import { isIban, plainIban } from '../../../plans/iban.ts';
import { type BankEntry, type BankFile, cut, numbered } from './entry.ts';
import { allIn, type Element, readXml, textIn } from './xml.ts';

/**
 * Reads an account statement of ISO 20022 (camt.053.001.02 to .13; `Sts` is a text in the first versions and a code within from .04 on, a party has a `Pty` around it from .03 on).
 * What a transfer in a batch says of itself goes before what its entry says, if the parts add up to it.
 * @throws plans_bank_unreadable
 */
export function readCamt(bytes: Uint8Array): BankFile {
	const document = readXml(bytes);
	if (
		document.name !== 'Document' ||
		!/:camt\.053\.001\.\d\d$/.test(Object.entries(document.at).find(isNamespace)?.[1] ?? '')
	)
		throw refused('plans_bank_unreadable', {}, 422);
	const entries: BankEntry[] = [];
	let passed = 0;
	for (const statement of allIn(document, 'BkToCstmrStmt', 'Stmt'))
		allIn(statement, 'Ntry').forEach((entry, at) => {
			const found = entriesOf(statement, entry, at);
			if (found) entries.push(...found);
			else passed++;
		});
	return { format: 'camt', entries: numbered(entries), passed };
}

const isNamespace = ([name]: [string, string]): boolean => name === 'xmlns' || name.startsWith('xmlns:');

/** Null: it is no money that came, nor such that was taken back. */
function entriesOf(statement: Element, entry: Element, at: number): BankEntry[] | null {
	const sign = signOf(entry);
	const cents = centsOf(entry);
	const booked = (textIn(entry, 'Sts', 'Cd') ?? textIn(entry, 'Sts')) === 'BOOK';
	const bookedOn = dayOf(entry, 'BookgDt') ?? dayOf(entry, 'ValDt') ?? dayOf(statement, 'FrToDt');
	if (!sign || !cents || !booked || !bookedOn) return null;
	const account = textIn(statement, 'Acct', 'Id', 'IBAN') ?? textIn(statement, 'Acct', 'Id', 'Othr', 'Id') ?? '';
	const named = textIn(entry, 'AcctSvcrRef');
	const own = `${textIn(statement, 'Id') ?? ''} ${textIn(entry, 'NtryRef') ?? at + 1}`;
	const reference = `${named ?? own}${sign < 0 ? ' -' : ''}`;
	const common = { account: plainIban(account).slice(0, 60), bookedOn };
	const parts = allIn(entry, 'NtryDtls', 'TxDtls');
	const amounts = parts.length === 1 ? [cents] : parts.map(centsOf);
	const adds = amounts.reduce<number>((sum, one) => sum + (one ?? Number.NaN), 0) === cents;
	if (!adds) {
		const said = parts.length ? 'batch' : textIn(entry, 'AddtlNtryInf');
		return [
			{
				...common,
				reference: cut(reference, 200) ?? '',
				cents: sign * cents,
				name: null,
				iban: null,
				...messageOf(said)
			}
		];
	}
	return parts.map((part, nth) => ({
		...common,
		reference:
			cut(parts.length > 1 ? `${reference} ${textIn(part, 'Refs', 'AcctSvcrRef') ?? nth + 1}` : reference, 200) ?? '',
		cents: sign * (amounts[nth] ?? 0),
		...payerOf(part),
		...wordsOf(part, entry)
	}));
}

/** 1 for money that came, -1 for such that was taken back: a reversal tells the side of the account that it is on now. */
function signOf(entry: Element): 1 | -1 | null {
	const reversal = textIn(entry, 'RvslInd') === 'true' || textIn(entry, 'RvslInd') === '1';
	const side = textIn(entry, 'CdtDbtInd');
	if (side === 'CRDT') return reversal ? null : 1;
	return side === 'DBIT' && reversal ? -1 : null;
}

/** An amount in euros; of a part, what it says by itself or as the amount of the transaction. */
function centsOf(of: Element): number | null {
	const amount = allIn(of, 'Amt')[0] ?? allIn(of, 'AmtDtls', 'TxAmt', 'Amt')[0];
	const found = /^(\d{1,12})(?:\.(\d{1,5}))?$/.exec(amount?.text.trim() ?? '');
	if (!found || amount?.at.Ccy !== 'EUR' || /[1-9]/.test((found[2] ?? '').slice(2))) return null;
	return Number(found[1]) * 100 + Number((found[2] ?? '').slice(0, 2).padEnd(2, '0'));
}

function dayOf(of: Element, name: string): string | null {
	const said = textIn(of, name, 'Dt') ?? textIn(of, name, 'DtTm') ?? textIn(of, name, 'FrDtTm');
	const day = said?.slice(0, 10) ?? '';
	return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) ? day : null;
}

function payerOf(part: Element): Pick<BankEntry, 'name' | 'iban'> {
	const parties = allIn(part, 'RltdPties')[0];
	if (!parties) return { name: null, iban: null };
	const iban = plainIban(textIn(parties, 'DbtrAcct', 'Id', 'IBAN') ?? '');
	const name = textIn(parties, 'Dbtr', 'Nm') ?? textIn(parties, 'Dbtr', 'Pty', 'Nm');
	return { name: cut(name, 140), iban: isIban(iban) ? iban : null };
}

/** A structured communication, in its place or in the message; and the message. */
function wordsOf(part: Element, entry: Element): Pick<BankEntry, 'communication' | 'message'> {
	const structured = allIn(part, 'RmtInf', 'Strd', 'CdtrRefInf', 'Ref').map(({ text }) => text.replace(/[^\d]/g, ''));
	const found = [...new Set(structured.filter(isCommunication))];
	const free = allIn(part, 'RmtInf', 'Ustrd')
		.map(({ text }) => text)
		.join(' ');
	const said = messageOf(free || textIn(part, 'AddtlTxInf') || textIn(entry, 'AddtlNtryInf'));
	return found.length === 1 ? { ...said, communication: found[0] ?? null } : said;
}

const messageOf = (text: string | null): Pick<BankEntry, 'communication' | 'message'> => ({
	communication: text ? communicationIn(text) : null,
	message: cut(text, 300)
});
