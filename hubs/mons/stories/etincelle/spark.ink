=== spark
Lundi, dix-neuf heures. Le plateau partagé sent le café froid et l’imprimante chaude. #l:sp_floor #chapter:spark #checkpoint:spark #scene:coworking
Lila a collé quarante papiers sur la vitre. Un bruit par papier. Le 41e est blanc. #l:sp_window
J’ai compté : quarante bruits, onze lieux, zéro mode d’emploi. #l:sp_count #who:lila
Au bureau voisin, un homme retire son casque. #l:sp_tom_enters
Vous parlez fort, pour des gens qui vendent de l’écoute. #l:sp_tom_hello #who:tom
Tom, trente-quatre ans. Ingénieur du son : mariages le samedi, plateaux de télé la semaine, silence jamais. #l:sp_tom
C’est pour qui, votre machin ? #l:sp_tom_who #who:tom
* [Pour les familles qui cherchent une sortie le dimanche. #id:sp-families #comp:1.1/1]
  ~ do("aim-families")
* [Pour les écoles, pendant les heures de cours. #id:sp-schools #comp:1.1/1]
  ~ do("aim-schools")
* [Pour les visiteurs de passage, qui ont deux heures et un parapluie. #id:sp-visitors #comp:1.1/1]
  ~ do("aim-visitors")
- Bien. Combien sont venus te le demander ? #l:sp_tom_asked #who:tom
… Zéro. #l:sp_zero #who:lila
Alors ce ne sont pas des clients. C’est une hypothèse. #l:sp_hypothesis #who:tom
Lila prend un papier d’une autre couleur. « Une hypothèse, ça se colle. Donc ça se décolle. » #l:sp_sticky
Le premier qui tombe amoureux de son papier paie les frites. #l:sp_fries #who:lila
Vous avez cinq papiers de couleur : pour qui, quoi, par où, qui paie, et quelles voix. Chacun est peut-être faux. #l:sp_five
Et l’argent ? #l:sp_money #who:tom
\{cash, number, ::currency/EUR precision-integer\}. Nos économies. Chaque semaine en mange \{burn, number, ::currency/EUR precision-integer\}. #l:sp_cash #who:lila
Donc le plus rare, ce n’est pas l’argent. C’est ta semaine : quarante heures. Après, on dort mal et on pense de travers. #l:sp_time #who:tom
-> bakery

=== bakery
Mardi, huit heures. La file de la boulangerie : sept personnes, toutes obligées d’attendre. Lila appelle ça un échantillon. #l:sp_bakery #checkpoint:bakery #scene:square
Vas-y, toi. Moi, je parle trop : au deuxième croissant, je leur vends le canal. #l:sp_bakery_lila #who:lila
Devant toi, une dame, deux pains, un parapluie. Tu as droit à une question. #l:sp_bakery_one
* [« Une balade sonore innovante, ça vous intéresserait ? » #id:sp-pitch #comp:2.5/1]
  ~ do("bakery-pitch")
  Oh oui, sûrement ! Elle le dit comme on dit « bonne journée », et elle sort avec ses pains. #l:sp_pitch
  Elle a dit oui. Elle n’a demandé ni où, ni quand. On vient d’interroger sa politesse. #l:sp_pitch_lila #who:lila
* [« Quel est le dernier lieu d’ici que vous avez montré à quelqu’un ? » #id:sp-last #comp:3.5/1]
  ~ do("bakery-last")
  L’ascenseur à bateaux, à son neveu de Gand. Dix minutes de photos, puis vingt à chercher des toilettes. #l:sp_last
  « Après, on est rentrés. Lui, il aurait bien fait quelque chose. » Dans la file, deux personnes hochent la tête. #l:sp_last_more
  Garde la phrase telle quelle. « Il aurait bien fait quelque chose. » Elle vaut une étude. #l:sp_last_lila #who:lila
* [« Quel bruit d’ici vous manque ? » #id:sp-missing #comp:1.1/1]
  ~ do("bakery-sound")
  La sirène de midi. Le marchand de glaces. Les bottes de son père, à cinq heures, dans le corridor. #l:sp_missing
  La file n’avance plus : tout le monde a un bruit. La boulangère aussi ; jamais on n’a attendu si longtemps, ni si volontiers. #l:sp_missing_more
  Émouvant, oui. Mais qui irait quelque part pour ça ? Ça, on ne l’a pas demandé. #l:sp_missing_lila #who:lila
- Une question, une personne. Ce n’est presque rien. C’est déjà plus que la semaine passée. #l:sp_bakery_end
-> spark_weeks

=== spark_weeks
-> week ->
-> wall

=== wall
Fin de semaine. Vous relisez la vitre, papier par papier, comme on relit un bulletin. #l:sp_wall #scene:coworking #checkpoint:wall
{
- is("who-for"):
  Le papier « pour qui » tient. On nous a dit oui sans nous faire plaisir. #l:sp_wall_who_for #who:lila
- is("who-against"):
  Le papier « pour qui » se décolle tout seul. Ceux qu’on imaginait n’en veulent pas. C’est une nouvelle, pas une insulte. #l:sp_wall_who_against #who:lila
- is("who-tested"):
  Le papier « pour qui » a changé de mots. L’ancien s’est trompé en public ; le nouveau n’a encore rien prouvé. #l:sp_wall_who_turned #who:lila
- else:
  Le papier « pour qui » est aussi propre que lundi. Personne ne l’a touché. Même pas un doigt. #l:sp_wall_who_none #who:lila
}
{
- is("what-for"):
  « Quoi » : des gens l’ont essayé, et ils en ont redemandé. Un peu. Je note « un peu ». #l:sp_wall_what_for #who:lila
- is("what-against"):
  « Quoi » : ils ont essayé, ils ont souri, ils ont regardé l’heure. #l:sp_wall_what_against #who:lila
- is("what-tested"):
  « Quoi » : on a changé d’avis en route. C’est permis, c’est même pour ça que le papier est petit. #l:sp_wall_what_turned #who:lila
- else:
  « Quoi » : on sait le dire en une phrase. On ne l’a montré à personne. #l:sp_wall_what_none #who:lila
}
Tom passe derrière vous avec son café. #l:sp_wall_tom
Vous savez ce que j’aime, avec le son ? Quand c’est faux, on l’entend tout de suite. Avec les idées, on peut attendre trois ans. #l:sp_wall_tom_says #who:tom
-> baptism

=== baptism
Lundi midi. Vous n’avez pas de nom. Une page en ligne en demande un, et la mère de Lila aussi. #l:nm_form #checkpoint:baptism
J’ai fait une liste. « Sonorium ». « Écoutopia ». « Bruitissimo ». #l:nm_list #who:lila
On dirait trois sirops contre la toux. #l:nm_cough #who:tom
Entre Kevin, le cousin de Lila, graphiste depuis mardi. Il ouvre son ordinateur comme on ouvre une huître. #l:nm_cousin
« J’ai pensé à une oreille. Mais une oreille qui serait aussi un canal. Et, si on la retourne, un cygne. » #l:nm_swan
Vous la retournez. C’est une oreille à l’envers. #l:nm_upside
« Le nom, le logo, deux couleurs : cent vingt euros, prix de famille. Et demain, vous avez l’air d’une vraie maison. » #l:nm_price
Cent vingt euros, c’est une semaine. L’air d’une maison, ça se loue donc à la semaine. #l:nm_week #who:lila
Et qui l’attend, ce nom ? Je veux dire : qui, précisément, ne vient pas parce qu’il n’y en a pas ? #l:nm_who_waits #who:tom
Personne ne répond. Sur la vitre, les quarante papiers ont l’air d’avoir un avis. #l:nm_silence
* [Payer le cousin : 120 €, et avoir l’air de quelque chose. #id:sp-name-pay #comp:1.2/1]
  ~ do("buy-name")
  Le lendemain, vous vous appelez « Cygne Sonore ». C’est beau, avec deux couleurs. Ça ne dit rien à personne. #l:nm_pay
  Ma mère est très fière. Elle pense qu’on vend des oiseaux. #l:nm_pay_lila #who:lila
* [Dire trois noms dans la file de la boulangerie, et revenir le lendemain. #id:sp-name-ask #comp:3.5/1]
  ~ do("ask-name")
  Le lendemain, tu demandes lesquels ils ont retenus. Aucun. « Ah, les gens du carnet ! » dit la boulangère. #l:nm_ask
  Les gens du carnet. Ça ne coûte rien, et ça existe déjà. #l:nm_ask_lila #who:lila
  Pendant qu’on y était, deux personnes ont dit pour qui elles auraient pris une place. Tu l’écris avant de l’oublier. #l:nm_ask_more
* [Rester sans nom jusqu’à nouvel ordre : « le truc ». #id:sp-name-none #comp:1.5/1]
  ~ do("no-name")
  Lila écrit « le Truc » sur la vitre, avec une majuscule, par respect. #l:nm_none
  Kevin referme l’huître. « Vous reviendrez. Tout le monde revient. » Personne n’est jamais revenu. #l:nm_none_more
- Reste la page en ligne : une phrase, une image, un bouton. Le bouton dit « Prévenez-moi ». Il manque la phrase. #l:nm_page
C’est la première promesse que vous faites à des gens que vous ne voyez pas. #l:nm_page_promise
* [« Écoutez les lieux que vous croyez connaître. » #id:sp-page-poem #comp:2.5/1]
  ~ do("page-poem")
  Quatre-vingt-dix visites, trente cœurs, et un bouton intact. Les gens aiment la phrase. Ils aiment aussi les couchers de soleil. #l:nm_poem
  Un cœur, c’est ce qu’on donne pour ne pas donner d’adresse. #l:nm_poem_tom #who:tom
* [« Dimanche, 14 heures, quarante minutes, 3 € : on vous garde une place ? » #id:sp-page-offer #comp:3.1/1]
  ~ do("page-offer")
  {is("who-for"):
    Vingt-six visites, neuf boutons pressés. Deux personnes téléphonent pour savoir s’il y a des toilettes : elles viennent donc vraiment. #l:nm_offer_good
  - else:
    Vingt-six visites, un bouton pressé : la mère de Lila. Elle n’avait pas vu le prix. #l:nm_offer_bad
  }
  Moche, et clair. Au moins, on sait de quoi les gens se détournent. #l:nm_offer_lila #who:lila
* [Pas de page : la phrase sur un carton, et toi à la sortie de l’école. #id:sp-page-card #comp:1.2/1]
  ~ do("page-card")
  Une heure debout. Les gens lisent en marchant : cinq mots, jamais six. Tu barres, tu recommences, au dos du carton. #l:nm_card
  Une dame s’arrête pour corriger l’orthographe. Puis elle demande le jour. C’est la seule qui ait demandé le jour. #l:nm_card_more
- Le soir, Tom remet son casque. « Le nom, on le saura quand quelqu’un nous appellera. » #l:nm_end
-> nonno

=== nonno
Mercredi soir, chez Nonno, le grand-père de Lila. Quatre-vingt-onze ans. Il ne dort jamais avant minuit : l’habitude du poste. #l:sp_nonno #scene:kitchen #checkpoint:nonno
Il est arrivé des Abruzzes à vingt ans, avec une valise en carton et une adresse fausse. Il est resté. #l:sp_nonno_past
Il approche une photo de la lampe. #l:sp_nonno_looks
Ça, c’est la main de Zéphyr. Moi, je descendais au charbon ; lui, il descendait les bateaux. On prenait le même bus. #l:sp_zephyr #who:nonno
{is("asked-owner"):
  Il avait une fille, on nous l’a dit. #l:sp_daughter_known #who:lila
  Irène. Elle habite encore près du canal. Tu as demandé avant de prendre : c’est bien. #l:sp_irene_known #who:nonno
- else:
  Il avait une fille, Irène. Elle habite encore près du canal. Et ce carnet, il n’est pas à vous. #l:sp_irene #who:nonno
}
Un texte reste à son auteur, puis à ses héritiers, septante ans après sa mort. Même s’il dormait sous un siège. #l:sp_rights #who:lila #source:rights
* [Promettre à Nonno d’aller voir Irène avant trois semaines. #id:sp-promise #comp:3.2/1]
  ~ do("promise-irene")
  Une promesse à Nonno ? Malheur. Il tient un cahier. #l:sp_promise_lila #who:lila
* [Appeler Irène tout de suite, devant lui. #id:sp-call #comp:3.1/1]
  ~ do("call-irene")
  Elle écoute. Longtemps. « Venez. Et apportez le carnet, pas des fleurs. » #l:sp_call
  Tu y vas le lendemain : une demi-journée, trois cafés, un oui. À une condition : son nom à lui, écrit en entier. #l:sp_call_yes
* [Mettre d’abord trois bruits en ligne, pour voir. #id:sp-online #comp:3.3/1]
  ~ do("go-online")
  Deux mille écoutes en une nuit. Et un commentaire, signé Irène : « D’où tenez-vous ça ? » #l:sp_online
  Aïe. #l:sp_online_lila #who:lila
- La dernière fois que Nonno a vu Zéphyr, il avait l’oreille contre le mur de la cabine. #l:sp_last_time
Je lui dis : tu écoutes qui ? Il me répond : ceux qui viendront demander. Puis il m’offre une cigarette. #l:sp_last_time_says #who:nonno
Avant de partir, Nonno lève un doigt. #l:sp_finger
Le 41, ne l’inventez pas. Demandez. #l:sp_ask_41 #who:nonno
-> week ->
-> first_walk

=== first_walk
Dimanche matin, au pied de l’ascenseur. Sept personnes ont répondu à l’affichette de la boulangerie. Huit, avec le chien. #l:fw_seven #scene:lift #checkpoint:first-walk
~ do("meet-armand")
La dame aux deux pains, un couple qui se dispute tout bas, une jeune fille prêtée par sa mère. Et Monsieur Armand. #l:fw_people
Monsieur Armand, quatre-vingt-huit ans, éclusier en retraite. Il est venu « vérifier ». #l:fw_armand
{
- is("believes-play"):
  Le programme : trois bruits cachés, une craie, et le premier qui les trouve. Monsieur Armand demande s’il y a un âge. #l:fw_plan_play
- is("believes-make"):
  Le programme : chacun enregistre un bruit à lui. Monsieur Armand tient le téléphone comme un poisson. #l:fw_plan_make
- else:
  Le programme : on marche, on ferme les yeux, on écoute. Monsieur Armand les garde ouverts, par métier. #l:fw_plan_listen
}
Vingt minutes, trois casques, et une mise en garde de Tom : « Si ça siffle, c’est vous. » #l:fw_ready
À la sixième minute, tout s’arrête. Une péniche passe. Elle s’appelle Monique, et elle prend toute la place. #l:fw_barge
Tout le monde regarde Monique. Le batelier salue. Monsieur Armand corrige sa trajectoire, d’un doigt, depuis la berge. #l:fw_monique
Plus personne n’écoute ce que tu avais prévu. Tu as dix secondes. #l:fw_ten
* [Reprendre le programme, un peu plus fort. #id:sp-walk-plan #comp:3.1/1]
  ~ do("walk-plan")
  Ils reviennent, poliment. Jusqu’à la fin, la moitié des têtes reste tournée vers le canal. #l:fw_plan
  On a fini à l’heure. On a fini un peu seuls, aussi. #l:fw_plan_lila #who:lila
* [Te taire, et regarder ce qu’ils font. #id:sp-walk-watch #comp:3.5/1]
  ~ do("walk-watch")
  La jeune fille enregistre le moteur. La dame ferme les yeux sans qu’on le lui demande. Le couple ne se dispute plus : il parie sur la longueur. #l:fw_watch
  Trois façons d’écouter, et pas une n’était dans mon programme. #l:fw_watch_lila #who:lila
* [Demander à Monsieur Armand de raconter. #id:sp-walk-armand #comp:2.3/1]
  ~ do("walk-armand")
  Il ne raconte pas. Il imite : la corne, la chaîne, le chef. Le chien répond au chef. #l:fw_tells
  « Et ça, dans votre carnet, vous ne l’avez pas. » Ce n’est pas un reproche. C’est une offre. #l:fw_tells_more
- Ils vont partir. Lila pose sa casquette par terre, à l’envers, et te regarde. Elle ne dit rien, ce qui est rare. #l:fw_cap
* [« Mettez ce que ça valait. Ou rien, et la raison. » #id:sp-walk-cap #comp:2.4/1]
  ~ do("pass-cap")
  {is("what-for"):
    ~ do("cap-good")
    Dix-neuf euros, et une raison : « J’aurais payé plus pour que ma sœur voie ça. » #l:fw_cap_good
  - else:
    ~ do("cap-bad")
    Deux euros, un bouton, et cinq raisons. Les raisons sont bien écrites. #l:fw_cap_bad
  }
  Garde le bouton. C’est notre premier client mécontent : il a laissé une preuve. #l:fw_cap_lila #who:lila
* [« À qui penseriez-vous ? Un prénom, juste un. » #id:sp-walk-names #comp:2.5/1]
  ~ do("ask-names")
  {is("who-for"):
    Six prénoms sur sept, et les mêmes gens dans les yeux : ceux de votre papier. Le septième, c’est celui du chien. #l:fw_names_good
  - else:
    Sept prénoms. Pas un ne ressemble à ceux que vous imaginiez. Tu les écris quand même, en rond. #l:fw_names_bad
  }
* [Ramasser la casquette : aujourd’hui, c’est cadeau. #id:sp-walk-gift #comp:2.2/1]
  ~ do("walk-gift")
  Ils remercient beaucoup. Un cadeau, ça ne se refuse pas. Ça ne se commente pas non plus. #l:fw_gift
- Monsieur Armand reste le dernier. « La chaîne, à froid, vous l’avez. À chaud, c’est autre chose. Revenez en juillet. » #l:fw_hot
Il parle de juillet comme si on y était invités. #l:fw_july #who:lila
-> week ->
-> fries

=== fries
Vendredi soir, la friterie. C’est l’heure de la règle : le premier qui tombe amoureux de son papier paie. #l:fr_hour #scene:square #checkpoint:fries
Lila a dans sa poche un papier qu’elle a recopié au propre. Deux fois. #l:fr_pocket
Ce n’est pas de l’amour. C’est une belle écriture. #l:fr_writing #who:lila
Moi, j’ai rêvé de nos casques. Ils m’appelaient par mon prénom. #l:fr_dream #who:tom
Madame Josée, trente ans de friterie, voit passer beaucoup de gens qui ont une idée. Elle tend le cornet, et ne le lâche pas. #l:fr_josee
« Avant de manger, une question. Qu’est-ce qui vous ferait changer d’avis ? Pas un jour : vendredi prochain. » #l:fr_question
Personne n’y avait pensé. On avait beaucoup pensé à ce qui vous donnerait raison. #l:fr_nobody
* [L’écrire maintenant : « Si trois personnes sur cinq disent non, on décolle. » #id:sp-bet-write #comp:3.2/1]
  ~ do("bet-write")
  Madame Josée signe comme témoin, à la mayonnaise, et lâche le cornet. #l:fr_write
  C’est la première fois qu’on sait à quoi ressemblera une mauvaise nouvelle. #l:fr_write_lila #who:lila
* [« Rien. On y croit. » #id:sp-bet-faith #comp:2.2/1]
  ~ do("bet-faith")
  « Le précédent y croyait aussi. Il vendait des frites carrées. » Elle vous compte la sauce. #l:fr_faith
* [« Et vous, qu’est-ce qui vous a fait changer d’avis ? » #id:sp-bet-ask #comp:3.5/1]
  ~ do("bet-ask")
  « Les cornets jetés à moitié. Je les ai comptés, une semaine. Depuis, j’en fais des petits. Personne n’en avait demandé ; tout le monde en prend. » #l:fr_ask
  Elle a fouillé ses propres poubelles. C’est l’étude la plus sérieuse du quartier. #l:fr_ask_tom #who:tom
- On ne saura pas qui est tombé amoureux. Vous payez à trois, ce qui est un aveu. #l:fr_end
-> offer

=== offer
Samedi, Grand-Place, onze heures. Entre le fromager et le carillon, un homme vous barre la route avec un sourire. #l:sp_square #scene:square #checkpoint:offer
Vous êtes les bruits ! J’ai un trou dans ma fête de quartier. Samedi prochain, quinze heures, quatre-vingts familles. #l:sp_feast #who:organizer
Trois cents euros, payés d’avance. Mais il me faut un oui maintenant. #l:sp_feast_pay #who:organizer
Tom, au téléphone : « Tu sais ce que c’est, quatre-vingts familles ? C’est quatre-vingts familles. » #l:sp_feast_tom
Trois cents euros, ça se compte en semaines. Une fête ratée, c’est toute une rue qui s’en souvient. #l:sp_feast_weigh
{
- is("families-for"):
  On a parlé à de vraies familles, et elles disaient plutôt oui. #l:sp_seen_for #who:lila
- is("families-against"):
  On a parlé à de vraies familles. Elles étaient polies. Tu te souviens comme elles étaient polies ? #l:sp_seen_against #who:lila
- is("who-tested"):
  On a testé quelque chose, mais pas avec des familles. Là, on saute dans le noir. #l:sp_seen_other #who:lila
- else:
  On n’a encore parlé à personne. C’est tentant, et c’est exactement le problème. #l:sp_seen_none #who:lila
}
* [Dire oui, et prendre les trois cents euros. #id:sp-yes #comp:3.3/2]
  ~ do("take-feast")
  Marché conclu ! Il vous serre la main comme s’il gonflait un pneu. #l:sp_yes
* [Proposer un essai : quinze familles, gratuit, puis on en reparle. #id:sp-pilot #comp:3.5/2]
  ~ do("run-pilot")
  Il hésite, il calcule, il hausse les épaules. « Quinze. Mais vous amenez les parapluies. » #l:sp_pilot
* [Dire merci, et non. #id:sp-no #comp:1.4/1]
  ~ do("refuse-feast")
  Il ne se fâche pas. Il range sa carte, et vous rangez une semaine. #l:sp_no
- -> week ->
-> saturday

=== saturday
{
- is("took-feast"):
  -> feast_day
- is("ran-pilot"):
  -> pilot_day
- else:
  -> quiet_day
}

=== feast_day
Samedi, quinze heures. Il pleut, évidemment. Quatre-vingts familles, deux enceintes, un carnet. #l:sp_feast_day #scene:fair
{is("feast-works"):
  ~ do("feast-good")
  Vous savez déjà où ça coince : vous l’aviez essayé avant. Les groupes sont petits, les consignes courtes. #l:sp_feast_good
  À seize heures, on vous demande quand c’est, la prochaine fois. Deux parents laissent leur adresse, et un acompte. #l:sp_feast_more
- else:
  ~ do("feast-bad")
  À dix personnes, c’était drôle. À quatre-vingts, on n’entend plus que la pluie et un papa qui cherche Théo. #l:sp_feast_bad
  L’organisateur reprend la moitié de son argent. « Sans rancune. Mais avec ma moitié. » #l:sp_feast_half
}
-> irene

=== pilot_day
Samedi, quinze heures. Quinze familles, quatre parapluies, et un grand papier où tu notes tout. #l:sp_pilot_day #scene:fair
{is("what-against"):
  Au bout de dix minutes, les plus jeunes font autre chose. Personne ne se plaint. Tu notes l’heure exacte où ça casse. #l:sp_pilot_bad
- else:
  ~ do("pilot-good")
  Personne n’est parti avant la fin. Tu notes la phrase que tu entends trois fois : « On peut recommencer ? » #l:sp_pilot_good
}
Gratuit pour eux, pas pour nous. Mais on en sait plus que ce matin. #l:sp_pilot_lila #who:lila
-> irene

=== quiet_day
Samedi, quinze heures. Ailleurs, une fête se passe sans vous. Lila dessine les onze lieux sur une carte, au crayon. #l:sp_quiet #scene:coworking
Dire non, ça ne fait pas de bruit. C’est peut-être le 41. #l:sp_quiet_lila #who:lila
-> irene

=== irene
En rangeant, tu croises des bottes rouges. #l:sp_boots
Alors, le 41 ? #l:sp_boots_asks #who:girl
Pas encore. #l:sp_boots_no #who:lila
Moi non plus. Mais j’ai déjà le 42, c’est mon petit frère qui mange une pomme. #l:sp_boots_42 #who:girl
{
- is("met-irene"):
  ~ do("keep-irene")
  Chez Irène, le carnet est ouvert sur la table. Elle lit son père à voix haute, sans lunettes, par cœur. #l:sp_irene_ok #scene:kitchen
  Vous pouvez vous en servir. Revenez me dire ce que les gens entendent. #l:sp_irene_yes #who:irene
- is("borrowed"):
  ~ do("irene-angry")
  Irène appelle. Elle ne crie pas, c’est pire. « Vous auriez pu demander. » Tu retires les trois bruits. #l:sp_irene_angry #scene:kitchen
- else:
  Irène attend toujours. Dans le cahier de Nonno, il y a une ligne à ton nom. #l:sp_irene_waits #scene:kitchen
}
Sur le plateau, Maud, qui accueille et conseille, pose une affichette sur ton clavier. #l:sp_maud #scene:coworking #checkpoint:irene
Jeudi, il y a un Café numérique. Deux personnes racontent ce qu’elles ont fabriqué, et ce qui a raté. #l:sp_cafe #who:coach #quest:cafe
Celui-là ne se joue pas ici : c’est un vrai café, avec de vraies gens. L’histoire continue sans lui ; avec lui, elle s’ouvre. #l:sp_cafe_real #who:coach
-> spark_debrief

=== spark_debrief
Dimanche, vous montez sur le terril. En haut, on voit le beffroi, le canal, et quatre semaines d’un coup. #l:sp_climb #scene:terrils #checkpoint:spark-debrief
Ce qui s’est passé : \{tests, plural, =0 \{aucun test\} one \{un seul test\} other \{\{tests\} tests\}\}, dont \{contradictions, plural, =0 \{aucun ne t’a donné tort\} one \{un t’a donné tort\} other \{\{contradictions\} t’ont donné tort\}\}. Il reste \{cash, number, ::currency/EUR precision-integer\}. #l:sp_what #phase:what
{is("tested-little"):
  On a beaucoup parlé entre nous. Nous sommes d’accord avec nous. C’est louche. #l:sp_what_little #who:lila
- else:
  On a entendu des gens dire non. C’était désagréable, et c’est ce que nous avons de plus cher. #l:sp_what_much #who:lila
}
{is("bet"):
  Le papier de Madame Josée, avec la mayonnaise : on l’a relu ce matin, mot pour mot. Impossible de tricher, c’est agaçant. #l:sp_what_bet #who:lila
}
Et pourquoi ça s’est passé ainsi, à ton avis ? #l:sp_why #phase:why
* [Parce qu’on a écouté avant de parler. #id:sp-why-listen #comp:3.5/1]
  {is("tested-little"):
    Écouté ? Qui ? Cite-m’en trois. … Voilà. #l:sp_why_listen_no #who:lila
  - else:
    Oui. Et surtout ceux qui n’étaient pas d’accord. #l:sp_why_listen_yes #who:lila
  }
* [Parce qu’on a eu de la chance, ou de la malchance. #id:sp-why-luck #comp:3.3/1]
  Un peu. La pluie, personne ne la décide. Le parapluie, si. #l:sp_why_luck #who:lila
* [Parce qu’on a manqué de temps. #id:sp-why-time #comp:2.1/1]
  Tout le monde a quarante heures. Regarde plutôt où elles sont parties. #l:sp_why_time #who:lila
- La règle, on la grave dans le carnet : une idée ne vaut rien tant qu’elle n’a pas eu l’occasion d’avoir tort. #l:sp_rule #phase:rule
Et la prochaine fois, qu’est-ce qu’on met à l’épreuve en premier ? #l:sp_next #phase:next
* [Pour qui c’est. #id:sp-next-who #comp:3.2/2]
  ~ do("plan-who")
* [Ce que c’est, au juste. #id:sp-next-what #comp:3.2/2]
  ~ do("plan-what")
* [Qui paierait, et combien. #id:sp-next-pays #comp:2.4/2]
  ~ do("plan-pays")
- Noté. Une carte t’attend sur le tableau de la semaine prochaine. #l:sp_planned
-> gate_team

=== gate_team
Redescendre, ou continuer ? Les deux chemins sont honnêtes. #l:sp_gate #checkpoint:gate-team
+ [Continuer : trouver avec qui. #id:begin-team #quests #comp:2.2/2]
  -> team
+ [Fermer proprement, tant qu’il reste de quoi. #id:sp-close #comp:3.3/2]
  -> rebound
+ [Poser le carnet. C’était bien. #id:sp-stop]
  Lila replie la carte. « On a su en quatre semaines ce que d’autres mettent dix ans à ne pas savoir. » #l:sp_stop #ending:stopped
  -> END
