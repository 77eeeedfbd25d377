import { words } from '../example.ts';
import { type GraphicKind, line, list } from '../kind.ts';

export const crawl = {
	layers: ['crawl'],
	name: 'Crawl',
	description: 'Lines that run along the bottom of the picture',
	data: { label: line('Label', 40), texts: list('Lines', line('Line', 280), 20) },
	required: ['texts'],
	fields: { label: 'words', texts: 'lines' },
	example: () => ({
		label: words('À suivre', 'Coming up', 'Straks', 'Seuraavaksi'),
		texts: [
			words(
				'Café numérique ce jeudi à 18 h',
				'Digital café this Thursday at 6 pm',
				'Digitaal café donderdag om 18 uur',
				'Digikahvila torstaina kello 18'
			),
			words(
				'Le Festival du Pixel ouvre ses inscriptions',
				'The Pixel Festival opens its registrations',
				'Het Pixelfestival opent zijn inschrijvingen',
				'Pikselifestivaalin ilmoittautuminen alkaa'
			)
		]
	})
} as const satisfies GraphicKind;
