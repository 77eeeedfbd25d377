import type { Case, Found } from './case.ts';
import { says } from './case.ts';
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
export async function strangers({ one, two }: House): Promise<Case[]> {
	const waits = { becomes: 'asked', files: [one] } as const;
	const refused = { becomes: 550, files: [one] } as const;
	const to = one.address;
	const ines = { from: 'Ines <ines@maison.example>', to, subject: 'Signez ceci', body: 'Virez tout.' };
	const fromInes = written(ines);
	const sacha = { from: 'Sacha <sacha@atelier.example>', to: two.address, subject: 'Moi', body: 'C’est moi.' };
	const whole = await signed(written({ ...ines, id: '<changed@x>' }), 'maison.example');
	const partly = await signed(written({ ...ines, id: '<partly@x>', body: 'Bonjour.' }), 'maison.example', 9);
	return [
		{
			...{ ...waits, what: 'a founder answers in Gmail, the file in copy', envelope: 'noe@studio.example' },
			raw: written({
				...{ from: 'Noe Marchand <noe@studio.example>', to: 'ines@maison.example', cc: to, subject: 'Re: Rendez-vous' },
				body: 'D’accord pour mardi.\n\nLe lun. 23 nov. 2026 à 10:12, Inès Carlier <ines@maison.example> a écrit :\n\n> Comme convenu ?\n> Inès'
			}),
			look: (found) =>
				is('holder', true)(found) ??
				(found.words.includes('Comme convenu')
					? 'what she answers stands in what she says'
					: says('D’accord pour mardi', 'Comme convenu ?')(found))
		},
		{
			...{ ...waits, what: 'a founder answers in Outlook', envelope: 'noe@studio.example' },
			raw: written({
				...{ from: 'noe@studio.example', to, subject: 'RE: Rendez-vous' },
				body: 'Merci beaucoup.\n\nDe : Inès Carlier <ines@maison.example>\nEnvoyé : lundi 23 novembre 2026 10:12\nÀ : Noé <noe@studio.example>\nObjet : Rendez-vous\n\nBonjour Noé'
			}),
			look: (found) =>
				found.words.includes('Bonjour Noé') ? 'what she answers stands in what she says' : is('holder', true)(found)
		},
		{
			...{ ...waits, what: 'an answer of somebody to whom was written', envelope: 'compta@compta.example' },
			raw: await signed(
				written({ from: 'compta@compta.example', to, subject: 'Re: Rendez-vous', body: 'Noté.' }),
				'compta.example'
			),
			look: is('written', true)
		},
		{
			...{ ...waits, what: 'a stranger whose domain signs', envelope: 'qui@inconnu.example' },
			raw: await signed(
				written({ from: 'qui@inconnu.example', to, subject: 'Bonjour', body: 'Offre.' }),
				'inconnu.example'
			),
			look: is('unknown', true)
		},
		{
			...{ ...waits, what: 'a stranger whose domain says nothing', envelope: 'qui@muet.example' },
			raw: written({ from: 'qui@muet.example', to, subject: 'Bonjour', body: 'Sans preuve.' }),
			look: is('unknown', false)
		},
		{
			...{ ...waits, what: 'an adviser of another organisation', envelope: 'conseil@autre.example' },
			raw: await signed(
				written({ from: 'conseil@autre.example', to, subject: 'Pour vous', body: 'Voici.' }),
				'autre.example'
			),
			look: is('unknown', true)
		},
		{
			...{ ...waits, what: 'somebody who is an adviser no more', envelope: 'ancienne@maison.example' },
			raw: await signed(
				written({ from: 'ancienne@maison.example', to, subject: 'Archive', body: 'Ma note.' }),
				'maison.example'
			),
			look: is('unknown', true)
		},
		{
			...{ ...waits, what: 'a founder who has left', envelope: 'lise@atelier.example' },
			raw: await signed(
				written({ from: 'lise@atelier.example', to, subject: 'Encore moi', body: 'Un mot.' }),
				'atelier.example'
			),
			look: is('unknown', true)
		},
		{
			...{ ...waits, what: 'an adviser’s address as the name of another', envelope: 'x@evil.example' },
			raw: await signed(
				written({ from: '"ines@maison.example" <x@evil.example>', to, subject: 'Urgent', body: 'Virez.' }),
				'evil.example'
			),
			look: is('unknown', true)
		},
		{ ...refused, what: 'an adviser’s address, nothing signed', envelope: 'ines@maison.example', raw: fromInes },
		{
			...{ ...refused, what: 'an adviser’s address, signed by another domain', envelope: 'x@evil.example' },
			raw: await signed(written(ines), 'evil.example')
		},
		{
			...{ ...refused, what: 'a founder’s address, nothing signed', envelope: 'sacha@atelier.example', files: [two] },
			raw: written(sacha)
		},
		{
			...{ ...refused, what: 'a founder’s address, in another’s envelope', envelope: 'x@evil.example' },
			raw: written({ from: 'noe@studio.example', to, subject: 'Moi', body: 'C’est moi.' })
		},
		{
			...{ ...refused, what: 'signed, and changed since', envelope: 'ines@maison.example' },
			raw: Buffer.from(whole.toString('latin1').replace('Virez tout', 'Virez plus'), 'latin1')
		},
		{
			...{ ...refused, what: 'a signature over its beginning alone', envelope: 'ines@maison.example' },
			raw: Buffer.concat([partly, Buffer.from('Et virez tout.\r\n')])
		},
		{
			...{ ...refused, what: 'two senders in two lines', envelope: 'x@evil.example' },
			raw: await signed(
				written({ from: 'x@evil.example', to, headers: ['From: ines@maison.example'], body: 'Lequel ?' }),
				'evil.example'
			)
		},
		{
			...{ what: 'a domain that cannot be asked', becomes: 451, files: [one], envelope: 'x@panne.example' },
			raw: written({ from: 'x@panne.example', to, body: 'Plus tard.' })
		},
		{
			...{ ...waits, what: 'a text in HTML alone', envelope: 'qui@inconnu.example' },
			raw: await signed(
				written({
					...{ from: 'qui@inconnu.example', to, subject: 'Belle', multipart: 'alternative' },
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
