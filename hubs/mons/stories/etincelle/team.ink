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
Trente et un ans, venu de Ouagadougou étudier à Mons, resté pour les capteurs et les gaufres. #l:tm_bako
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
  Il préfère cela. « Une promesse floue, c’est une panne qui attend. » Deux soirées, alors. #l:tm_honest
- -> status

=== status
{is("company"): -> after_status}
Maud s’assoit sur le coin de la table. Elle fait cela quand c’est sérieux. #l:tm_maud #checkpoint:status
Vous allez peut-être encaisser quelque chose. Sous quel statut ? Toi, dans la vie, tu es où ? #l:tm_status #who:coach
* [J’étudie. #id:tm-student #comp:2.1/2]
  Entre dix-huit et vingt-cinq ans, il existe un statut d’étudiant-indépendant. Une caisse d’assurances sociales te dira tes conditions. #l:tm_student #who:coach #source:student
  Plus jeune ? Alors on essaie sans vendre, et on demande à l’école comment faire. Essayer n’a pas d’âge. #l:tm_pupil #who:coach
* [J’ai un emploi. #id:tm-employed #comp:2.1/2]
  À côté d’un emploi, on peut souvent être indépendant à titre complémentaire : mêmes obligations, cotisations selon le revenu. Demande avant, pas après. #l:tm_employed #who:coach #source:side
* [Je cherche un emploi. #id:tm-jobseeker #comp:2.1/2]
  Alors n’encaisse rien avant d’avoir demandé. La question, mot pour mot : « Puis-je garder une activité accessoire, et que dois-je déclarer avant de commencer ? » #l:tm_onem #who:coach #source:onem
  À poser à ton organisme de paiement et à l’ONEM : les règles ont changé récemment, je ne te réciterai pas les anciennes. #l:tm_onem_ask #who:coach
  Et demande si une couveuse est ouverte près de chez toi : on y teste son activité à l’abri. Cela aussi est en train de changer. #l:tm_saace #who:coach #source:saace
* [Encore autre chose. #id:tm-other #comp:2.1/1]
  Alors tu commences par une question à un guichet d’entreprises. Une question n’engage à rien, une facture si. #l:tm_other #who:coach
- Trois numéros, sur un papier. Lila les recopie : elle en a perdu de plus importants. #l:tm_numbers
-> after_status

=== after_status
-> week ->
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
  Pas de lettre, puisque pas de dossier. Tu as dormi, et cela se voit. #l:tm_grant_none
}
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
    C’est superbe. Mais personne n’avait dit qu’il lui fallait cela. Superbe, donc, et rangé. #l:tm_studio_bad
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
  Unanimité. Cela prend une heure pour choisir la sauce. #l:tm_together
* [Lila décide. C’est son carnet. #id:tm-lila #comp:2.5/1]
  ~ do("lila-leads")
  Moi ? … Bien. Alors on prend de l’andalouse. Et demain, on appelle des gens. #l:tm_lila #who:lila
- {is("promised-bako"):
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
    Petites, datées, tenues. C’est aussi comme cela qu’on fait un pont. #l:tm_why_word_yes #who:bako
  }
* [Un but qui n’appartient à personne. #id:tm-why-aim #comp:1.3/1]
  Le carnet, donc. Il n’est à aucun de nous, et c’est pour cela qu’on se lève. #l:tm_why_aim #who:lila
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
Il reste la vraie question : est-ce que cela règle un problème, à quelqu’un ? #l:tm_gate #checkpoint:gate-problem
+ [Continuer : chercher le problème. #id:begin-problem #quests #comp:3.1/2]
  -> problem
+ [Fermer proprement, et regarder ce qu’on a appris. #id:tm-close #comp:3.3/2]
  -> rebound
+ [S’arrêter là. C’était une belle équipe. #id:tm-stop]
  Vous gardez le numéro des autres. On ne sait jamais, et parfois on sait. #l:tm_stop #ending:stopped
  -> END
