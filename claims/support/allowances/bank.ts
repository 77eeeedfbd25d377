import type { Statement } from '#spaces/server';

/** A transfer, as somebody has sent it, and what must become of it. */
export type Transfer = Readonly<{
	reference: string;
	cents: number;
	/** Twelve digits in their place, or a text. */
	structured: string | null;
	text: string | null;
	name: string;
	/** Taken back by the bank. */
	back: boolean;
	/** What of it must be booked by itself, on which statement; the rest must be asked. */
	booked: Readonly<{ statement: string; cents: number }> | null;
}>;

/** Transfers for statements in turn: exact, in two parts, twice, too much, of a wrong communication, without one, taken back. What is to come out is reckoned along. */
export function transfersFor(statements: readonly Statement[]): Transfer[] {
	const all: Transfer[] = [];
	const send = (
		{ id, communication, payerName }: Statement,
		cents: number,
		booked: number,
		more: Partial<Pick<Transfer, 'structured' | 'text' | 'back'>> = {}
	) =>
		all.push({
			...{
				reference: `REF${String(all.length).padStart(6, '0')}`,
				cents,
				structured: communication,
				text: null,
				back: false,
				name: payerName.toUpperCase()
			},
			booked: booked ? { statement: id, cents: booked } : null,
			...more
		});
	statements.forEach((one, nth) => {
		const due = one.totalCents;
		const part = Math.floor(due / 3) || 1;
		const way = nth % 8;
		if (way === 0) send(one, due, due);
		if (way === 1) {
			send(one, part, part);
			if (due > part) send(one, due - part, due - part);
		}
		if (way === 2) {
			send(one, due, due);
			send(one, due, 0);
		}
		if (way === 3) send(one, due + 123, due);
		if (way === 4) send(one, due, 0, { structured: '999999999948', text: null });
		if (way === 5) send(one, due, 0, { structured: null, text: 'loyer du bureau' });
		if (way === 6) send(one, due, due, { structured: null, text: `facture ${spoken(one.communication)} merci` });
		if (way === 7) {
			send(one, due, due);
			send(one, due, -due, { back: true });
		}
	});
	return all;
}

const spoken = (digits: string): string => `+++${digits.slice(0, 3)}/${digits.slice(3, 7)}/${digits.slice(7)}+++`;
const euros = (cents: number): string => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;

/** The transfers as a bank tells them in camt.053.001.08. */
export function camtOf(transfers: readonly Transfer[]): Uint8Array {
	const entries = transfers.map(({ reference, cents, structured, text, name, back }) => {
		const said = structured
			? `<Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry><Issr>BBA</Issr></Tp><Ref>${structured}</Ref></CdtrRefInf></Strd>`
			: `<Ustrd>${text}</Ustrd>`;
		const side = back ? '<CdtDbtInd>DBIT</CdtDbtInd><RvslInd>true</RvslInd>' : '<CdtDbtInd>CRDT</CdtDbtInd>';
		return `<Ntry><Amt Ccy="EUR">${euros(cents)}</Amt>${side}<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-02-03</Dt></BookgDt><AcctSvcrRef>${reference}</AcctSvcrRef>
			<NtryDtls><TxDtls><RltdPties><Dbtr><Pty><Nm>${name}</Nm></Pty></Dbtr></RltdPties><RmtInf>${said}</RmtInf></TxDtls></NtryDtls></Ntry>`;
	});
	return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
		<Stmt><Id>2026-021</Id><Acct><Id><IBAN>BE71096123456769</IBAN></Id></Acct>${entries.join('')}</Stmt></BkToCstmrStmt></Document>`);
}
