import type { Case } from './case.ts';
import { more, passedOn, says } from './case.ts';
import { signed } from './domains.ts';
import type { House } from './house.ts';
import { messagePart, textPart, written } from './writing.ts';

const INES = 'Inès Carlier <ines@maison.example>';
const from = (address = INES): string => address.replace('Inès', '=?utf-8?Q?In=C3=A8s?=');

/** What advisers send to their files: forwarded by Outlook, Gmail, Apple Mail and Thunderbird in several languages, and copies of what they write. */
export async function forwards({ one }: House): Promise<Case[]> {
	const passed = async (what: string, subject: string, body: string, own: string): Promise<Case> => ({
		...{ what, becomes: 'filed', files: [one], envelope: 'ines@maison.example' },
		raw: await signed(written({ from: from(), to: one.address, subject, body }), 'maison.example'),
		look: passedOn('Noé Marchand', 'noe@studio.example', own, 'Voici le prototype')
	});
	const text = 'Bonjour Inès,\n\nVoici le prototype.\n\nNoé';
	const copied = async (what: string, its: Partial<Case>, message: Buffer): Promise<Case> => ({
		...{ what, becomes: 'filed', files: [one], envelope: 'ines@maison.example' },
		raw: await signed(message, 'maison.example'),
		...its
	});
	return [
		await passed(
			'forwarded by Outlook in French',
			'TR: Le prototype',
			`À garder.\n\nInès\n\n________________________________\nDe : Noé Marchand <noe@studio.example>\nEnvoyé : lundi 23 novembre 2026 10:12\nÀ : Inès Carlier <ines@maison.example>\nObjet : Le prototype\n\n${text}`,
			'À garder.'
		),
		more(
			await passed(
				'forwarded by Outlook in English',
				'FW: The prototype',
				`Please file.\n\nFrom: Noé Marchand <noe@studio.example>\nSent: Monday, November 23, 2026 10:12 AM\nTo: Inès Carlier <ines@maison.example>\nSubject: The prototype\n\n${text}`,
				'Please file.'
			)
		),
		more(
			await passed(
				'forwarded by Outlook in Dutch',
				'FW: Het prototype',
				`Ter info\n\n________________________________\nVan: Noé Marchand <noe@studio.example>\nVerzonden: maandag 23 november 2026 10:12\nAan: Inès Carlier <ines@maison.example>\nOnderwerp: Het prototype\n\n${text}`,
				'Ter info'
			)
		),
		more(
			await passed(
				'forwarded by Gmail in French',
				'Fwd: Le prototype',
				`voir dessous\n\n---------- Forwarded message ---------\nDe : Noé Marchand <noe@studio.example>\nDate: lun. 23 nov. 2026 à 10:12\nSubject: Le prototype\nTo: Inès Carlier <ines@maison.example>\n\n\n${text}`,
				'voir dessous'
			)
		),
		more(
			await passed(
				'forwarded by Apple Mail in English',
				'Fwd: The prototype',
				`FYI\n\nBegin forwarded message:\n\nFrom: Noé Marchand <noe@studio.example>\nSubject: The prototype\nDate: 23 November 2026 at 10:12:33 CET\nTo: Inès Carlier <ines@maison.example>\n\n${text}`,
				'FYI'
			)
		),
		more(
			await passed(
				'forwarded by Apple Mail in French',
				'Fwd: Le prototype',
				`Pour le dossier\n\nDébut du message transféré :\n\nDe: Noé Marchand <noe@studio.example>\nObjet: Le prototype\nDate: 23 novembre 2026 à 10:12:33 UTC+1\nÀ: Inès Carlier <ines@maison.example>\n\n${text}`,
				'Pour le dossier'
			)
		),
		more(
			await passed(
				'forwarded by Thunderbird in French',
				'Fwd: Le prototype',
				`À lire.\n\n\n-------- Message transféré --------\nSujet : Le prototype\nDate : Mon, 23 Nov 2026 10:12:33 +0100\nDe : Noé Marchand <noe@studio.example>\nPour : Inès Carlier <ines@maison.example>\n\n${text}`,
				'À lire.'
			)
		),
		await copied(
			'forwarded as a document',
			{ look: passedOn('Noé Marchand', 'noe@studio.example', 'En pièce jointe', 'Voici le prototype') },
			written({
				...{ from: from(), to: one.address, subject: 'TR: Le prototype' },
				parts: [
					textPart('En pièce jointe.'),
					messagePart(
						written({
							from: '=?utf-8?Q?No=C3=A9?= Marchand <noe@studio.example>',
							...{
								to: 'ines@maison.example',
								subject: 'Le prototype',
								body: text,
								date: 'Mon, 23 Nov 2026 10:12:00 +0100'
							}
						})
					)
				]
			})
		),
		await copied(
			'a copy of what she writes to a founder, and to an accountant',
			{ look: says('Comme convenu', 'Rendez-vous') },
			written({
				...{ from: from(), to: 'noe@studio.example, Compta <compta@compta.example>', cc: one.address },
				...{ subject: 'Rendez-vous', body: 'Comme convenu, mardi à 10 h.' }
			})
		),
		more(
			await copied(
				'to an address in capitals, from a colleague',
				{ envelope: 'paul@maison.example' },
				written({
					from: 'PAUL <Paul@Maison.example>',
					to: one.address.toUpperCase(),
					subject: 'Note',
					body: 'Une note.'
				})
			)
		)
	];
}
