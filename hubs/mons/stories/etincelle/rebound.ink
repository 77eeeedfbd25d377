// Failing well: the money is gone, or one closes. Played as a debriefing; opens a second venture.
=== rebound
Le bureau est vide. Il reste une table, un câble, et la marque plus claire des quarante papiers sur la vitre. #l:rb_empty #chapter:rebound #checkpoint:rebound #scene:empty
{is("second"):
  C’est la deuxième fois. Ça fait moins de bruit, et pas moins mal. #l:rb_again
- else:
  Personne n’est mort. Personne n’a menti. Et pourtant, ça pique les yeux. #l:rb_first
}
Assieds-toi. On va faire comme après un match : la vidéo, sans crier. #l:rb_maud #who:coach
Ce qui s’est passé : \{week, plural, one \{une semaine\} other \{\{week\} semaines\}\}, \{tests, plural, =0 \{aucun test\} one \{un test\} other \{\{tests\} tests\}\}, et \{cash, number, ::currency/EUR precision-integer\} au dernier jour. #l:rb_what #phase:what
{
- is("over"):
  L’argent a manqué avant les réponses. Ça arrive aux gens sérieux aussi. #l:rb_what_broke #who:coach
- else:
  Vous avez fermé avec de quoi payer tout le monde. C’est plus rare qu’un succès, et on n’en parle jamais. #l:rb_what_chosen #who:coach
}
D’abord, on règle ce qu’on doit. Par qui tu commences ? #l:rb_settle #who:coach
+ [Par ceux qui ont travaillé. #id:rb-team-first #comp:1.5/2]
  ~ do("settle-team")
  Tom et Bako reçoivent un message, un montant, une date. Tom répond : « Reçu. La prochaine fois, je veux le même patron. » #l:rb_team
+ [Par ceux qui ont prêté. #id:rb-lender-first #comp:2.4/2]
  ~ do("settle-lender")
  Nonno range les billets dans la boîte à biscuits sans les compter. Puis il les compte. #l:rb_lender
+ [Par ceux qui attendaient quelque chose. #id:rb-customers-first #comp:1.5/2]
  ~ do("settle-customers")
  Une lettre, onze adresses. « Nous arrêtons. Voici pourquoi, et voici qui peut vous aider. » Neuf répondent merci. #l:rb_customers
- -> friday

=== friday
Nonno est venu aussi. Il s’assied sur la boîte en carton, comme si c’était la place d’honneur. #l:rb_nonno #checkpoint:friday
La fosse, chez nous, ils l’ont fermée un vendredi. On nous a dit : rentrez chez vous, c’est fini. Pas un mot de plus. #l:rb_friday #who:nonno
Le pire, ce n’était pas lundi. C’était que personne ne nous a demandé ce qu’on savait faire. #l:rb_monday #who:nonno
Alors moi, je te demande. Tu sais faire quoi, que tu ne savais pas ? #l:rb_can #who:nonno
+ [« Poser une question et me taire. » #id:rb-can-ask #comp:3.5/2]
  Il se tait, pour voir. Toi aussi. Ça dure. Il rit le premier. #l:rb_can_ask
+ [« Compter ce qui reste, et le dire tout haut. » #id:rb-can-count #comp:2.4/2]
  Il approuve. « La moitié de mes chefs ne savaient pas. L’autre moitié savait, et ne disait rien. » #l:rb_can_count
+ [« Tenir à quatre autour d’une table. » #id:rb-can-hold #comp:3.4/2]
  Il regarde la table vide, puis les quatre ronds de café. « Ça se voit », dit-il. #l:rb_can_hold
- -> rebound_why

=== rebound_why
Pourquoi ça s’est arrêté ? Pas l’excuse. La cause. #l:rb_why #who:coach #phase:why #checkpoint:rebound-why
+ [On a vendu avant de savoir à qui. #id:rb-sold-first #comp:3.5/2]
  {is("tested-little"):
    Oui. Et tu l’as dit sans regarder tes chaussures. #l:rb_sold_yes #who:coach
  - else:
    Je ne crois pas : tu as beaucoup demandé. Cherche encore. #l:rb_sold_no #who:coach
  }
+ [On a couru trop longtemps sans dormir. #id:rb-tired #comp:2.1/2]
  {is("tired-often"):
    C’est écrit dans tes semaines, noir sur blanc. Le corps tient les comptes mieux que toi. #l:rb_tired_yes #who:coach
  - else:
    Non. Tu as bonne mine. C’est agaçant, mais ce n’est pas la cause. #l:rb_tired_no #who:coach
  }
+ [On a répondu juste, à un problème que personne n’avait. #id:rb-no-problem #comp:1.4/2]
  C’est la cause la plus courante du monde, et la plus polie : personne ne se plaint, personne n’achète. #l:rb_no_problem #who:coach
+ [On a manqué d’argent, c’est tout. #id:rb-cash #comp:2.4/1]
  L’argent est ce qui s’arrête en dernier. Qu’est-ce qui s’était arrêté avant ? #l:rb_cash #who:coach
- La règle : on ne rate pas une entreprise, on rate une hypothèse. L’entreprise, c’est ce qu’on a mis dessus. #l:rb_rule #phase:rule
Fermer, ça se fait aussi dans l’ordre : qui dois-tu prévenir, et sous quel délai ? Pose la question à un guichet d’entreprises ou à ton comptable, avant, pas après. #l:rb_order #who:coach
Tu emportes quoi ? #l:rb_next #who:coach #phase:next
+ [Une question que je poserai plus tôt. #id:rb-take-question #comp:3.5/2]
  ~ do("take-question")
  Bien. Écris-la en grand. La vitre est libre. #l:rb_take_question #who:coach
+ [Deux personnes avec qui je recommencerais. #id:rb-take-people #comp:3.4/2]
  ~ do("take-people")
  Bien. Dis-le-leur, tant que c’est vrai. #l:rb_take_people #who:coach
+ [Le sommeil, d’abord. #id:rb-take-sleep #comp:2.1/2]
  ~ do("take-sleep")
  Bien. C’est la seule subvention qui ne demande pas de dossier. #l:rb_take_sleep #who:coach
- -> rebound_gate

=== rebound_gate
Lila est dans la porte, en ciré, avec des frites. #l:rb_lila #checkpoint:rebound-gate
{is("second"):
  -> rebound_end
}
J’ai relu le carnet. On l’a lu dans un sens. Il y en a un autre. #l:rb_other #who:lila
Plus petit, cette fois. Moins cher. Et ce qui était vrai la première fois ne l’est plus forcément. #l:rb_smaller #who:lila
+ [Recommencer, avec ce qu’on a appris. #id:rb-second #quests #comp:2.2/2]
  ~ do("second-venture")
  Vous recollez cinq papiers sur la vitre. Ils tiennent mieux : elle est propre. #l:rb_second
  {
  - is("in-problem"):
    -> last_try
  - is("in-team"):
    -> problem
  - else:
    -> team
  }
+ [Pas maintenant. Mais pas jamais. #id:rb-stop #comp:2.1/2]
  -> rebound_end

=== rebound_end
On mange les frites sur la table, avec le câble. #l:rb_fries
Tu sais ce qui est drôle ? On sait faire, maintenant. C’est juste qu’on ne sait pas encore quoi. #l:rb_know #who:lila #ending:settled
-> END

// Who closed in the last chapter and began again: two weeks and one question.
=== last_try
Trois mois plus tard, la fête du canal d’hiver. Même bâche, autre table, et un seul casque. #l:lt_table #chapter:problem #scene:fair #checkpoint:last-try
On ne montre rien. On demande. Si quelqu’un demande à voir, on montre. #l:lt_rule #who:lila
-> week ->
{is("tested-little"):
  Les gens parlent. Du bruit qu’ils n’entendent plus. De celui qu’ils voudraient garder. Tu remplis neuf pages. #l:lt_pages
- else:
  À la fin de la deuxième heure, une dame pose dix euros sur la table. « C’est pour quand ce sera prêt. » #l:lt_ten
}
-> week ->
-> problem_debrief
