/** A word that stands for others, by each of them: what an organisation is, in the languages in which its name may be written. */
const meaning = (lines: string): ReadonlyMap<string, string> =>
	new Map(
		lines
			.trim()
			.split('\n')
			.flatMap((line) => {
				const words = line.trim().split(' ');
				return words.map((word) => [word, words[0] ?? word] as const);
			})
	);

/** What kind of thing an organisation is: two that differ in it are two. */
export const kinds = meaning(`
	academie academy akatemia
	agence agency agentschap
	association vereniging yhdistys
	atelier workshop
	athenee atheneum
	bibliotheque library bibliotheek kirjasto
	bureau kantoor toimisto
	centre center centrum keskus
	chambre chamber kamer
	club
	collectif collective collectief
	college
	conservatoire conservatory conservatorium
	ecole school koulu
	entreprise company onderneming bedrijf yritys
	faculte faculty faculteit
	federation federatie
	fondation foundation stichting saatio fond fondat
	galerie gallery
	hopital hospital ziekenhuis sairaala
	institut institute instituut inst
	laboratoire laboratory laboratorium lab labo
	lycee lyceum lukio
	maison house huis talo
	ministere ministry ministerie ministerio
	musee museum museo
	office
	orchestre orchestra orkest orkesteri
	province provincie
	region regio
	service dienst palvelu
	societe
	studio
	syndicat union
	television tv televisie
	theatre theater teatteri
	universite university universiteit yliopisto univ uni
	ville commune communal communale municipalite municipale municipality city town stad gemeente kaupunki kunta
`);

/** Words written short or in another language, which are the same word all the same. */
export const others = meaning(`
	saint st sint san
	sainte ste
	superieur superior hoger
	haute hoge
	international internationaal kansainvalinen intl
	tourisme tourism toerisme matkailu
	culture cultural cultuur culturel culturele kulttuuri
	recherche research onderzoek tutkimus
	jeu game peli
	art arts kunst kunsten taide
	science sciences wetenschap
	numerique digital digitaal
	technologie technology
	beau beaux belle
	developpement development ontwikkeling
	innovation innovatie innovaatio
	economie economy economique economic
	belgique belgium belgie
	wallonie wallonia wallonne wallon
	flandre flanders vlaanderen vlaam
	bruxelles brussel brussels
`);

/** Words that say nothing of which one it is: with them or without them it is the same. */
export const filler: ReadonlySet<string> = new Set(
	`administration asbl belgique belge bv campus cie cluster co compagnie equipe groep group groupe hainaut holding hub intercommunale
	international living national network official officiel partner pole region reseau section service siege site solution solutions
	team wallonie flandre`.split(/\s+/)
);

/** Parts of the country: whoever is of one is not for that what is of none. */
export const regions: ReadonlySet<string> = new Set('belgique bruxelles flandre hainaut wallonie'.split(' '));

/** Words by which a name goes on to say what it is. */
export const describing: ReadonlySet<string> = new Set(
	`culture design digital formation innovation numerique parc park production recherche scientifique jeu art`.split(
		/\s+/
	)
);

/** What something is that belongs to another, or is only named after it. */
export const aside: ReadonlySet<string> = new Set(
	`ami amis cafe bar restaurant hotel gare librairie boutique magasin comite conseil festival fete quartier faculte departement
	ecole bibliotheque syndicat club fan friend cercle alumni ancien residence parking station rue place
	galerie orchestre choeur clinique hopital creche maternelle`.split(/\s+/)
);

/** Words of which a name has one or another, and is another thing by it. */
export const opposed: readonly ReadonlySet<string>[] = [
	'primaire secondaire maternelle fondamental superieur primary secondary lagere middelbare',
	'nord sud est ouest north south east west noord zuid oost',
	'junior senior cadet',
	'dame homme femme fille garcon feminin masculin',
	'haut bas inferieur upper lower',
	'premier deuxieme troisieme second first third',
	'regional provincial communal federal national'
].map((line) => new Set(line.split(' ')));

/** Legal forms, which anybody may leave out. */
export const legal: ReadonlySet<string> = new Set(
	`asbl aisbl vzw ivzw sa nv srl sprl bv bvba sc scrl scs snc scrlfs scris sas sarl eurl oy oyj ry rf ab ltd limited llc llp inc plc corp gmbh
	ag ev kg spa stichting vof comm commv ug se cvba cv fup aup`.split(/\s+/)
);

export const legalPhrases =
	/\b(?:associations? (?:internationale )?sans but lucratif|societe anonyme(?: de droit public)?|societe (?:privee )?a responsabilite limitee|societe cooperative(?: a responsabilite limitee)?|vereniging zonder winstoogmerk|naamloze vennootschap|besloten vennootschap|(?:julkinen )?osakeyhtio|rekisteroity yhdistys|fondation d utilite publique|en abrege|in het kort|abrege)\b/g;

/** Articles and prepositions. */
export const small: ReadonlySet<string> = new Set(
	`a au aux d de del dei der des di du en et in l la le les of on op par pour sous sur the to van voor het een un une and ja und y e o s
	ex dit dite aka ou chez von zu`.split(/\s+/)
);
