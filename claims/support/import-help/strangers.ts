import type { Named } from './spellings.ts';

/** What is written nearly like one that is known, and is another. */
export const strangers: readonly string[] = [
	'Université de Namur',
	'Université de Liège',
	'Université libre de Bruxelles (ULB)',
	'Musées de Mons',
	'Hôtel de ville de Mons',
	'Gare de Mons',
	'Conservatoire royal de Mons',
	'Théâtre royal de Mons',
	'Ville de Namur',
	'Ville de Tournai',
	'Ville de Mouscron',
	'UCLouvain, campus de Tournai',
	'UCLouvain FUCaM Charleroi – campus de Charleroi',
	'Télé Sambre',
	'No Télé',
	'Antenne Nord',
	'La Maison de la Culture',
	'Maison de l’Emploi',
	'Maison Losseau',
	'Technofutur TIC',
	'TechnoCampus',
	'Multimedia',
	'Institut Saint-Luc Mons',
	'Institut Saint-Luc Tournai',
	'Fondation Mons 2030',
	'Fondation Roi Baudouin',
	'Fishing Club du Hainaut',
	'Digital Attraxion',
	'Digital Wallonia',
	'Maison du Tourisme',
	'Maison du Design de Liège',
	'IDETA',
	'IDELUX',
	'Le Clou',
	'FabLab Charleroi',
	'FabLab Liège',
	'Microsoft (centre de données de Charleroi)',
	'Café Numérique (section de Bruxelles)',
	'Café Géographique (Mons)',
	'Creative Lab',
	'Creative City',
	'Mons Expo',
	'Mons Memorial Museum',
	'Nuits en Lumières',
	'Mars Wrigley',
	'Musée des Beaux-Arts de Tournai',
	'Musée du Carnaval',
	'Musée de la Mine',
	'École supérieure des Arts Saint-Luc',
	'Haute École Louvain en Hainaut (HELHa)',
	'Haute École provinciale Condorcet',
	'visitNamur – Office du tourisme de Namur',
	'Les Amis du Mundaneum',
	'Café du Mundaneum',
	'Bibliothèque de l’Université de Mons'
];

const levels = ['primaire', 'secondaire', 'maternelle'];

/** Two that differ by a level, a number, a side or a town alone, by the names that are known. */
export function pairsOf(all: readonly Named[]): readonly (readonly [known: string, asked: string])[] {
	return all.flatMap(({ name }, at) => {
		const bare = name.replace(/\s*\(.*| – .*|,.*/, '');
		return [
			[`École ${bare} ${levels[at % 3]}`, `École ${bare} ${levels[(at + 1) % 3]}`],
			[`Collège ${bare} – ${levels[at % 3]}`, `Collège ${bare} – ${levels[(at + 1) % 3]}`],
			[`${bare} ${2010 + at}`, `${bare} ${2011 + at}`],
			[`Centre culturel ${bare} Nord`, `Centre culturel ${bare} Sud`]
		] as const;
	});
}
