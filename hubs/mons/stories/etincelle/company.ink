// The second door: a family firm of six. Joins the first chapter at its first week.
=== company
Lundi, sept heures trente. L’Imprimerie Bosquet, six personnes, sent l’encre et le café. La plieuse tousse. #l:co_press #chapter:company #checkpoint:company #scene:press
Madame Bosquet compte les commandes. Elle compte deux fois, parce que la première fois ne lui a pas plu. #l:co_boss
Des faire-part, des tracts, le bulletin de la paroisse. Un cinquième de moins qu’il y a trois ans. #l:co_orders #who:boss
Mon neveu dit qu’il nous faut une appli. Mon comptable dit qu’il nous faut des clients. Et toi, tu dis quoi ? #l:co_ask #who:boss
* [On regarde ensemble les commandes de l’année, une par une. #id:co-numbers #comp:2.4/1]
  ~ do("read-orders")
  Deux heures plus tard, c’est clair : on perd sur le tract, on gagne sur ce qui se garde. #l:co_numbers
* [On appelle trois clients qui ne reviennent plus. #id:co-lost #comp:3.5/1]
  ~ do("call-lost")
  « Votre papier était beau. Mais il ne faisait rien. » La phrase revient deux fois sur trois. #l:co_lost
* [On achète l’appli, on verra bien. #id:co-app #comp:3.3/1]
  ~ do("buy-app")
  Cent quatre-vingts euros plus tard, l’appli sait faire une chose : demander de la mettre à jour. #l:co_app
- Karim, à la presse depuis dix-neuf ans, s’essuie les mains très lentement. #l:co_karim
Et le jour où l’écran fait tout, je plie quoi, moi ? #l:co_karim_asks #who:karim
-> company_people

=== company_people
* [« Je ne sais pas encore. Viens chercher avec moi. » #id:co-karim-in #comp:2.5/2]
  ~ do("karim-in")
  Il hausse les épaules. Mais dix minutes plus tard, il apporte une chute de papier qui craque quand on la plie. « Écoute ça. » #l:co_karim_in #checkpoint:company-people
* [« Rien ne changera, promis. » #id:co-karim-promise #comp:1.5/1]
  ~ do("karim-promise")
  Il hoche la tête. Il a déjà entendu cette phrase, d’un autre patron, avec les mêmes sourcils. #l:co_karim_promise
* [« On verra quand on y sera. » #id:co-karim-later #comp:3.3/1]
  ~ do("karim-later")
  Il retourne à sa presse. Elle, au moins, prévient avant de coincer. #l:co_karim_later
- Onze heures. La porte tinte. Un ciré jaune entre, avec de l’eau autour. #l:co_lila_in
Bonjour ! Il me faut quarante plans de papier, et je voudrais qu’ils parlent. #l:co_lila #who:lila
Elle raconte le carnet. Madame Bosquet n’écoute jamais les gens mouillés. Elle écoute. #l:co_listens
Du papier qui se garde… et qui fait quelque chose. #l:co_idea #who:boss
Elle sort une enveloppe. « Huit cents euros et tes après-midi. Pas un jour de plus sans une preuve. » #l:co_envelope
Mais d’abord, midi sonne, et il y a du monde au comptoir. Karim pose un plan plié à côté de la caisse. Il claque quand on l’ouvre. #l:co_counter #checkpoint:company-counter
Un client le prend, l’ouvre, le referme. Puis il recommence, pour le bruit. #l:co_counter_client
* [Le laisser faire, et noter tout ce qu’il essaie. #id:co-watch #comp:3.5/1]
  ~ do("counter-watch")
  Il cherche un bouton, une flèche, un prix. Il approche le papier de son oreille. Personne n’avait prévu l’oreille. #l:co_watch
* [Lui expliquer l’idée, de A à Z. #id:co-explain #comp:2.5/1]
  ~ do("counter-explain")
  Il écoute, il approuve, il trouve ça formidable. Il repart avec ses cartes de visite, et sans le plan. #l:co_explain
* [Lui demander ce qu’il a gardé, comme papier, cette année. #id:co-kept #comp:1.1/2]
  ~ do("counter-kept")
  Une carte de promenade, un menu, le dessin de sa fille. « Le reste, c’est pour allumer le barbecue. » #l:co_kept
- Madame Bosquet a tout vu, de son bureau, par la porte qu’elle croit fermée. #l:co_boss_saw
À l’école, on m’a appris à demander le bon à tirer avant de lancer la presse. Ton essai, c’est un bon à tirer. Je comprends ça. #l:co_proof_sheet #who:boss
Une firme qui veut se mettre au numérique peut parfois être aidée. Quelle aide, combien, cette année ? Ça change : pose la question au hub avant de signer un devis. #l:co_aid #who:boss #source:aid
À qui parlerait-il d’abord, ce papier ? #l:co_who #who:lila
* [À nos clients à faire-part : les familles. #id:co-families #comp:1.1/2]
  ~ do("aim-families")
* [Aux écoles de la rue, qui impriment déjà chez nous. #id:co-schools #comp:1.1/2]
  ~ do("aim-schools")
* [Aux visiteurs : ils veulent emporter quelque chose. #id:co-visitors #comp:1.1/2]
  ~ do("aim-visitors")
- ~ do("company")
Tu l’écris sur un papier de couleur. C’est une hypothèse, et ça se décolle. #l:co_sticky
Avec la maison derrière toi, tu as plus d’argent que d’autres. Et six salaires qui regardent. #l:co_weight #who:lila
Tom, du plateau d’à côté, prêtera son oreille. Pour le reste : quarante heures par semaine, cinq papiers, et la plieuse. #l:co_join #chapter:spark #checkpoint:company-join #scene:coworking
-> bakery
