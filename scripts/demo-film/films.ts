import { dawn, evening, gold, plum, teal } from './look.ts';
import { desks, studio } from './people.ts';
import { belfry, canal, lifts, terril } from './places.ts';
import { credits, poll, quiz } from './plays.ts';
import { type DemoFilm, said } from './shot.ts';

const thanks = [
	'# Faut-il quitter son job pour créer ?',
	'un film fictif de Creative Valley',
	'',
	'# Images',
	'des carrés, un par un',
	'# Musique',
	'trois ondes et un peu de bruit',
	'# Lieux',
	'un terril, un beffroi, un canal,',
	'deux ascenseurs, un plateau',
	'',
	'# Merci',
	'à celles et ceux qui votent, demandent et répondent',
	'# À bientôt sur l’Antenne'
];

/** The film of the show that is on air in the demonstration. */
export const main: DemoFilm = {
	name: 'quitter-son-job',
	title: 'Faut-il quitter son job pour créer ?',
	key: 0,
	beats: 92,
	shots: [
		{
			seconds: 12,
			scene: terril,
			look: plum,
			words: ['Creative Valley présente', 'une émission à laquelle on répond'],
			told: said(
				'Musique douce. La nuit : un terril se construit, carré par carré.',
				'Soft music. Night: a slag heap builds itself, square by square.',
				'Zachte muziek. Nacht: een terril bouwt zich op, blokje per blokje.',
				'Pehmeää musiikkia. Yö: jätekivikasa rakentuu ruutu ruudulta.'
			)
		},
		{
			seconds: 14,
			scene: belfry,
			look: dawn,
			chapter: said('Ouverture', 'Opening', 'Opening', 'Avaus'),
			words: ['Faut-il quitter son job', 'pour créer ?'],
			told: said(
				'Le soleil se lève sur les toits. Un beffroi monte, pierre par pierre.',
				'The sun rises over the roofs. A belfry grows, stone by stone.',
				'De zon gaat op boven de daken. Een belfort groeit, steen per steen.',
				'Aurinko nousee kattojen ylle. Kellotorni kohoaa kivi kiveltä.'
			)
		},
		{
			seconds: 20,
			scene: desks,
			look: plum,
			chapter: said('Portrait', 'Portrait', 'Portret', 'Muotokuva'),
			words: ['Lundi, 9 h', 'cinq bureaux, cinq projets', 'et une seule machine à café'],
			told: said(
				'Un étage de coworking : cinq personnes écrivent, une sixième passe avec un café.',
				'A coworking floor: five people type, a sixth walks by with a coffee.',
				'Een coworkingverdieping: vijf mensen typen, een zesde loopt voorbij met koffie.',
				'Yhteistyötila: viisi ihmistä kirjoittaa, kuudes kulkee ohi kahvin kanssa.'
			)
		},
		{
			seconds: 14,
			scene: canal,
			look: teal,
			words: ['Le soir, on rentre à pied', 'et l’idée vous suit'],
			told: said(
				'Le long du canal, deux péniches se croisent.',
				'Along the canal, two barges pass each other.',
				'Langs het kanaal kruisen twee aken elkaar.',
				'Kanavalla kaksi proomua kohtaa.'
			)
		},
		{
			seconds: 28,
			scene: poll,
			look: plum,
			chapter: said('Sondage', 'Poll', 'Peiling', 'Kysely'),
			words: ['À vous de voter', 'Chaque voix compte une fois', 'Et le résultat vient de vous'],
			told: said(
				'Trois barres de carrés se disputent l’écran ; aucune ne l’emporte encore.',
				'Three bars of squares race across the screen; none has won yet.',
				'Drie balken van blokjes strijden op het scherm; geen enkele wint al.',
				'Kolme ruutupalkkia kilpailee ruudulla; yksikään ei ole vielä voittanut.'
			)
		},
		{
			seconds: 28,
			scene: studio,
			look: evening,
			chapter: said('Question du public', 'A question from the public', 'Vraag van het publiek', 'Yleisökysymys'),
			words: ['Et vous, que demanderiez-vous ?'],
			told: said(
				'Un plateau de télévision. Trois personnes se répondent sous les projecteurs.',
				'A television set. Three people answer one another under the lights.',
				'Een televisiestudio. Drie mensen antwoorden elkaar onder de spots.',
				'Televisiostudio. Kolme ihmistä keskustelee valonheittimien alla.'
			)
		},
		{
			seconds: 14,
			scene: lifts,
			look: teal,
			chapter: said('Quiz', 'Quiz', 'Quiz', 'Tietovisa'),
			words: ['Quand l’un monte,', 'que fait l’autre ?'],
			told: said(
				'Deux ascenseurs à bateaux : l’un monte quand l’autre descend.',
				'Two boat lifts: one goes up as the other goes down.',
				'Twee scheepsliften: de ene gaat omhoog als de andere daalt.',
				'Kaksi laivahissiä: toinen nousee, kun toinen laskee.'
			)
		},
		{
			seconds: 21,
			scene: quiz,
			look: gold,
			words: [],
			told: said(
				'Quatre réponses, A, B, C et D. Elles clignotent en attendant.',
				'Four answers, A, B, C and D. They blink while they wait.',
				'Vier antwoorden, A, B, C en D. Ze knipperen terwijl ze wachten.',
				'Neljä vastausta, A, B, C ja D. Ne vilkkuvat odottaessaan.'
			)
		},
		{
			seconds: 29,
			scene: credits(thanks),
			look: plum,
			chapter: said('Générique', 'Credits', 'Aftiteling', 'Lopputekstit'),
			words: [],
			told: said(
				'Les noms montent. La musique s’éteint.',
				'The names rise. The music fades.',
				'De namen schuiven omhoog. De muziek sterft weg.',
				'Nimet nousevat. Musiikki hiljenee.'
			)
		}
	]
};
