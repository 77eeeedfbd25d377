import { createHash } from 'node:crypto';
import { type Case, type Found, says } from './case.ts';
import { signed } from './domains.ts';
import type { House } from './house.ts';
import { winmail } from './tnef.ts';
import { filePart, messagePart, type Part, textPart, written } from './writing.ts';

const MEGABYTE = 1024 * 1024;
const sheet = Buffer.from('%PDF-1.7 un faux document');

/** The names that evil people give to documents; none may name a folder, hide its end, or be nothing. */
const evil = [
	'../../../../etc/passwd',
	'..\\..\\windows\\system32\\cmd.exe',
	'/etc/shadow',
	'facture\u202efdp.exe',
	'CON',
	'a'.repeat(2000),
	'  ',
	'<script>alert(1)</script>.html',
	'x"; rm -rf ~; ".sh',
	'.htaccess'
];

const namesWrong = ({ documents }: Found): string | null => {
	if (documents.length !== evil.length) return `${documents.length} of ${evil.length} documents are there`;
	const wrong = documents.find(
		({ name }) => !name.trim() || name.length > 200 || /[/\\<>:"|?*\p{Cc}\u202a-\u202e]|^\./u.test(name)
	);
	return wrong ? `a document is called ${JSON.stringify(wrong.name)}` : null;
};

const holds =
	(name: string, content: Buffer) =>
	async ({ documents }: Found): Promise<string | null> => {
		const one = documents.find((each) => each.name === name);
		if (!one) return `there is no « ${name} »: ${documents.map((each) => each.name)}`;
		const bytes = await one.bytes();
		const sum = (of: Buffer): string => createHash('sha256').update(of).digest('hex');
		return sum(bytes) === sum(content) ? null : `« ${name} » is not what was sent`;
	};

/** What comes along with messages, small and large, and what is too large. */
export async function documents({ one }: House): Promise<Case[]> {
	const filed = { becomes: 'filed', files: [one], envelope: 'ines@maison.example' } as const;
	const ines = (parts: readonly Part[], subject = 'Pièces'): Promise<Buffer> =>
		signed(written({ from: 'ines@maison.example', to: one.address, subject, parts }), 'maison.example');
	const large = () => Buffer.alloc(17 * MEGABYTE, 'grand ');
	const packed = [{ name: 'Plan financier.pdf', content: sheet }];
	const nest = (deep: number): Buffer =>
		written({
			...{ from: `n${deep}@studio.example`, to: 'x@studio.example', subject: `Niveau ${deep}` },
			parts: [
				textPart(`Couche ${deep}.`),
				...(deep ? [messagePart(nest(deep - 1))] : [filePart('fond.pdf', sheet, 'application/pdf')])
			]
		});
	return [
		{
			...filed,
			what: 'a document',
			raw: await ines([textPart('Voici.'), filePart('plan.pdf', sheet, 'application/pdf')]),
			look: holds('plan.pdf', sheet)
		},
		{
			...filed,
			what: 'documents with evil names',
			raw: await ines([textPart('Voici.'), ...evil.map((name) => filePart(name.replaceAll('"', '\\"'), sheet))]),
			look: namesWrong
		},
		{
			...{ ...filed, what: 'sixty documents', long: true },
			raw: () => ines(Array.from({ length: 60 }, (_, turn) => filePart(`d${turn}.txt`, `texte ${turn}`))),
			look: ({ documents: { length }, leftOut }) =>
				length === 25 && leftOut === 35 ? null : `${length} are kept, ${leftOut} left out`
		},
		{
			...filed,
			what: 'a page and a drawing that run',
			long: true,
			raw: await ines([
				filePart('x.html', '<script>1</script>', 'text/html'),
				filePart('x.svg', '<svg onload="1"/>', 'image/svg+xml')
			])
		},
		{
			...{ ...filed, what: 'a winmail.dat' },
			raw: await ines([
				textPart(''),
				filePart('winmail.dat', winmail('Ce que dit Outlook.', packed), 'application/ms-tnef')
			]),
			look: async (found) => says('Ce que dit Outlook.')(found) ?? holds('Plan financier.pdf', sheet)(found)
		},
		{
			...{ ...filed, what: 'a winmail.dat that is broken', long: true },
			raw: await ines([
				textPart('Voir pièce.'),
				filePart('winmail.dat', winmail('Ce que', packed).subarray(0, 60), 'application/ms-tnef')
			]),
			look: ({ documents: kept }) => (kept[0]?.name === 'winmail.dat' ? null : 'it is not kept as it came')
		},
		{
			...filed,
			what: 'twenty messages in each other',
			long: true,
			raw: () => ines([textPart('Poupées.'), messagePart(nest(20))]),
			look: says('Poupées', 'Couche 20', 'Couche 18')
		},
		{
			...{ ...filed, what: '24 megabytes', long: true },
			raw: () => ines([textPart('Lourd.'), filePart('lourd.bin', large())]),
			look: (found) => holds('lourd.bin', large())(found)
		},
		{
			...filed,
			what: '30 megabytes, as its server says before',
			becomes: 552,
			raw: () => ines([filePart('trop.bin', Buffer.alloc(22 * MEGABYTE, 'trop '))]),
			long: true
		}
	];
}
