=== problem
Un lycée technique, atelier B12, dix heures. Vingt-huit élèves, une prise de courant. #l:pb_lyceum #chapter:problem #checkpoint:problem #scene:lyceum
~ do("enter-problem")
{is("second"):
  Tu connais ce trac. La fois d’avant, tu parlais. Aujourd’hui, tu as surtout pris de quoi écrire. #l:pb_second
}
Madame Renard vous prête cinquante minutes de cours. Elle a l’air de quelqu’un à qui on a déjà tout promis. #l:pb_renard
Montrez-moi. Et faites vite, à onze heures ils ont gym. #l:pb_renard_go #who:renard
Vous faites écouter. Ça se passe bien. À onze heures moins cinq, ils sont partis, elle range. Tu as une question, pas deux. #l:pb_question
* [« Vous aimeriez une sortie sonore avec vos élèves, non ? » #id:pb-leading #comp:2.5/1]
  ~ do("ask-leading")
  Oui, oui, très joli ! Tenez-moi au courant. #l:pb_leading #who:renard
  Elle a dit oui à tout. On ne sait rien de plus, mais poliment. #l:pb_leading_lila #who:lila
* [« Racontez-moi votre dernière sortie, depuis le début. » #id:pb-story #comp:3.5/2]
  ~ do("ask-story")
  La dernière ? Onze heures de préparation pour cinquante minutes de visite. #l:pb_story #who:renard
  Le car, l’assurance, les autorisations, le pique-nique de celui qui ne mange rien. #l:pb_story_more #who:renard
  Alors le problème, ce n’est pas le patrimoine. #l:pb_story_lila #who:lila
  Le patrimoine ne m’a jamais rien fait. C’est le papier. #l:pb_paper #who:renard
* [« Combien l’école paierait-elle pour ça ? » #id:pb-price #comp:2.4/2]
  ~ do("ask-price")
  L’école ? Elle n’a pas de ligne pour ça. Elle en a pour les photocopies et pour le car. #l:pb_price #who:renard
  Donc celui qui profite n’est pas celui qui paie. C’est noté, en rouge. #l:pb_price_lila #who:lila
- À la porte, un élève est resté. Seize ans, casque au cou, l’air de garder quelqu’un d’autre. #l:pb_yanis
C’est bien, hein. Mais c’est un truc que les adultes trouvent bien pour nous. #l:pb_yanis_says #who:pupil
* [« Tu as raison. Refais-en un, à ta manière. » #id:pb-redo #comp:2.5/2]
  ~ do("pupil-redo")
  Vingt minutes après, il a remplacé la voix grave par celle de sa grand-mère, qui se trompe et qui rit. C’est mieux. C’est énervant. #l:pb_redo
* [« Qu’est-ce que tu écoutes, là, dans ton casque ? » #id:pb-headset #comp:3.5/2]
  ~ do("pupil-ask")
  Rien. Je le mets pour qu’on ne me parle pas. … En fait, c’est ça que vous devriez vendre. #l:pb_headset #who:pupil
* [« C’est normal, tu n’es pas la cible. » #id:pb-target #comp:1.5/1]
  ~ do("pupil-target")
  Il remet son casque. Une cible, ça ne se vexe pas, d’habitude. Là, si. #l:pb_target
- {is("company"):
  Des autorisations sur papier, signées, qui se perdent… Karim connaît. « Ça, nous, on sait l’imprimer. » #l:pb_karim #who:karim
}
En sortant, Lila écrit sur le carnet : « Problème ? » Puis elle barre le point d’interrogation. Puis elle le remet. #l:pb_mark
-> week ->
-> outing

=== outing
Vendredi. La première sortie pour de vrai : un car, vingt-huit élèves, et vingt-sept autorisations signées. #l:ou_bus #scene:lift #checkpoint:outing
La vingt-huitième est dans la poche d’un jean, dans une machine à laver. Elle est très propre. #l:ou_slip
Pas de papier, pas de sortie. Il reste dans le car, et je reste fâchée. #l:ou_rule #who:renard
L’élève au casque remonte s’asseoir, sans un mot. C’est évidemment lui. #l:ou_pupil
Au volant, Jean-Mi, chauffeur depuis vingt-deux ans, déplie son journal. « Allez-y. Moi, j’attends. C’est mon métier. » #l:ou_driver
Quarante minutes sur place, pas une de plus : à midi, le car a une autre école. #l:ou_noon
* [Commencer à vingt-sept, à l’heure. #id:pb-out-start #comp:3.2/2]
  ~ do("out-start")
  {is("what-for"):
    Ça tient : à la vingtième minute, vingt-sept élèves se taisent en même temps, sans qu’on le leur demande. #l:ou_start_good
  - else:
    À la vingtième minute, onze élèves photographient un canard. Tu connais maintenant le nom du canard. #l:ou_start_bad
  }
  Par la vitre du car, le vingt-huitième vous regarde. On voit très bien ce qu’il pense. #l:ou_start_more
* [Téléphoner à sa mère, et attendre la réponse. #id:pb-out-call #comp:2.5/2]
  ~ do("out-call")
  Elle répond à la douzième sonnerie, entre deux chambres d’hôpital : elle y travaille. Elle dit oui. Elle dit que personne n’appelle, d’habitude. #l:ou_call
  Madame Renard note l’heure et le oui. « Le papier suivra. Le papier suit toujours. » Il ne reste que la moitié du temps. #l:ou_call_more
* [Laisser un casque dans le car, pour celui qui reste, et voir. #id:pb-out-bus #comp:1.2/2]
  ~ do("out-bus")
  Quand vous revenez, il s’est assis à l’avant. Jean-Mi a pris l’autre écouteur. Ils vous font signe d’attendre la fin. #l:ou_stay
  La fin, dit Bako, c’est la première fois qu’on me la demande. #l:ou_stay_bako
- Retour au car. Jean-Mi replie son journal. Depuis le matin, il a quelque chose à dire. #l:ou_back
« Cent vingt sorties par an, deux heures d’attente à chaque fois. On m’a offert du café, des tartines, une fois un lapin. Jamais rien à écouter. » #l:ou_wait
Deux cent quarante heures. Par chauffeur. Par an. #l:ou_hours #who:lila
Quelqu’un qui attend, qui a deux oreilles, et qui n’était sur aucun de nos papiers de couleur. #l:ou_nobody
* [Lui poser trois questions, et noter les réponses. #id:pb-driver-ask #comp:3.5/2]
  ~ do("driver-ask")
  {is("who-for"):
    Il préfère la radio. Mais il connaît six écoles qui partent au printemps, et il sait laquelle décide en janvier. #l:ou_ask_good
  - else:
    Lui ne paierait rien. « Mais les gens que je conduis, ils ne sont pas du tout ceux que vous croyez. » Il les décrit. Tu écris. #l:ou_ask_bad
  }
* [Tout changer : un produit pour chauffeurs de car ! #id:pb-driver-all #comp:3.3/1]
  ~ do("driver-all")
  Pendant trois jours, Lila dessine un siège qui écoute. Le quatrième, Jean-Mi avoue : ses collègues, en attendant, dorment. #l:ou_all
* [Le remercier, et s’en tenir au plan. #id:pb-driver-plan #comp:3.2/2]
  ~ do("driver-plan")
  Une bonne idée n’est pas toujours la tienne à faire. Tu lui laisses un casque. Il te laisse une demi-tartine. #l:ou_plan
- Madame Renard compte les têtes, à voix basse. Vingt-huit. Elle recompte, pour le plaisir. #l:ou_heads
{is("who-tested"):
  Cette sortie, je l’ai préparée en trois heures. La précédente, en onze. Vous voyez : quand on demande d’abord… #l:ou_end_good #who:renard
- else:
  C’était joli. C’était aussi onze heures de préparation, comme d’habitude. Personne ne me les a demandées. #l:ou_end_bad #who:renard
}
-> week ->
-> studio_call

=== studio_call
Un appel de la télévision locale : six minutes en direct, jeudi, vingt heures. #l:pb_call #scene:studio #checkpoint:studio
Vous venez présenter votre produit. Il est prêt, n’est-ce pas ? #l:pb_host #who:host
{is("fit-good"):
  Presque. Pour une fois, « presque » n’est pas un mensonge. #l:pb_almost #who:lila
- else:
  Presque, dit Lila. Tom éteint son micro pour tousser. #l:pb_almost_not
}
* [Dire : « Disponible dès demain, partout. » #id:pb-ready #comp:1.3/1]
  ~ do("say-ready")
  {is("fit-good"):
    ~ do("ready-good")
    Le lendemain, des gens viennent, et ça tient. Vous aviez promis un peu plus que prévu ; vous livrez un peu moins que mal. #l:pb_ready_good
  - else:
    ~ do("ready-bad")
    Le lendemain, des gens viennent, et rien ne tient. On vous l’écrit. Avec des majuscules. #l:pb_ready_bad
  }
* [Dire : « Il nous manque un bruit. Aidez-nous à trouver le 41. » #id:pb-missing #comp:2.5/2]
  ~ do("say-missing")
  Le standard sonne jusqu’à minuit. Une dame imite une locomotive, très bien, pendant quatre minutes. #l:pb_missing
* [Refuser : c’est trop tôt. #id:pb-notyet #comp:3.2/1]
  ~ do("say-no-tv")
  « Rappelez quand c’est mûr », dit la voix, déjà ailleurs. Vous gagnez une soirée. #l:pb_notyet
- Ce soir-là, Nonno regarde l’émission sans le son : son poste ne l’a plus depuis longtemps. #l:pb_tv_nonno #scene:kitchen
Sans le son, on voit tout de suite qui croit à ce qu’il dit. #l:pb_tv_nonno_says #who:nonno
Il ne précise pas de qui il parle. #l:pb_tv_who
-> week ->
-> order

=== order
Belle enveloppe, lettre à en-tête : une commune veut douze lieux, pour elle seule, dans deux mois. Mille deux cents euros. #l:pb_order #scene:coworking #checkpoint:order
Le même jour, six écoles demandent s’il y aurait un abonnement. Petit. #l:pb_schools
Et à la fête du canal, des gens paieraient trois euros, tout de suite, en pièces. #l:pb_coins
Tom veut la commune : un seul client, une seule facture, un seul casse-pieds. #l:pb_vote_tom
Bako veut les écoles : moins d’argent, mais chaque année. « Une chose qui revient, ça se répare en marchant. » #l:pb_vote_bako
Nonno, qu’on n’a pas invité, veut les pièces de trois euros. « L’argent qu’on te met dans la main, il ne ment pas. » #l:pb_vote_nonno
Trois payeurs, trois métiers. On ne peut pas tout faire. Qu’est-ce que nos essais en disaient ? #l:pb_payers #who:lila
{
- is("pays-for"):
  Ils disaient plutôt oui à notre papier de couleur. Je le recolle devant toi. #l:pb_pays_for #who:lila
- is("pays-against"):
  Ils disaient non à ce qu’on croyait. C’est le moment de s’en souvenir. #l:pb_pays_against #who:lila
- else:
  Rien. On n’a jamais demandé un euro à personne. #l:pb_pays_none #who:lila
}
* [Prendre la commande de la commune. #id:pb-order #comp:3.2/2]
  ~ do("take-order")
  {is("pays-right"):
    ~ do("payer-good")
    Vous aviez déjà vendu un lieu à l’essai : le devis est juste, la réunion courte. #l:pb_order_good
  - else:
    ~ do("order-bad")
    Douze lieux en font vite dix-neuf. Chaque réunion en ajoute un, et personne n’en enlève. #l:pb_order_bad
  }
* [Proposer l’abonnement aux écoles. #id:pb-yearly #comp:1.4/2]
  ~ do("take-yearly")
  {is("pays-right"):
    ~ do("payer-good")
    Vous savez ce qu’elles paient déjà, et pourquoi. Quatre sur six disent oui avant la fin du café. #l:pb_yearly_good
  - else:
    ~ do("yearly-bad")
    Six « oui » au téléphone. Puis six fois : « il faut que j’en parle au conseil ». Le conseil est en juin. #l:pb_yearly_bad
  }
* [Vendre à la pièce, là où les gens sont. #id:pb-ticket #comp:3.1/2]
  ~ do("take-ticket")
  {is("pays-right"):
    ~ do("payer-good")
    Trois euros, et ils reviennent avec leur cousine. Vous saviez à quelle heure vous mettre, et où. #l:pb_ticket_good
  - else:
    ~ do("ticket-bad")
    Trente et un euros en un jour, dont un bouton. Trois euros, c’est vite dit ; encore faut-il la foule. #l:pb_ticket_bad
  }
- -> forms

=== forms
Dans l’escalier, Maud répond à la question que tu n’as pas encore posée. #l:pb_maud #checkpoint:forms
Tant que le chiffre d’affaires d’une année ne dépasse pas 25 000 €, une petite entreprise peut souvent choisir la franchise : pas de TVA à compter, pas de TVA à récupérer. #l:pb_vat #who:coach #source:vat
Et la société ? Nos amis disent tous : SRL, c’est un euro. #l:pb_srl_ask #who:lila
Plus de capital minimum, c’est vrai. Mais des moyens suffisants, et un plan financier d’au moins deux ans, remis au notaire. Avec tes chiffres. #l:pb_srl #who:coach #source:srl
Et si les chiffres n’existent pas encore ? #l:pb_numbers_ask #who:lila
* [Alors on compte d’abord, et on attend pour la société. #id:pb-count #comp:2.4/2]
  ~ do("count-first")
  Un tableau, douze lignes, trois couleurs. La colonne « on n’en sait rien » est la plus utile. #l:pb_count
* [Alors on va demander à quelqu’un dont c’est le métier. #id:pb-expert #comp:2.3/2]
  ~ do("ask-expert")
  Une heure, un comptable, quatorze questions. La bonne était la neuvième. #l:pb_expert
* [Alors on invente une jolie courbe. #id:pb-curve #comp:1.5/1]
  ~ do("draw-curve")
  Elle monte, la courbe. Elle monte si bien que Tom demande si elle respire. #l:pb_curve
- -> week ->
-> refund

=== refund
Mardi, au plateau. Une dame en imperméable pose un ticket sur la table, bien à plat. Trois euros. Elle voudrait les ravoir. #l:rf_lady #scene:coworking #checkpoint:refund
Madame Dewez. Dimanche, au marché, elle a essayé votre affaire jusqu’au bout, par curiosité. #l:rf_dewez
« J’ai payé pour entendre le canal. J’ai entendu mon voisin raconter sa hernie. » #l:rf_hernia
C’est notre première réclamation ! Je peux la garder ? #l:rf_first #who:lila
{
- is("pays-for"):
  Nos essais disaient que les gens paient, et volontiers. Celle-ci a payé, et moins volontiers. #l:rf_pays_for #who:tom
- is("pays-against"):
  Nos essais le disaient : le prix, ou la façon, quelque chose coince. Le voilà, en imperméable. #l:rf_pays_against #who:tom
- else:
  Jusqu’ici, personne ne s’était plaint du prix. On ne l’avait demandé à personne, il faut dire. #l:rf_pays_none #who:tom
}
Madame Dewez attend. Elle attend très bien : elle a dirigé un bureau de poste. #l:rf_post
* [Rendre les trois euros, puis demander ce qu’elle espérait. #id:pb-ref-ask #comp:3.5/2]
  ~ do("ref-ask")
  Elle recompte les pièces, puis s’assied. « J’espérais réentendre le quai où mon père m’attendait. Pour ça, j’aurais payé dix. » #l:rf_ask
  Trois euros rendus, et une phrase qui en vaut davantage. Écris-la avec ses mots. #l:rf_ask_tom #who:tom
* [Lui expliquer que trois euros, c’est déjà très peu. #id:pb-ref-explain #comp:2.4/1]
  ~ do("ref-explain")
  « C’est exact. » Elle reprend son ticket, et l’exactitude avec. Le soir, elle l’écrit en ligne, sans une faute. #l:rf_explain
* [Lui proposer de recommencer, cette fois pour elle seule. #id:pb-ref-again #comp:2.3/2]
  ~ do("ref-again")
  {is("what-for"):
    Elle revient avec sa sœur. À la fin, elle repose les trois euros sur la table, et trois autres à côté. #l:rf_again_good
  - else:
    Elle va jusqu’au bout. « Le son est parfait. Je ne sais toujours pas pourquoi je suis venue. » C’est dit sans colère, et ça reste. #l:rf_again_bad
  }
- Lila colle le ticket sur la vitre. De tous ces papiers, c’est le seul que quelqu’un ait payé. #l:rf_ticket
Le lendemain, tout l’immeuble de Madame Dewez est au courant. Trois voisins vous arrêtent : « C’est combien, finalement ? » #l:rf_neighbours
Celui à la hernie veut savoir s’il a droit à un pourcentage. #l:rf_share
* [Annoncer un prix, le même pour tous, et l’afficher. #id:pb-price-one #comp:2.4/2]
  ~ do("price-one")
  {is("fit-good"):
    Deux disent « bon ». Le troisième demande si c’est par personne. Personne ne demande pourquoi. #l:rf_one_good
  - else:
    « Ah. » Un « ah » de trois étages. Au moins, il est affiché, lui aussi. #l:rf_one_bad
  }
* [Laisser chacun dire ce que ça valait pour lui. #id:pb-price-free #comp:1.4/2]
  ~ do("price-free")
  Zéro, deux, et huit euros. Ce n’est pas une moyenne, ce sont trois personnes. Tu vas revoir celle à huit. #l:rf_free
* [« Ça dépend. » Et marcher plus vite. #id:pb-price-run #comp:2.5/1]
  ~ do("price-run")
  « Ça dépend de quoi ? » crie la hernie. C’est une bonne question. Tu l’entends jusqu’au coin de la rue. #l:rf_run
- -> fair

=== fair
Fête du canal. Il pleut, bien sûr. Sous la bâche : une table, trois casques, et une petite fille à bottes rouges. #l:pb_fair #scene:fair #checkpoint:fair
Vous avez trouvé le 41 ? #l:pb_girl #who:girl
{
- is("met-irene"):
  Irène est venue, sous un parapluie d’homme. « Mon père a laissé la ligne vide exprès. » #l:pb_irene
  Quand on lui demandait ce que c’était, le 41, il répondait : « Et toi, tu entends quoi ? » Puis il se taisait. #l:pb_irene_more #who:irene
  Le 41, c’est la question. #l:pb_41_question #who:lila
- is("said-missing"):
  On a reçu deux cents réponses. Aucune pareille. #l:pb_many #who:lila
  Alors c’est ça, le 41, dit la petite. C’est quand on demande. #l:pb_41_girl
- else:
  Non. Personne à qui demander n’a voulu nous répondre. Ou alors, on n’a pas demandé. #l:pb_no_41 #who:lila
  Moi, j’ai le mien, dit la petite, et elle fait couiner sa botte. #l:pb_41_boot
}
{
- is("told-armand"):
  Monsieur Armand est là, en cravate. Il présente sa voix aux passants : « Écoutez la deuxième. La première, c’était pour voir le fond. » #l:pb_armand_told
- is("stalled-armand"):
  ~ do("armand-hurt")
  Monsieur Armand a écouté les trois casques, jusqu’au bout. Sa voix n’y est pas. « Le montage, ça prend du temps », dit-il, et il s’en va. #l:pb_armand_left
}
{is("swan"):
  Deux personnes demandent où sont les oiseaux. Lila montre le logo, à l’envers. Elles repartent chercher des frites. #l:pb_swan
}
Derrière elle, trois personnes attendent leur tour. C’est le moment de choisir ce que tu fais de cette journée. #l:pb_day
* [Écouter : noter tout ce que les gens font avec le casque. #id:pb-fair-listen #comp:3.5/2]
  ~ do("fair-listen")
  Quarante personnes. Une feuille pleine. Trois gestes que personne n’avait prévus. #l:pb_fair_listen
  {is("what-for"):
    ~ do("fair-listen-good")
    Le soir, deux de ces personnes reviennent, avec quelqu’un. Elles n’avaient pourtant rien acheté. #l:pb_fair_listen_more
  }
* [Vendre : annoncer un prix, et s’y tenir. #id:pb-fair-sell #comp:2.3/2]
  ~ do("fair-sell")
  {is("fit-good"):
    ~ do("fair-sell-good")
    Quelqu’un dit « c’est tout ? » en entendant le prix. Tu souris. Tu notes. #l:pb_fair_sell_good
  - else:
    Les gens prennent le dépliant comme on prend une bonne excuse. #l:pb_fair_sell_bad
  }
* [Confier le stand aux élèves de Madame Renard. #id:pb-fair-pupils #comp:2.5/2]
  ~ do("fair-pupils")
  Ils sont meilleurs que vous. C’est un peu vexant, et très intéressant. #l:pb_fair_pupils
  {is("studio-right"):
    ~ do("fair-pupils-good")
    À dix-huit heures, ils ont une liste : trois noms, trois adresses, et un autographe que personne n’avait demandé. #l:pb_fair_pupils_more
  }
- Le soir, on plie la table. La petite aux bottes rouges ne part pas. Sa mère non plus. #l:bd_fold #checkpoint:birthday
Samedi en quinze, elle a huit ans. Douze enfants, un gâteau, soixante euros. « Vous feriez… votre chose ? » #l:bd_ask
Elle ne sait pas comment ça s’appelle. Elle sait à quelle heure elle le veut. #l:bd_knows
Soixante euros pour douze, ça fait cinq euros l’enfant, et rien pour le gâteau. #l:bd_count #who:tom
{
- is("families-for"):
  Nos essais parlent de familles. En voilà une, avec une date. #l:bd_families #who:lila
- is("who-tested"):
  Ce n’est pas ce qu’il y a sur la vitre. C’est un autre métier, avec des bougies. #l:bd_others #who:lila
- else:
  On ne sait toujours pas pour qui l’on travaille. Elle, au moins, sait pour qui elle demande. #l:bd_nobody #who:lila
}
* [Accepter, et noter qui s’ennuie, et quand. #id:pb-party-yes #comp:3.1/2]
  ~ do("party-yes")
  {is("families-for"):
    ~ do("party-good")
    Avant le gâteau, deux parents demandent si ça se fait aussi en mars. Le mot « anniversaire » n’était sur aucun papier. Il y est. #l:bd_yes_good
  - else:
    Une heure, soixante euros, et de la crème dans un casque. La mère est ravie. On n’a huit ans qu’une fois. #l:bd_yes_bad
  }
* [Lui prêter de quoi le faire elle-même, et demander des nouvelles. #id:pb-party-kit #comp:2.5/2]
  ~ do("party-kit")
  Neuf photos, et un mot : « On a cherché le bouton. Il n’y en a pas ? Alors tout le monde a trouvé. » #l:bd_kit
* [Dire non : ce n’est pas ce que vous faites. #id:pb-party-no #comp:1.4/1]
  ~ do("party-no")
  Et qu’est-ce que vous faites ? #l:bd_no_girl #who:girl
  Tu réponds. C’est long. Elle finit par regarder ses bottes. #l:bd_no
- -> week ->
-> canvas_ask

=== canvas_ask
Lundi. Maud déroule un grand canevas, neuf cases, et te tend un feutre. #l:pb_canvas #scene:coworking #checkpoint:canvas
Remplis-le pour de vrai, avec tes hypothèses et tes preuves, et fais-le relire par quelqu’un d’ici. #l:pb_canvas_ask #who:coach #quest:canvas
Celui du jeu, la petite fille pourrait le remplir. Le tien, il n’y a que toi. #l:pb_canvas_real #who:coach
-> ledger

=== ledger
Le soir, Nonno t’attend avec le cahier. Pas le carnet : l’autre, celui des promesses. Il mouille son doigt pour tourner les pages. #l:pb_ledger #scene:kitchen #checkpoint:ledger
{
- is("asked-after"):
  Irène, c’est barré, mais au crayon. « C’était après. Après, ça compte ; moins. » #l:pb_ledger_late
- is("kept-word"):
  Irène, c’est barré, en rouge, avec une règle. Il a même mis la date. #l:pb_ledger_kept
- else:
  Irène, la ligne est ouverte. Il ne dit rien. Il te verse du café dans la petite tasse, celle des facteurs. #l:pb_ledger_open
}
Tu sais ce qu’on gagnait, nous, au fond ? Assez pour recommencer le lendemain. Toi, tu gagnes quoi ? #l:pb_ledger_asks #who:nonno
* [« Pas encore de quoi vivre. Mais je sais pourquoi. » #id:pb-know-why #comp:2.1/2]
  ~ do("nonno-why")
  Ah. Alors tu es plus avancé que mon chef porion. #l:pb_know_why #who:nonno
* [« Des gens. » #id:pb-people #comp:2.3/2]
  ~ do("nonno-people")
  Il sort la grande tasse. #l:pb_people
* [« Du temps perdu, peut-être. » #id:pb-lost-time #comp:2.2/2]
  ~ do("nonno-lost")
  Le temps perdu, on le connaît : c’est celui dont on ne parle à personne. Le tien, tu viens de m’en parler. #l:pb_lost_time #who:nonno
- En partant, tu entends derrière la porte le bruit du stylo. Il écrit quelque chose à ton nom. #l:pb_ledger_end
-> problem_debrief

=== problem_debrief
Six heures du matin, en haut du terril. Le soleil sort du canal comme d’un tiroir. #l:pb_dawn #scene:dawn #checkpoint:problem-debrief
Ce qui s’est passé : \{customers, plural, =0 \{aucun client\} one \{un client\} other \{\{customers\} clients\}\}, \{cash, number, ::currency/EUR precision-integer\}, et \{tests, plural, =0 \{aucune preuve\} one \{une preuve\} other \{\{tests\} preuves\}\}, bonnes et mauvaises. #l:pb_what #phase:what
{
- is("stands"):
  Ça tient debout. Pas très haut, mais sans les mains. #l:pb_what_stands #who:lila
- is("proof-some"):
  On sait des choses. Pas encore assez pour en vivre, assez pour ne plus se raconter d’histoires. #l:pb_what_some #who:lila
- else:
  On a une jolie histoire, et presque rien dessous. C’est bon à savoir à six heures du matin. #l:pb_what_none #who:lila
}
À quoi ça a tenu ? #l:pb_why #phase:why
* [Aux questions posées, et à celles évitées. #id:pb-why-questions #comp:3.5/2]
  Ce sont celles qui faisaient peur qui ont payé. Les autres faisaient du bruit. #l:pb_why_questions #who:lila
* [À ce qu’on a refusé. #id:pb-why-no #comp:1.4/2]
  Chaque oui prenait une semaine. On n’en avait que treize. #l:pb_why_no #who:lila
* [À la forme du moment : reposés ou non. #id:pb-why-energy #comp:2.1/2]
  {is("tired-often"):
    Nos pires idées datent toutes d’après minuit. Je peux te sortir la liste. #l:pb_why_tired #who:lila
  - else:
    On a dormi, et ça s’entend. Même Tom sourit, de profil. #l:pb_why_rested #who:lila
  }
- La règle, à la ligne 42 : un problème, c’est ce que quelqu’un essaie déjà de résoudre, mal, sans toi. #l:pb_rule #phase:rule
Le prochain essai n’est plus dans l’histoire. Il est dehors : une personne, une question, cette semaine. #l:pb_next #phase:next
Et maintenant ? #l:pb_now #who:lila
-> summit

=== summit
Lila te tend le carnet. Il reste beaucoup de pages. #l:pb_summit #checkpoint:summit
* [Continuer : le carnet reste ouvert. #id:pb-go-on #comp:1.3/2]
  {is("stands"):
    Tu écris « N° 42 ». En dessous, un nom, un vrai, et une heure de rendez-vous. #l:pb_go_on #ending:done
  - else:
    Tu écris « N° 42 », et en dessous, trois questions. Pas une réponse. C’est un début. #l:pb_go_on_questions #ending:done
  }
  -> END
* [Le garder petit : quelques dimanches par an, pour le plaisir. #id:pb-small #comp:1.5/2]
  Quatre dimanches par an, au pied de l’ascenseur. Personne ne compte rien, sauf le chien. #l:pb_small #ending:small
  -> END
* {is("kept-word")} [Le confier à Irène et aux élèves. #id:pb-hand #comp:2.5/2]
  Madame Renard signe un dernier papier. Elle dit que celui-là, elle l’a fait avec plaisir. #l:pb_hand #ending:handed
  -> END
* [Fermer proprement, et recommencer autrement. #id:pb-close #comp:3.3/2]
  -> rebound
* [S’arrêter ici. #id:pb-stop]
  Vous redescendez sans parler. En bas, un merle. Tom dirait : en sol. #l:pb_stop #ending:stopped
  -> END
