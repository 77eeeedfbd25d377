import { expect, test } from 'vitest';
import { communicationOf } from '../../../plans/communication.ts';
import { readBankFile } from './reading.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const document = (entries: string, version = '08', head = '') =>
	bytes(`<?xml version="1.0" encoding="UTF-8"?>${head}<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.${version}"><BkToCstmrStmt><GrpHdr/>
		<Stmt><Id>S1</Id><Acct><Id><IBAN>BE71096123456769</IBAN></Id></Acct>${entries}</Stmt></BkToCstmrStmt></Document>`);
const structured = `<RmtInf><Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry><Issr>BBA</Issr></Tp><Ref>${communicationOf(7)}</Ref></CdtrRefInf></Strd></RmtInf>`;
const parties =
	'<RltdPties><Dbtr><Pty><Nm>Zoé &amp; Cie</Nm></Pty></Dbtr><DbtrAcct><Id><IBAN>BE68539007547034</IBAN></Id></DbtrAcct></RltdPties>';
const entry = (
	more: Partial<Record<'amount' | 'side' | 'status' | 'reversal' | 'ref' | 'details' | 'currency', string>> = {}
) => {
	const {
		amount = '12.50',
		side = 'CRDT',
		status = '<Cd>BOOK</Cd>',
		reversal = '',
		ref = 'A1',
		currency = 'EUR'
	} = more;
	const details = more.details ?? `<NtryDtls><TxDtls>${parties}${structured}</TxDtls></NtryDtls>`;
	return `<Ntry><Amt Ccy="${currency}">${amount}</Amt><CdtDbtInd>${side}</CdtDbtInd>${reversal}<Sts>${status}</Sts><BookgDt><Dt>2026-05-02</Dt></BookgDt><AcctSvcrRef>${ref}</AcctSvcrRef>${details}</Ntry>`;
};
const read = (text: Uint8Array) => {
	try {
		return readBankFile(text);
	} catch (error) {
		return (error as { code: string }).code;
	}
};

test('a credit of CAMT.053 is read in its old and its new versions', () => {
	const known = {
		cents: 1250,
		name: 'Zoé & Cie',
		iban: 'BE68539007547034',
		communication: communicationOf(7),
		bookedOn: '2026-05-02'
	};
	expect(read(document(entry()))).toMatchObject({
		format: 'camt',
		passed: 0,
		entries: [{ ...known, reference: 'A1' }]
	});
	const old = entry({ status: 'BOOK' }).replace(/<Pty>|<\/Pty>/g, '');
	expect(read(document(old, '02'))).toMatchObject({ entries: [known] });
	const written = entry({
		details: '<NtryDtls><TxDtls><RmtInf><Ustrd>svp +++000/0000/00707+++</Ustrd></RmtInf></TxDtls></NtryDtls>'
	});
	expect(read(document(written))).toMatchObject({ entries: [{ communication: communicationOf(7) }] });
});

test('debits, foreign money and what is not booked are passed; a reversal takes back', () => {
	const others = [
		entry({ side: 'DBIT' }),
		entry({ currency: 'USD' }),
		entry({ status: '<Cd>PDNG</Cd>' }),
		entry({ reversal: '<RvslInd>true</RvslInd>' })
	];
	expect(read(document(others.join('')))).toMatchObject({ entries: [], passed: 4 });
	const back = entry({ side: 'DBIT', reversal: '<RvslInd>true</RvslInd>' });
	expect(read(document(back))).toMatchObject({ entries: [{ cents: -1250, reference: 'A1 -' }] });
});

test('a batch is its parts, if they add up to it; else it is asked as one', () => {
	const part = (amount: string) =>
		`<TxDtls><AmtDtls><TxAmt><Amt Ccy="EUR">${amount}</Amt></TxAmt></AmtDtls>${structured}</TxDtls>`;
	const batch = (...amounts: string[]) =>
		document(entry({ details: `<NtryDtls>${amounts.map(part).join('')}</NtryDtls>` }));
	expect(read(batch('10.00', '2.50'))).toMatchObject({ entries: [{ cents: 1000 }, { cents: 250 }] });
	expect(read(batch('10.00', '3.50'))).toMatchObject({
		entries: [{ cents: 1250, communication: null, message: 'batch' }]
	});
});

test('what is alike in one file is numbered, so that it counts once in every file', () => {
	const twice = document(entry() + entry());
	const first = read(twice) as unknown as { entries: { reference: string }[] };
	expect(first.entries.map(({ reference }) => reference)).toEqual(['A1', 'A1 #2']);
	expect(read(twice)).toEqual(first);
});

test.each([
	['entities that grow', document('', '08', '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>')],
	['an entity from outside', document('<X>&e;</X>', '08', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>')],
	['an entity that nobody defined', document('<X>&e;</X>')],
	['the same in UTF-16', new Uint8Array(Buffer.from('\ufeff<?xml version="1.0"?><Document/>', 'utf16le'))],
	['what is not closed', document('<Ntry>')],
	['what is nested deeply', document('<a>'.repeat(500) + '</a>'.repeat(500))],
	['another message', bytes('<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"/>')],
	['a page', bytes('<html><body>Session expirée</body></html>')],
	['nothing', new Uint8Array()],
	['a table', bytes('date;montant\n2026-05-02;12,50\n')],
	['half a CODA', bytes('0000002052672505        00000')]
])('%s is refused in words', (_, given) => {
	expect(read(given)).toBe('plans_bank_unreadable');
});

const line = (parts: Record<number, string>): string => {
	const signs = Array.from({ length: 128 }, () => ' ');
	for (const [at, text] of Object.entries(parts))
		for (const [nth, sign] of [...text].entries()) signs[Number(at) - 1 + nth] = sign;
	return signs.join('');
};
const HEAD = line({ 1: '0', 2: '0000', 6: '020526', 12: '096', 128: '2' });
const OLD = line({
	1: '1',
	2: '2',
	3: '121',
	6: 'BE71096123456769',
	40: 'EUR',
	43: '0',
	44: '000000000000000',
	59: '010526',
	126: '121'
});
const movement = (number: string, detail: string, cents: number, sign: string, words: string) =>
	line({
		1: '21',
		3: number,
		7: detail,
		11: 'REFBANK',
		32: sign,
		33: String(cents * 10).padStart(15, '0'),
		48: '020526',
		62: words,
		116: '020526',
		122: '121'
	});

test('a credit of CODA is read with whoever pays it', () => {
	const lines = [
		...[HEAD, OLD, movement('0001', '0000', 1250, '0', `1101${communicationOf(7)}`)],
		line({ 1: '22', 3: '0001', 7: '0000' }),
		line({ 1: '23', 3: '0001', 7: '0000', 11: 'BE68539007547034', 45: 'EUR', 48: 'DELVAUX ZOE' }),
		movement('0002', '0000', 900, '1', '0frais'),
		movement('0003', '0000', 700, '0', '0merci +++000/0000/00707+++'),
		line({ 1: '8', 2: '121' }),
		line({ 1: '9' })
	];
	expect(read(bytes(lines.join('\r\n')))).toMatchObject({
		format: 'coda',
		passed: 1,
		entries: [
			{
				cents: 1250,
				communication: communicationOf(7),
				iban: 'BE68539007547034',
				name: 'DELVAUX ZOE',
				bookedOn: '2026-05-02',
				account: 'BE71096123456769'
			},
			{ cents: 700, communication: communicationOf(7), iban: null }
		]
	});
});
