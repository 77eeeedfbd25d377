import type { Case } from './case.ts';
import { signed } from './domains.ts';
import { DOMAIN, type House } from './house.ts';
import { textPart, written } from './writing.ts';

/** What programs write, what goes round, and what is addressed to nobody. */
export async function loops({ one, closed, ownLetter }: House): Promise<Case[]> {
	const refused = { becomes: 550, files: [one], envelope: 'ines@maison.example' } as const;
	const to = one.address;
	const ines = (headers: readonly string[], more: object = {}): Promise<Buffer> =>
		signed(
			written({ from: 'ines@maison.example', to, headers, subject: 'Absente', body: 'Je suis absente.', ...more }),
			'maison.example'
		);
	const hops = Array.from(
		{ length: 35 },
		(_, hop) => `Received: from a${hop}.example by b${hop}.example; Mon, 23 Nov 2026 10:12:00 +0100`
	);
	return [
		{ ...refused, what: 'an answer that a program gives', raw: await ines(['Auto-Submitted: auto-replied']) },
		{ ...refused, what: 'a newsletter', long: true, raw: await ines(['Precedence: bulk']) },
		{ ...refused, what: 'a mailing list', raw: await ines(['List-Id: <tous.maison.example>', 'Precedence: list']) },
		{ ...refused, what: 'a bounce, from nobody', envelope: '', raw: await ines([]) },
		{
			...{ ...refused, what: 'a bounce, from somebody', long: true },
			raw: await ines([], { multipart: 'report; report-type=delivery-status', parts: [textPart('Undelivered.')] })
		},
		{ ...refused, what: 'after 35 servers', long: true, raw: await ines(hops) },
		{ ...refused, what: 'it was here before', raw: await ines([`X-Loop: ${DOMAIN}`]) },
		{ ...refused, what: 'a letter of the hub itself', raw: await ines([], { id: `<${ownLetter}@localhost>` }) },
		{
			...refused,
			what: 'an address that somebody guesses',
			files: [],
			others: [`abcdefghjk@${DOMAIN}`],
			raw: await ines([])
		},
		{
			...refused,
			what: 'an address of another domain',
			long: true,
			files: [],
			others: ['ines@maison.example'],
			raw: await ines([])
		},
		{ ...refused, what: 'a file that is closed', files: [closed], raw: await ines([], { to: closed.address }) }
	];
}
