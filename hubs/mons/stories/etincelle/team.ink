=== team
Six heures quarante, le train pour Louvain-la-Neuve. Lila relit le carnet, le doigt sur chaque ligne, comme une partition. #l:tm_train #chapter:team #checkpoint:team #scene:train
~ do("enter-team")
{is("second"):
  Deuxième projet. Même carnet, autre question. Cette fois, tu as pris des notes sur tes propres erreurs. #l:tm_second
}
{is("quest-cafe"):
  ~ do("met-at-cafe")
  En face, un visage connu : Bako, l’ingénieur du Café numérique. Il vous avait repérés à vos questions. #l:tm_bako_cafe
- else:
  ~ do("met-by-chance")
  Le train s’arrête en pleine voie. Trente minutes. En face, un homme démonte son casque audio avec une carte de banque. #l:tm_bako_chance
  Bako. Ingénieur. Le train n’est pas en panne, il réfléchit. #l:tm_bako_hello #who:bako
}
Trente et un ans, venu d’Ouagadougou étudier à Mons, resté pour les capteurs et les gaufres. #l:tm_bako
Je peux vous faire une boîte qui raconte quand on s’approche. Ou vous expliquer pourquoi il n’en faut pas. #l:tm_box #who:bako
Par où passent vos bruits, aujourd’hui ? #l:tm_channel #who:bako
* [Par le téléphone des gens : ils l’ont déjà. #id:tm-phone #comp:1.4/1]
  ~ do("go-phone")
  Simple. Il ne te reste qu’un ennemi : la batterie à neuf pour cent. #l:tm_phone #who:bako
* [Par une boîte à nous, prêtée sur place. #id:tm-box #comp:1.2/2]
  ~ do("go-box")
  Joli. Compte avec les piles, les pertes, et un enfant qui la met à l’eau. #l:tm_box_yes #who:bako
* [Je ne sais pas. Comment le saurais-tu, toi ? #id:tm-how #comp:3.5/2]
  ~ do("ask-bako")
  Il sourit. « En carton d’abord. Un carton coûte un carton. » Il passe le trajet à en plier un avec toi. #l:tm_how
- -> campus

=== campus
À Louvain-la-Neuve, des étudiants de quatre métiers ont une heure pour démolir vos idées. C’est le thème de l’atelier. #l:tm_campus #checkpoint:campus
Une graphiste, une juriste, un informaticien, et quelqu’un qui dit « je fais philo » en s’excusant. #l:tm_campus_four
C’est le philosophe qui lève la main. « Pourquoi pas un simple panneau ? » #l:tm_campus_sign
* [Défendre l’idée, point par point. #id:tm-defend #comp:1.4/1]
  ~ do("campus-defend")
  Tu gagnes. Il dit « d’accord ». Et plus personne ne lève la main. #l:tm_defend
  On a gagné un débat. On était venus chercher des trous. #l:tm_defend_lila #who:lila
* [« Que ferait-il mieux que nous, ce panneau ? » #id:tm-sign #comp:3.5/2]
  ~ do("campus-ask")
  « Il est toujours là. Il n’a pas de batterie. On peut le lire sans avoir l’air bizarre. » Trois points, en dix secondes. #l:tm_sign
  Avoir l’air bizarre. Personne ne nous l’avait dit, et tout le monde y pensait. #l:tm_sign_lila #who:lila
* [« Dessine-le. On essaie les deux cet après-midi. » #id:tm-draw #comp:1.2/2]
  ~ do("campus-draw")
  Le panneau est fait en dix minutes, sur un carton de pizza. À quatre heures, il a plus de lecteurs que vous d’auditeurs. #l:tm_draw
  Battus par une pizza. C’est l’essai le moins cher de l’année. #l:tm_draw_bako #who:bako
- La juriste ajoute, sans lever les yeux : « Et vos enregistrements, les gens ont dit oui ? Par écrit ? » #l:tm_campus_law
Lila ouvre le carnet et note la question. Elle la souligne deux fois. #l:tm_campus_note
Sur le quai du retour, quelqu’un court derrière vous. C’est le philosophe, avec son sac et ses excuses. #l:ph_runs #checkpoint:philosopher
« Je peux venir ? Je ne sais rien faire. Mais je pose bien les questions. » #l:ph_asks
Un philosophe, ça n’a pas besoin de piles. #l:ph_bako #who:bako
* [Dire oui pour un jour, avec une tâche précise. #id:tm-philo-day #comp:3.4/2]
  ~ do("philo-day")
  Il passe le samedi au marché avec une seule question : « Et la dernière fois ? » Il revient avec trente réponses et un coup de soleil. #l:ph_day
* [Lui demander ce qu’il ferait à ta place. #id:tm-philo-ask #comp:2.3/2]
  ~ do("philo-ask")
  « J’arrêterais. Puis je me demanderais pourquoi ça me rend triste. » Le train arrive. Personne ne parle jusqu’à la correspondance. #l:ph_ask
* [Non merci : il vous faut des gens qui fabriquent. #id:tm-philo-no #comp:1.2/1]
  ~ do("philo-no")
  Il dit « d’accord », encore. Il vous tient la porte du train, et pose à Bako une toute petite question. Bako n’en dort pas. #l:ph_no
- Vu du train, le campus a l’air d’un plan de campus. #l:ph_end
-> who_joins

=== who_joins
Le soir, sur le plateau. Tom a écouté vos enregistrements, les yeux au plafond. #l:tm_evening #scene:coworking #checkpoint:who-joins
C’est beau, et c’est mal pris. Je peux faire mieux. Mais j’ai un loyer, moi. #l:tm_tom_rent #who:tom
Moi, je donne trois soirées. Après, je veux mon nom sur quelque chose. #l:tm_bako_name #who:bako
Trois façons de ne pas se fâcher : payer, partager, ou attendre. #l:tm_three #who:lila
* [Payer Tom : 40 € par semaine, régulièrement. #id:tm-pay #comp:2.4/2]
  ~ do("pay-tom")
  Quarante euros. Je te préviens, à ce prix-là, j’écoute aussi tes idées. #l:tm_pay #who:tom
* [Partager : une part du projet, écrite, contre du travail. #id:tm-share #comp:3.4/2]
  ~ do("share-tom")
  Une part de quoi ? … De rien, pour l’instant. Bon. J’ai déjà fait pire avec des mariés. #l:tm_share #who:tom
* [Attendre : d’abord des preuves, ensuite une équipe. #id:tm-wait #comp:3.3/2]
  ~ do("wait-tom")
  Sage. Ou radin. Je te dirai lequel dans un mois. #l:tm_wait #who:tom
- {is("company"):
  À l’imprimerie, Karim a entendu parler de Bako. « Il sait lire un plan, au moins ? » Ils sont amis avant la pause. #l:tm_karim
}
* [Promettre à Bako son nom sur la première version. #id:tm-credit #comp:1.5/2]
  ~ do("promise-bako")
  Il l’écrit lui-même sur un papier, et le date. Un ingénieur. #l:tm_credit
* [Dire à Bako que rien n’est encore décidé. #id:tm-honest #comp:2.5/1]
  ~ do("honest-bako")
  Il préfère ça. « Une promesse floue, c’est une panne qui attend. » Deux soirées, alors. #l:tm_honest
- -> status

=== status
{is("company"): -> after_status}
Maud s’assoit sur le coin de la table. Elle fait ça quand c’est sérieux. #l:tm_maud #checkpoint:status
Vous allez peut-être encaisser quelque chose. Sous quel statut ? Toi, dans la vie, tu es où ? #l:tm_status #who:coach
* [J’étudie. #id:tm-student #comp:2.1/2]
  Entre dix-huit et vingt-cinq ans, il existe un statut d’étudiant-indépendant. Une caisse d’assurances sociales te dira tes conditions. #l:tm_student #who:coach #source:student
  Plus jeune ? Alors on essaie sans vendre, et on demande à l’école comment faire. Essayer n’a pas d’âge. #l:tm_pupil #who:coach
* [J’ai un emploi. #id:tm-employed #comp:2.1/2]
  À côté d’un emploi, on peut souvent être indépendant à titre complémentaire : mêmes obligations, cotisations selon le revenu. Demande avant, pas après. #l:tm_employed #who:coach #source:side
* [Je cherche un emploi. #id:tm-jobseeker #comp:2.1/2]
  Alors n’encaisse rien avant d’avoir demandé. La question, mot pour mot : « Puis-je garder une activité accessoire, et que dois-je déclarer avant de commencer ? » #l:tm_onem #who:coach #source:onem
  À poser à ton organisme de paiement et à l’ONEM : les règles ont changé récemment, je ne te réciterai pas les anciennes. #l:tm_onem_ask #who:coach
  Et demande si une couveuse est ouverte près de chez toi : on y teste son activité à l’abri. Ça aussi est en train de changer. #l:tm_saace #who:coach #source:saace
* [Encore autre chose. #id:tm-other #comp:2.1/1]
  Alors tu commences par une question à un guichet d’entreprises. Une question n’engage à rien, une facture si. #l:tm_other #who:coach
- Trois numéros, sur un papier. Lila les recopie : elle en a perdu de plus importants. #l:tm_numbers
-> after_status

=== after_status
-> week ->
-> tape

=== tape
Mercredi, neuf heures. Tom est assis devant l’écran, très droit, comme chez le dentiste. #l:tp_tom #scene:coworking #checkpoint:tape
Hier, Monsieur Armand, l’éclusier, a parlé trois heures. Les gelées, la corne de brume, le cheval qui ne voulait pas du pont. #l:tp_hours #who:tom
Ce matin, il n’y a plus rien. Un dossier vide, très bien rangé. #l:tp_empty #who:tom
Bako pose son café avec beaucoup de précaution. #l:tp_bako_cup
J’ai fait de la place cette nuit. Un petit programme. Il efface tout ce qui s’appelle « essai ». #l:tp_bako #who:bako
Tout ce que je fais s’appelle « essai ». Depuis onze ans. #l:tp_essay #who:tom
On cherchera le coupable plus tard. Cherchez plutôt quoi dire : il vient à dix heures écouter sa voix. #l:tp_ten #who:lila
Par la fenêtre, on le voit déjà, sur le trottoir d’en face. Quatre-vingt-huit ans, une cravate, et l’heure des éclusiers : en avance. #l:tp_tie
* [Lui dire la vérité à la porte, et demander s’il recommencerait. #id:tm-tape-truth #comp:1.5/2]
  ~ do("tape-truth")
  Il regarde sa cravate. « Trois heures, et tout est parti ? » Puis il rit. « Le canal aussi, on le vidait, parfois. Pour voir le fond. » #l:tp_truth
  La deuxième fois, il raconte mieux : il sait où étaient les bons endroits. Vous aussi. Ça prend quand même une demi-journée. #l:tp_truth_more
* [Lui faire écouter ce qui reste : onze minutes, dans le téléphone de Lila. #id:tm-tape-phone #comp:3.3/2]
  ~ do("tape-phone")
  Onze minutes, avec un frigo qui chante derrière. Il écoute jusqu’au bout. « C’est moi, ça ? On dirait mon père. » #l:tp_phone
  Il ne demande pas le reste. C’est bien ce qui gêne. #l:tp_phone_more
* [Dire que le montage prend du temps. #id:tm-tape-wait #comp:2.5/1]
  ~ do("tape-wait")
  « Prenez votre temps. Moi, j’en ai encore un peu. » Il desserre sa cravate. Personne ne regarde personne. #l:tp_wait
  Il n’a rien demandé d’autre. Une carte traîne maintenant sur le tableau de la semaine, et elle a son nom. #l:tp_wait_more
- La porte refermée, il reste les vivants. Tom veut des excuses. Bako veut une règle. Lila veut un sandwich. #l:tp_after
* [Une règle : rien ne s’efface sans deux oui. #id:tm-tape-rule #comp:3.4/2]
  ~ do("tape-rule")
  Bako achète un second disque et l’étiquette « PAS ESSAI ». Tom renomme onze ans de fichiers. Il en a pour la nuit. #l:tp_rule
* [Des excuses, tout de suite, et à voix haute. #id:tm-tape-sorry #comp:2.5/1]
  ~ do("tape-sorry")
  Bako s’excuse debout. Tom s’excuse d’avoir tout appelé pareil. Lila s’excuse aussi, de rien, pour participer. #l:tp_sorry
* [Que chacun garde les siens, désormais. #id:tm-tape-own #comp:1.5/1]
  ~ do("tape-own")
  Quatre personnes, quatre disques, quatre versions de la même pluie. On perd trois soirées à chercher la bonne. #l:tp_own
- Une machine a fait exactement ce qu’on lui avait dit. C’est le plus difficile à pardonner. #l:tp_end #who:bako
-> night

=== night
Deux heures du matin, la table de la cuisine. Un appel à projets ferme vendredi à midi. Douze pages, trois annexes. #l:tm_night #scene:kitchen #checkpoint:night
Six cents euros. On en a écrit quatre pages, dont deux de titres. #l:tm_call #who:lila
Personne n’a rien demandé, dans cet appel. On dit ce qu’on veut, et ils disent oui. C’est reposant ! #l:tm_call_easy #who:lila
* [Continuer toute la nuit : le dossier partira. #id:tm-allnight #comp:2.2/1]
  ~ do("all-night")
  À cinq heures, tu écris « synergie ». Tu sais que c’est grave. Le dossier part. #l:tm_allnight
* [Appeler les autres, couper en quatre, dormir à minuit. #id:tm-split #comp:3.4/2]
  ~ do("split-work")
  Chacun une partie, une heure, pas une minute de plus. C’est moins brillant. C’est lisible. #l:tm_split
* [Laisser tomber : un appel n’est pas un client. #id:tm-drop #comp:1.4/2]
  ~ do("drop-call")
  Tu fermes l’ordinateur. Le silence est si beau que Lila veut l’enregistrer. #l:tm_drop
- -> week ->
{
- is("grant-won"):
  ~ do("cash-grant")
  Une lettre : c’est oui. Six cents euros. Ils ne prouvent rien, sauf que vous écrivez bien. #l:tm_grant_yes
- is("applied"):
  Une lettre : « nombreux dossiers de qualité ». C’est non. #l:tm_grant_no
- else:
  Pas de lettre, puisque pas de dossier. Tu as dormi, et ça se voit. #l:tm_grant_none
}
-> consent

=== consent
Samedi, devant la poste. Tu fais écouter un extrait à un passant. La dame d’à côté se retourne : « Mais c’est ma voix ! » #l:cs_voice #scene:square #checkpoint:consent
Josiane. Il y a trois semaines, elle a parlé dix minutes au micro de Tom, entre deux courses. Elle croyait que c’était pour la météo. #l:cs_josiane
Dans l’extrait, elle dit du mal de son beau-frère. Elle en dit très bien du mal : c’est votre meilleur passage. #l:cs_brother
La juriste du campus avait posé la question. Lila l’avait soulignée deux fois, puis elle avait tourné la page. #l:cs_law
« Et mon beau-frère, il l’a entendu ? » #l:cs_heard
Pas encore, dit Tom, qui croit rassurer. #l:cs_not_yet
* [L’enlever tout de suite, devant elle. #id:tm-voice-cut #comp:1.5/1]
  ~ do("voice-cut")
  Trente secondes de silence, là où il y avait un beau-frère. « C’est dommage, dit Josiane. C’était bien dit. » #l:cs_cut
* [Tout réécouter avec elle, garder ce qu’elle veut, et l’écrire. #id:tm-voice-ask #comp:1.5/2]
  ~ do("voice-ask")
  Elle garde la pluie, la fanfare, et le beau-frère, sans le prénom. Elle relit, elle signe, elle veut une copie. #l:cs_ask
  Il reste vingt-deux voix à retourner voir. Bako fait un tableau. Tom fait du café. #l:cs_ask_more
* [Lui expliquer que personne ne la reconnaîtra. #id:tm-voice-shrug #comp:2.5/1]
  ~ do("voice-shrug")
  Derrière elle, quelqu’un sort de la poste. « Josiane ! C’est toi qu’on entend, là ? » #l:cs_shrug
- Le soir, Lila revient à la page soulignée. Elle y trace une colonne : qui a dit oui, et à quoi. #l:cs_end
-> toaster

=== toaster
Au plateau, on s’échauffe. Entre Tom et Bako, une boîte fume un peu. #l:tm_toaster #scene:coworking #checkpoint:toaster
Vous avez mis ma voix dans un grille-pain. #l:tm_toast_tom #who:tom
C’est un prototype. Un prototype a le droit de sentir. #l:tm_toast_bako #who:bako
Il reste \{cash, number, ::currency/EUR precision-integer\}, et trois façons d’en dépenser. Qu’est-ce qu’on sait déjà, vraiment ? #l:tm_three_ways #who:lila
{is("voice-tested"):
  Sur les voix, on a des réponses. #l:tm_know_voice #who:lila
}
{is("channel-tested"):
  Sur la boîte et le téléphone, on a vu des gens s’en servir. #l:tm_know_channel #who:lila
}
{is("knows-neither"):
  Ni sur les voix, ni sur la boîte. On vote à pile ou face, ou on cherche moins cher ? #l:tm_know_none #who:lila
}
* [Enregistrer trois anciens en studio, avec Tom : 250 €. #id:tm-studio #comp:2.3/2]
  ~ do("studio")
  {is("studio-right"):
    ~ do("studio-good")
    On avait demandé avant : ce sont ces voix-là que les gens gardent. Nonno dit « le bruit du noir », et même Tom se tait. #l:tm_studio_good
  - else:
    ~ do("studio-bad")
    C’est superbe. Mais personne n’avait dit qu’il lui fallait ça. Superbe, donc, et rangé. #l:tm_studio_bad
  }
* [Fabriquer cinq boîtes avec Bako : 250 €. #id:tm-boxes #comp:1.2/2]
  ~ do("boxes")
  {is("boxes-right"):
    ~ do("boxes-good")
    Les gens s’étaient déjà disputé celle en carton. Les cinq vraies partent en prêt le jour même. #l:tm_boxes_good
  - else:
    ~ do("boxes-bad")
    Cinq boîtes magnifiques, sur une étagère. L’étagère est contente. #l:tm_boxes_bad
  }
* [Du papier, une colle, un téléphone : 20 €, et on regarde les gens. #id:tm-paper #comp:1.5/1]
  ~ do("paper")
  Ce n’est pas beau. Tant mieux : les gens osent dire ce qui ne va pas. #l:tm_paper
- -> week ->
-> lunch

=== lunch
Jeudi midi, la cuisine du plateau. Une fois par mois, chacun montre aux autres ce qu’il fabrique : debout, six minutes, et l’on mange pendant. #l:lu_kitchen #scene:coworking #checkpoint:lunch
Il y a l’apicultrice qui loue des ruches, le comptable qui dort peu, et deux développeurs qui ne se parlent que par écran. #l:lu_people
Six minutes pour trois idées, ça fait deux minutes d’idée et quatre de politesse. #l:lu_minutes #who:lila
On montre ma prise de son. Sans elle, vous n’avez qu’un carnet. #l:lu_tom #who:tom
On montre ma boîte. Sans elle, vous n’avez qu’une prise de son. #l:lu_bako #who:bako
Et sans histoire, vous avez un magasin de câbles. #l:lu_lila #who:lila
{is("swan"):
  L’apicultrice regarde votre logo. « Vous êtes dans les oiseaux ? Nous sommes presque voisins. » #l:lu_swan
}
{is("knows-neither"):
  Rien de tout ça n’a encore été essayé sur quelqu’un qui ne vous aime pas. Ils sont douze, et ils ont faim. #l:lu_hint_none
- else:
  Sur la vitre, il y a déjà une réponse à l’une de ces questions. Encore faut-il la relire avant midi. #l:lu_hint
}
* [Montrer les voix, avec Tom. #id:tm-lunch-voice #comp:2.3/2]
  {is("studio-right"):
    ~ do("lunch-good")
    À la quatrième minute, l’apicultrice pose sa fourchette. À la sixième, elle demande si ça se loue, comme les ruches. #l:lu_voice_good
  - else:
    ~ do("lunch-flat")
    Six minutes de très belle voix. Le comptable s’est endormi. Il assure que c’est un compliment : il dort peu. #l:lu_voice_bad
  }
* [Montrer la boîte, avec Bako. #id:tm-lunch-box #comp:1.2/2]
  {is("boxes-right"):
    ~ do("lunch-good")
    Les deux développeurs quittent leur écran, ce qui n’était pas arrivé depuis mars. Ils trouvent trois défauts, et ils en veulent une. #l:lu_box_good
  - else:
    ~ do("lunch-flat")
    La boîte démarre à la cinquième minute. La sixième est très réussie. #l:lu_box_bad
  }
* [Tout poser sur la table, et sortir cinq minutes. #id:tm-lunch-leave #comp:3.5/2]
  ~ do("lunch-leave")
  Par la vitre, vous les voyez la retourner, la secouer, la coller à l’oreille du mauvais côté. Quelqu’un souffle dedans. #l:lu_leave
  Personne n’a lu la notice. J’avais fait une notice ! #l:lu_leave_bako #who:bako
- Le comptable se réveille pour une seule question. « Et si l’un de vous s’en va demain, qu’est-ce qui reste ? » #l:lu_question
Silence. On entend le four, qui a fini. #l:lu_oven
* [Écrire le soir même ce que chacun sait faire, et où c’est rangé. #id:tm-left-list #comp:3.4/2]
  ~ do("left-list")
  Deux pages. La moitié des lignes commence par « demander à Tom ». Désormais, elles disent aussi où Tom le range. #l:lu_list
* [Lui demander comment il ferait, lui. #id:tm-left-ask #comp:2.3/2]
  ~ do("left-ask")
  Il écrit trois lignes sur une serviette : qui apporte quoi, qui garde quoi, qui prévient qui. « Le reste, c’est de la mise en page. » #l:lu_ask
* [« On ne part pas. On est amis. » #id:tm-left-friends #comp:2.2/1]
  ~ do("left-friends")
  « C’est ce que disaient mes trois derniers dossiers. » Et il se rendort, sans méchanceté. #l:lu_friends
- -> week ->
-> wedding

=== wedding
Samedi, treize heures, au bord du canal. L’essai est prévu depuis deux semaines : dix personnes, une averse, et Tom au son. #l:wd_planned #scene:lift #checkpoint:wedding
Le téléphone sonne. C’est Tom. Derrière lui, un orgue. #l:wd_phone
Un mariage. Leur technicien a glissé sur une dragée, ils paient le triple. Je suis déjà dans l’église. Je suis désolé, à moitié. #l:wd_tom #who:tom
L’autre moitié de Tom a un loyer. #l:wd_half
{
- is("tom-paid"):
  Vous me payez, donc je fais les choses bien : j’ai envoyé Nadia. Elle est meilleure que moi. Ne le lui dites pas. #l:wd_paid #who:tom
- is("tom-in"):
  Ma part de votre projet, ce matin, elle valait combien ? Eux, ils ont une enveloppe. #l:wd_shared #who:tom
- else:
  Et puis, je ne suis pas dans votre équipe. On avait dit : d’abord des preuves. J’ai écouté, moi. #l:wd_waiting #who:tom
}
Dix personnes attendent, sous sept parapluies. Deux ont fait une heure de route. Tu n’as plus de son, ou presque. #l:wd_ten
* [Faire l’essai sans lui : du papier, des oreilles, et la pluie. #id:tm-wed-bare #comp:3.3/2]
  ~ do("wed-bare")
  {is("what-for"):
    Ça marche presque mieux. Sans casque, les gens se parlent. Le matériel servait surtout à vous rassurer. #l:wd_bare_good
  - else:
    Sans le son, il ne reste que l’idée. Elle a froid. Tu notes à quelle minute, exactement. #l:wd_bare_bad
  }
* [Reporter, et aller porter des câbles avec lui. #id:tm-wed-cables #comp:3.4/2]
  ~ do("wed-cables")
  À minuit, tu as quatre-vingt-dix euros, un morceau de pièce montée, et Tom qui raconte pourquoi il a quitté les concerts. #l:wd_cables
  Dix personnes ont reçu un message. Sept ont répondu « pas grave ». Ça laisse trois personnes. #l:wd_cables_more
* [Lui rappeler qu’il avait donné sa parole. #id:tm-wed-word #comp:1.5/1]
  {is("tom-paid"):
    ~ do("wed-nadia")
    « J’avais promis quelqu’un. Regarde mieux. » Sous le septième parapluie, Nadia lève la main. Elle avait branché les casques. #l:wd_word_good
  - else:
    ~ do("wed-word")
    Il ne répond rien. L’orgue répond pour lui, en do majeur. Vous rentrez avec sept parapluies. #l:wd_word_bad
  }
- Le soir, Lila trace deux colonnes : ce qu’on s’est dit, ce qu’on a compris. Elles n’ont pas la même longueur. #l:wd_columns
La seconde est plus longue. C’est toujours la seconde. #l:wd_columns_lila #who:lila
-> rival

=== rival
Lundi, un lien dans votre boîte, envoyé par six personnes, avec six fois « désolé ». #l:tm_rival #checkpoint:rival
Une ville à deux heures d’ici. Une application de balades sonores. Trois millions d’euros levés. Une vidéo avec un drone. #l:tm_rival_news
Un drone, Lila. Ils ont un drone. #l:tm_rival_tom #who:tom
* [Télécharger, et l’essayer jusqu’au bout, un dimanche, avec des enfants. #id:tm-try #comp:1.1/2]
  ~ do("rival-try")
  Quarante minutes. À la douzième, le plus petit demande s’il peut écouter les canards à la place. Tu notes : douze. #l:tm_try
* [Écrire à cinq de leurs utilisateurs. #id:tm-users #comp:3.5/2]
  ~ do("rival-users")
  Trois répondent. Aucun ne l’a ouverte deux fois. « C’était bien fait. » La phrase qui tue doucement. #l:tm_users
* [Annoncer que vous êtes les premiers, quand même. #id:tm-first #comp:1.5/1]
  ~ do("rival-first")
  Un ancien élève de Bako poste le lien en dessous. Avec la date. #l:tm_first
- S’ils sont deux à chercher, c’est qu’il y a peut-être quelque chose. Ou que deux personnes se trompent. #l:tm_rival_end #who:bako
-> napkin

=== napkin
Friterie de la place, midi. Quatre personnes, une barquette, une serviette en papier. #l:tm_napkin #scene:square #checkpoint:napkin
Et quand on n’est pas d’accord, qui décide ? #l:tm_who_decides #who:tom
* [Écrire les règles sur la serviette : qui fait quoi, qui tranche quoi. #id:tm-rules #comp:2.5/2]
  ~ do("write-rules")
  Cinq lignes et une tache. C’est le contrat le plus relu de la province. #l:tm_rules
* [Tout décider ensemble, toujours. #id:tm-together #comp:3.4/1]
  ~ do("all-together")
  Unanimité. Ça prend une heure pour choisir la sauce. #l:tm_together
* [Lila décide. C’est son carnet. #id:tm-lila #comp:2.5/1]
  ~ do("lila-leads")
  Moi ? … Bien. Alors on prend de l’andalouse. Et demain, on appelle des gens. #l:tm_lila #who:lila
- -> pie

=== pie
Au dessert, la patronne offre une tarte au sucre. Une seule, quatre fourchettes, et Tom qui sort un couteau. #l:pi_pie #checkpoint:pie
Justement. Si un jour ça vaut quelque chose, on coupe comment ? #l:pi_how #who:tom
En quatre. On est quatre. #l:pi_four #who:lila
Vous y passez vos semaines. Moi, trois soirées. La tarte, elle, compte les heures. #l:pi_hours #who:bako
Et l’idée ? Quelqu’un a bien eu l’idée ! #l:pi_idea #who:lila
L’idée, c’est Zéphyr. On lui garde la croûte. #l:pi_zephyr #who:tom
Le couteau reste en l’air. À la table voisine, on a cessé de parler : tout le monde aime les partages des autres. #l:pi_knife
{is("shared"):
  Tom a déjà une part, écrite. Il la cherche des yeux dans la tarte, par principe. #l:pi_shared
}
* [En quatre parts égales, et l’on n’en parle plus. #id:tm-pie-equal #comp:1.5/1]
  ~ do("pie-equal")
  Quatre parts parfaites. « J’ai eu trois associés, dit la patronne. Les parts égales, c’est très bien le premier jour. » Elle travaille seule. #l:pi_equal
* [Mois par mois, selon ce que chacun aura apporté. #id:tm-pie-slices #comp:3.4/2]
  ~ do("pie-slices")
  Bako note les heures au dos de l’addition. Le premier mois donne des parts ridicules. Elles sont justes ; ça surprend. #l:pi_slices
* [Ne rien couper : prouver d’abord qu’il y a une tarte. #id:tm-pie-later #comp:3.3/2]
  ~ do("pie-later")
  {is("proof-some"):
    On la devine un peu, votre tarte. Vous fixez le jour où on la coupera, et Tom range le couteau. #l:pi_later_good
  - else:
    Une tarte à laquelle personne n’a goûté, dit Tom. Il range le couteau. Vous mangez du sucre à la cuillère. #l:pi_later_bad
  }
- La patronne encaisse. « Le plus facile à partager, c’est quand il n’y a rien. C’est aussi le plus triste. » #l:pi_end
{is("promised-bako"):
  -> bako_name
}
-> team_end

=== bako_name
Bako pose la première carte imprimée sur la table. Il cherche quelque chose, en bas à droite. #l:tm_bako_looks
{is("bako-credited"):
  ~ do("keep-bako")
  Son nom y est. Il ne dit rien, il prend une photo. #l:tm_bako_yes
- else:
  ~ do("fail-bako")
  Son nom n’y est pas. Il plie la carte en quatre, poliment. « C’était daté. » #l:tm_bako_no
}
-> team_end

=== team_end
Maud vous rattrape dans l’escalier. #l:tm_maud_end #scene:coworking
Il y a ici des gens qui ont déjà fait toutes vos erreurs, et qui donnent une heure. Prends un vrai rendez-vous. #l:tm_mentor #who:coach #quest:mentor
Et va fabriquer quelque chose avec des inconnus : une jam, un atelier. Une équipe se reconnaît les mains occupées. #l:tm_cyber #who:coach #quest:cyber
-> team_debrief

=== team_debrief
Le lendemain, au pied du beffroi, avant les pigeons. Chacun a un café, personne n’a de réponse. #l:tm_belfry #scene:belfry #checkpoint:team-debrief
Ce qui s’est passé : il reste \{cash, number, ::currency/EUR precision-integer\}, \{kept, plural, =0 \{aucune promesse tenue\} one \{une promesse tenue\} other \{\{kept\} promesses tenues\}\} et \{broken, plural, =0 \{aucune cassée\} one \{une cassée\} other \{\{broken\} cassées\}\}. #l:tm_what #phase:what
{is("tired-team"):
  Et nous avons fini des semaines à genoux. J’ai mis du sel dans le café de Tom. Il l’a bu. #l:tm_what_tired #who:lila
}
{is("alone"):
  À part toi et moi, il n’y a personne dans cette équipe. C’est léger. C’est très léger. #l:tm_what_alone #who:lila
}
Qu’est-ce qui tient une équipe, finalement ? #l:tm_why #phase:why
* [L’argent, régulier et à l’heure. #id:tm-why-money #comp:2.4/1]
  L’argent évite des disputes. Il n’en a jamais terminé une. #l:tm_why_money #who:tom
* [Les paroles qu’on tient. #id:tm-why-word #comp:1.5/2]
  {is("broke-word"):
    Les paroles qu’on tient, oui. J’en connais une qui ne l’a pas été. #l:tm_why_word_no #who:bako
  - else:
    Petites, datées, tenues. C’est aussi comme ça qu’on fait un pont. #l:tm_why_word_yes #who:bako
  }
* [Un but qui n’appartient à personne. #id:tm-why-aim #comp:1.3/1]
  Le carnet, donc. Il n’est à aucun de nous, et c’est pour ça qu’on se lève. #l:tm_why_aim #who:lila
- La règle, dans le carnet : avant de demander « qui paie ? », demander « qui a promis quoi, à qui, pour quand ? ». #l:tm_rule #phase:rule
Et ensuite, avec cette équipe, qu’est-ce qu’on éprouve ? #l:tm_next #phase:next
* [Ce que les gens font, pas ce qu’ils disent. #id:tm-next-watch #comp:3.5/2]
  ~ do("plan-channel")
* [Ce que valent nos voix. #id:tm-next-voice #comp:1.3/2]
  ~ do("plan-voice")
* [Si quelqu’un paie, même un peu. #id:tm-next-pays #comp:2.4/2]
  ~ do("plan-pays")
- Noté, et signé par tout le monde. Même le pigeon a mis le pied dessus. #l:tm_planned
-> gate_problem

=== gate_problem
Il reste la vraie question : est-ce que ça règle un problème, à quelqu’un ? #l:tm_gate #checkpoint:gate-problem
+ [Continuer : chercher le problème. #id:begin-problem #quests #comp:3.1/2]
  -> problem
+ [Fermer proprement, et regarder ce qu’on a appris. #id:tm-close #comp:3.3/2]
  -> rebound
+ [S’arrêter là. C’était une belle équipe. #id:tm-stop]
  Vous gardez le numéro des autres. On ne sait jamais, et parfois on sait. #l:tm_stop #ending:stopped
  -> END
