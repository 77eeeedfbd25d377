import { type Case, says } from './case.ts';
import { signed } from './domains.ts';
import { DOMAIN, type House } from './house.ts';
import { textPart, written } from './writing.ts';

/** « 这是给档案的一封信 », a letter to a file, in GB 18030: Node writes no such bytes. */
const CHINESE = Buffer.from('d5e2cac7b8f8b5b5b0b8b5c4d2bbb7e2d0c5', 'hex');

/** What is badly made, strange, long or empty, comes twice, or goes to two files. */
export async function odd({ one, two }: House): Promise<Case[]> {
	const filed = { becomes: 'filed', files: [one], envelope: 'ines@maison.example' } as const;
	const from = 'ines@maison.example';
	const ines = (more: object): Promise<Buffer> =>
		signed(written({ from, to: one.address, subject: 'Note', body: 'Une note.', ...more }), 'maison.example');
	const raw = (text: string): Promise<Buffer> => signed(Buffer.from(text.replace(/\n/g, '\r\n')), 'maison.example');
	const twice = await ines({ id: '<deux-fois@maison.example>', subject: 'Deux fois' });
	const many = Array.from({ length: 500 }, (_, each) => `q${each}@inconnu.example`).join(',\r\n ');
	const guesses = Array.from({ length: 499 }, (_, each) => `guess${each}@${DOMAIN}`);
	const passed = `À garder.\n\n________________________________\nDe : Sacha Toile <sacha@atelier.example>\nEnvoyé : lundi 23 novembre 2026 10:12\nÀ : ${two.name} <${two.address}>; Inès <${from}>\nObjet : Nouvelles\n\nLe texte de Sacha.`;
	return [
		{
			...filed,
			what: 'Windows-1252',
			raw: await ines({ type: 'text/plain; charset=windows-1252', body: Buffer.from('L\x92\xe9t\xe9 \x80', 'latin1') }),
			look: says('L’été €')
		},
		{
			...filed,
			what: 'UTF-8 in eight bits',
			long: true,
			raw: await ines({ body: 'Ĉu vi ŝatas ĝin ? Ääkköset.' }),
			look: says('Ĉu vi ŝatas ĝin ? Ääkköset.')
		},
		{
			...filed,
			what: 'GB 18030',
			raw: await ines({ type: 'text/plain; charset=gb18030', body: CHINESE }),
			look: says('这是给档案的一封信')
		},
		{
			...filed,
			what: 'a charset that nobody knows',
			long: true,
			raw: await ines({ type: 'text/plain; charset=x-klingon', body: 'qapla' }),
			look: says('qapla')
		},
		{
			...filed,
			what: 'a subject of ten thousand letters',
			raw: await ines({ subject: 'Sujet '.repeat(1700) }),
			look: ({ words }) => (words.length < 1000 ? null : `${words.length} letters`)
		},
		{
			...filed,
			what: 'a subject that hides a line',
			raw: await ines({ subject: 'Un\u202e\r\nBcc: x@evil.example' }),
			look: ({ words }) => (/\u202e/.test(words) ? 'it hides' : null)
		},
		{ ...filed, what: '500 others in its head', long: true, raw: () => ines({ cc: many }) },
		{
			...filed,
			what: '499 addresses that are guessed beside a right one',
			long: true,
			others: guesses,
			raw: () => ines({ subject: 'Au hasard' })
		},
		{
			...filed,
			what: 'parts without an end',
			long: true,
			raw: await raw(
				`From: ${from}\nTo: ${one.address}\nMessage-ID: <sans-fin@x>\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nSans fin\n--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n####`
			),
			look: says('Sans fin')
		},
		{
			...filed,
			what: 'a head and nothing else',
			long: true,
			raw: await raw(`From: ${from}\nTo: ${one.address}\nSubject: Rien\nMessage-ID: <rien@x>\n\n`),
			look: says('Rien')
		},
		{
			...filed,
			what: 'no name of its own, and no date',
			long: true,
			raw: await raw(`From: ${from}\nTo: ${one.address}\nSubject: Anonyme\n\nUn mot.\n`)
		},
		{
			...filed,
			what: 'zeroes and controls',
			long: true,
			raw: await ines({ body: Buffer.from('avant\0\x07\x1bapr\xc3\xa8s', 'latin1') }),
			look: ({ words }) => (/(?!\n)\p{Cc}/u.test(words) ? 'they are kept' : words.includes('avantaprès') ? null : words)
		},
		{ ...filed, what: 'nothing at all', long: true, becomes: 550, raw: Buffer.alloc(0) },
		{
			...filed,
			what: 'nobody wrote it',
			becomes: 550,
			raw: Buffer.from(`To: ${one.address}\r\nSubject: Qui\r\n\r\nMoi.\r\n`)
		},
		{ ...filed, what: 'a message', raw: twice, look: says('Deux fois') },
		{ ...filed, what: 'the same once more', becomes: 'twice', raw: twice },
		{
			...filed,
			what: 'to two files at once',
			files: [one, two],
			raw: await ines({
				to: `${one.name} <${one.address}>, ${two.name} <${two.address}>`,
				subject: `Pour ${two.address}`,
				body: 'Aux deux.'
			}),
			look: says('Aux deux.')
		},
		{
			...filed,
			what: 'of one file, with the address of the other in it',
			raw: await ines({ body: passed, subject: 'TR: Nouvelles' }),
			look: says('Le texte de Sacha')
		},
		{
			...filed,
			what: 'the other’s address in its text and its HTML',
			raw: await ines({
				multipart: 'alternative',
				parts: [
					textPart(`Voyez ${two.name} <${two.address}> aussi.`),
					textPart(`<a href="mailto:${two.address}">${two.address}</a>`, 'utf-8', 'html')
				]
			})
		}
	];
}
