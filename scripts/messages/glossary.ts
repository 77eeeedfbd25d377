/** The words that the product does not say, and what it says instead; docs/words.md has them as a table for whoever writes. */
import type { Locale } from '../../src/kernel/words.ts';

export type Forbidden = Readonly<{
	word: RegExp;
	instead: string;
	/** Only of messages whose key begins so. */
	of?: RegExp;
	/** Where the word means something else, by the key of the message. */
	except?: RegExp;
}>;

/** The newsletter is one; and a letter of the alphabet, or a text of a story, is another thing than an e-mail. */
const NEWSLETTER = /^(newsletter|notice_(path|verb|noun)|editorial|site|identity_purpose|people_desk|desk_room)_/;
const CHARACTERS =
	/^(network_slug|completion_kiosk|settings_(country|operation)|stations_|stage_code|editorial_slug|story_lint)/;
const LETTER = new RegExp(`${NEWSLETTER.source}|${CHARACTERS.source}`);
/** For whoever writes stories, sends files, or makes a key for a program. */
const TECHNICAL =
	/^(story_lint|exchange|films|feeds|programs|calls_path|desk_source_api|classes_pupil_export)|json|export_text|give_text/;

/** A name of the system: `SMTP_URL`, `door_mistake`. */
const CODE = /(?<![\w{/.:@])([a-z]+_[a-z_]+|[A-Z]{2,}_[A-Z_]+)(?![\w}])/;
const everywhere = (done: string): readonly Forbidden[] => [
	{ word: CODE, instead: done },
	{ word: /\b(SMTP|UUID|token|slug|JSON|null|undefined|NaN)\b/, instead: done, except: TECHNICAL }
];

export const forbidden: Readonly<Record<Locale, readonly Forbidden[]>> = {
	fr: [
		...everywhere('ce que cela fait'),
		{ word: /(?<![\p{L}])lettres?(?!\p{L})/iu, instead: 'e-mail', except: LETTER },
		{ word: /\b(courriels?|mél|e?mails?)\b(?<!e-mails?)/i, instead: 'e-mail' },
		{
			word: /parcours/i,
			instead: 'le jeu, la partie, mon carnet',
			of: /^(journey|asking_area_journey|web_area_journey)/
		},
		{ word: /repris|reprendre|reprises?/i, instead: 'annuler', of: /^(import|exchange)_/ },
		{ word: /ne (peut|pourra) (pas|plus) être repris/i, instead: 'ne s’annule pas', except: /^back_/ },
		{ word: /^C’est fait\b/, instead: 'ce qui a été fait' },
		{ word: /\b(ce|cet|un|chaque|aucun) e-mail [^.]{0,20}\b(partie|écrite|envoyée|reçue)\b/i, instead: 'le masculin' },
		{ word: /cliquez ici|veuillez|svp\b/i, instead: 'ce qu’il y a à faire' },
		{ word: /position du journal|serveur SMTP/i, instead: 'ce que l’équipe en voit' },
		{ word: /^Rien à cette adresse/, instead: 'Page introuvable' }
	],
	en: [
		...everywhere('what it does'),
		{ word: /\bletters?\b/i, instead: 'e-mail', except: LETTER },
		{ word: /\bemails?\b/i, instead: 'e-mail' },
		{ word: /\bjourneys?\b/i, instead: 'the game, my notebook', of: /^(journey|asking_area_journey|web_area_journey)/ },
		{ word: /taken? (this import |it )?back/i, instead: 'undo', of: /^import_/ },
		{ word: /click here/i, instead: 'what it leads to' }
	],
	nl: [
		...everywhere('wat het doet'),
		{ word: /\bbrie(f|ven)\b/i, instead: 'e-mail', except: LETTER },
		{ word: /\bemails?\b/i, instead: 'e-mail' },
		{
			word: /\btraject/i,
			instead: 'het spel, mijn notitieboek',
			of: /^(journey|asking_area_journey|web_area_journey)/
		},
		{ word: /terugnemen|teruggenomen/i, instead: 'ongedaan maken', of: /^import_/ },
		{ word: /\b(u|uw)\b.*\b(je|jouw)\b|\b(je|jouw)\b.*\b(u|uw)\b/i, instead: 'u of je, niet beide' }
	],
	fi: [
		...everywhere('mitä se tekee'),
		{ word: /(?<!uutis)kirje(?!nvaihto)/i, instead: 'sähköposti', except: CHARACTERS },
		{ word: /(?<!\()\b(e?mail|meili)\b/i, instead: 'sähköposti' },
		{ word: /\bpol(ku|u)/i, instead: 'peli, muistikirjani', of: /^(journey|asking_area_journey|web_area_journey)/ }
	]
};
