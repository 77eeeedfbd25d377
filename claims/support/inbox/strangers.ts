import type { Case, Found } from './case.ts';
import { more, says } from './case.ts';
import { signed } from './domains.ts';
import type { House } from './house.ts';
import { textPart, written } from './writing.ts';

const is =
	(who: string, proved: boolean) =>
	(found: Found): string | null =>
		found.who === who && found.proved === proved
			? null
			: `taken for ${found.who}, ${found.proved ? 'proved' : 'not proved'}`;

/** What is not an adviser's: it waits, whoever she is; what is said to be somebody's and is not is refused. */
export const strangers = async (house: House): Promise<Case[]> =>
	(await Promise.all([answers(house), others(house), taken(house), forged(house)])).flat();

/** Those to whom was written. */
async function answers({ one }: House): Promise<Case[]> {
	const waits = { becomes: 'asked', files: [one], envelope: 'noe@studio.example' } as const;
	const to = one.address;
	const hers = { from: 'Noe Marchand <noe@studio.example>', to: 'ines@maison.example', cc: to };
	return [
		{
			...{ ...waits, what: 'a founder answers in Gmail, the file in copy' },
			raw: written({
				...{ ...hers, subject: 'Re: Rendez-vous' },
				body: 'D’accord pour mardi.\n\nLe lun. 23 nov. 2026 à 10:12, Inès Carlier <ines@maison.example> a écrit :\n\n> Comme convenu ?\n> Inès'
			}),
			look: (found) =>
				is('holder', true)(found) ??
				(found.words.includes('Comme convenu')
					? 'what she answers stands in what she says'
					: says('D’accord pour mardi', 'Comme convenu ?')(found))
		},
		{
			...{ ...waits, what: 'a founder answers in Outlook', long: true },
			raw: written({
				...{ from: 'noe@studio.example', to, subject: 'RE: Rendez-vous' },
				body: 'Merci beaucoup.\n\nDe : Inès Carlier <ines@maison.example>\nEnvoyé : lundi 23 novembre 2026 10:12\nÀ : Noé <noe@studio.example>\nObjet : Rendez-vous\n\nBonjour Noé'
			}),
			look: (found) =>
				found.words.includes('Bonjour Noé') ? 'what she answers stands in what she says' : is('holder', true)(found)
		},
		await known(
			{ to, files: [one] },
			'an answer of somebody to whom was written',
			'compta',
			'Re: Rendez-vous',
			is('written', true)
		)
	];
}

type To = Readonly<{ to: string; files: Case['files'] }>;

/** A message that the domain of its sender signs, and that waits. @param from her name before the dot, which is that of her domain too */
async function known(
	{ to, files }: To,
	what: string,
	from: string,
	subject: string,
	look: Case['look'],
	domain = from
): Promise<Case> {
	const address = `${from}@${domain}.example`;
	const raw = await signed(written({ from: address, to, subject, body: 'Un mot.' }), `${domain}.example`);
	return { what, becomes: 'asked', files, envelope: address, raw, ...(look && { look }) };
}

/** Those who are nothing to the file, whatever they are elsewhere or were before. */
async function others({ one }: House): Promise<Case[]> {
	const at = { to: one.address, files: [one] };
	const unknown = is('unknown', true);
	return [
		more(await known(at, 'a stranger whose domain signs', 'qui', 'Bonjour', unknown, 'inconnu')),
		{
			...{ what: 'a stranger whose domain says nothing', becomes: 'asked', files: [one], envelope: 'qui@muet.example' },
			raw: written({ from: 'qui@muet.example', to: at.to, subject: 'Bonjour', body: 'Sans preuve.' }),
			look: is('unknown', false)
		},
		await known(at, 'an adviser of another organisation', 'conseil', 'Pour vous', unknown, 'autre'),
		await known(at, 'somebody who is an adviser no more', 'ancienne', 'Archive', unknown, 'maison'),
		await known(at, 'a founder who has left', 'lise', 'Encore moi', unknown, 'atelier'),
		{
			...{ what: 'a text in HTML alone', long: true, becomes: 'asked', files: [one], envelope: 'qui@inconnu.example' },
			raw: await signed(
				written({
					...{ from: 'qui@inconnu.example', to: at.to, subject: 'Belle', multipart: 'alternative' },
					parts: [
						textPart(
							'<p>Un <b>mot</b></p><script>alert(1)</script><img src="https://evil.example/x.gif">',
							'utf-8',
							'html'
						)
					]
				}),
				'inconnu.example'
			),
			look: (found) => (/alert|<p>|script/.test(found.words) ? `it says ${found.words}` : says('Un mot')(found))
		}
	];
}

const asInes = ({ address }: House['one']) =>
	({ from: 'Ines <ines@maison.example>', to: address, subject: 'Signez ceci', body: 'Virez tout.' }) as const;

/** Somebody’s address in another’s mouth. */
async function taken({ one, two }: House): Promise<Case[]> {
	const refused = { becomes: 550, files: [one], envelope: 'x@evil.example' } as const;
	const ines = asInes(one);
	const to = one.address;
	const sacha = { from: 'Sacha <sacha@atelier.example>', to: two.address, subject: 'Moi', body: 'C’est moi.' };
	const named = written({ from: '"ines@maison.example" <x@evil.example>', to, subject: 'Urgent', body: 'Virez.' });
	const lines = written({ from: 'x@evil.example', to, headers: ['From: ines@maison.example'], body: 'Lequel ?' });
	return [
		{
			...{ ...refused, what: 'an adviser’s address as the name of another', becomes: 'asked' },
			raw: await signed(named, 'evil.example'),
			look: is('unknown', true)
		},
		{ ...refused, what: 'an adviser’s address, nothing signed', envelope: 'ines@maison.example', raw: written(ines) },
		{
			...{ ...refused, what: 'an adviser’s address, signed by another domain' },
			raw: await signed(written(ines), 'evil.example')
		},
		{
			...{
				...refused,
				what: 'a founder’s address, nothing signed',
				long: true,
				envelope: 'sacha@atelier.example',
				files: [two]
			},
			raw: written(sacha)
		},
		{
			...{ ...refused, what: 'a founder’s address, in another’s envelope' },
			raw: written({ from: 'noe@studio.example', to, subject: 'Moi', body: 'C’est moi.' })
		},
		{ ...refused, what: 'two senders in two lines', raw: await signed(lines, 'evil.example') }
	];
}

/** A signature that does not hold, and one that nobody can look at. */
async function forged({ one }: House): Promise<Case[]> {
	const refused = { becomes: 550, files: [one], envelope: 'ines@maison.example' } as const;
	const ines = asInes(one);
	const whole = await signed(written({ ...ines, id: '<changed@x>' }), 'maison.example');
	const partly = await signed(written({ ...ines, id: '<partly@x>', body: 'Bonjour.' }), 'maison.example', 9);
	return [
		{
			...{ ...refused, what: 'signed, and changed since' },
			raw: Buffer.from(whole.toString('latin1').replace('Virez tout', 'Virez plus'), 'latin1')
		},
		{
			...{ ...refused, what: 'a signature over its beginning alone' },
			raw: Buffer.concat([partly, Buffer.from('Et virez tout.\r\n')])
		},
		{
			...{ what: 'a domain that cannot be asked', becomes: 451, files: [one], envelope: 'x@panne.example' },
			raw: written({ from: 'x@panne.example', to: one.address, body: 'Plus tard.' })
		}
	];
}
