=== prologue
Dimanche, dix-huit heures. Il pleut sur le canal, et le canal s’en moque. #l:pr_rain #chapter:prologue #checkpoint:prologue #scene:lift
Devant toi, un ascenseur à bateaux de plus de cent ans : une tour de fer, et de l’eau pour toute force. #l:pr_lift #source:lifts
Deux bacs pleins, reliés par en dessous. Quand l’un descend, l’autre monte. C’est tout le secret. #l:pr_secret
C’est la journée du patrimoine. Vingt visiteurs, trois parapluies, une guide en ciré jaune. Et toi. #l:pr_day
Qu’est-ce que tu fais là ? #l:pr_why
* [Rien de spécial : il pleut, et c’est le seul toit. #id:pro-rain #comp:2.1/1]
  ~ do("came-by-chance")
  Bonne réponse. La moitié des choses commencent sous un abri. #l:pr_rain_lila #who:lila
* [On me paie pour compter les visiteurs. #id:pro-job #comp:2.4/1]
  ~ do("came-to-count")
  Alors compte bien : avec toi et le chien, vingt-deux. L’an passé, le chien était seul. #l:pr_job_lila #who:lila
* [J’accompagne deux enfants qui s’ennuient déjà. #id:pro-kids #comp:2.5/1]
  ~ do("came-with-kids")
  Parfait. Deux enfants qui s’ennuient, c’est le meilleur jury du pays. #l:pr_kids_lila #who:lila
* [Je livre les affiches. Je travaille à l’imprimerie. #id:pro-print #comp:2.3/1]
  ~ do("came-to-deliver")
  Ah ! Vous avez imprimé « acsenseur ». Ne dis rien : l’affiche est belle, et personne n’a vu. #l:pr_print_lila #who:lila
- Moi, c’est Lila. Guide le dimanche, et le reste de la semaine, ça dépend. #l:pr_lila #who:lila
-> cabin

=== cabin
La cabine du machiniste est fermée depuis des années. Aujourd’hui, la pluie a gonflé la porte. Lila pousse. La porte cède. #l:pr_door #checkpoint:cabin
Un siège de bois. Une manette de cuivre. Et sous le siège, dans une toile cirée, un carnet ficelé. #l:pr_notebook
Sur la couverture, une seule lettre, Z., et trois mots : « Carnet des bruits ». #l:pr_cover
« N° 1. La chaîne, à froid. Elle grince comme une porte de grange. » #l:pr_n1
« N° 9. L’eau qui passe d’un bac à l’autre. Un long oui. » #l:pr_n9
« N° 17. La pluie sur la tôle. On dirait quelqu’un qui cherche ses mots. » #l:pr_n17
« N° 40. Un batelier qui dit merci. Rare. » #l:pr_n40
Il y a aussi un n° 41. Un numéro, une date, et rien d’autre. La ligne est vide. #l:pr_n41
Quarante bruits. Et il s’arrête juste avant la fin, comme une série qui n’a plus de budget. #l:pr_series #who:lila
* [Lire à voix haute, là, pour tout le monde. #id:pro-read #comp:3.1/1]
  ~ do("read-aloud")
  Tu lis. Au n° 9, les conversations s’arrêtent. Au n° 17, tout le monde regarde le toit. #l:pr_read
  Tu as vu ? Ils ont écouté la pluie. Elle tombait depuis deux heures. #l:pr_read_lila #who:lila
* [Demander d’abord à qui est ce carnet. #id:pro-owner #comp:1.5/1]
  ~ do("asked-owner")
  Un visiteur à casquette se penche. « Z. ? Zéphyr, le machiniste. Il est mort. Il avait une fille. » #l:pr_owner
  Bien vu. Un trésor sans propriétaire, ça s’appelle un ennui. #l:pr_owner_lila #who:lila
* [Photographier chaque page, et ne rien déplacer. #id:pro-photo #comp:3.2/1]
  ~ do("took-photos")
  Quarante et une photos, bien cadrées. Le carnet part au bureau, avec un reçu. #l:pr_photo
  Un reçu ! Toi, tu iras loin, ou tu seras à l’heure. #l:pr_photo_lila #who:lila
- À la dernière page, une phrase : « À qui trouve : écoute d’abord, parle après. » #l:pr_motto
-> ten_minutes

=== ten_minutes
Une petite fille à bottes rouges tire la manche de Lila. #l:pr_girl #checkpoint:ten-minutes
Et le 41, c’est quoi ? #l:pr_girl_asks #who:girl
On ne sait pas. #l:pr_lila_no #who:lila
Alors on fait quoi ? Il n’y a rien à regarder, ici. #l:pr_girl_bored #who:girl
Le prochain bateau passe dans dix minutes. C’est peu. C’est assez pour essayer quelque chose. #l:pr_boat
* [« Ferme les yeux. Je te lis un bruit, et tu le cherches. » #id:pro-listen #comp:1.2/1]
  ~ do("idea-listen")
  Elle ferme les yeux. Une minute entière. Sa mère en fait autant, puis le monsieur au chien. #l:pr_listen
* [« Trois bruits sont cachés ici. Le premier qui les trouve gagne. » #id:pro-play #comp:3.1/1]
  ~ do("idea-play")
  Elle court, elle pose l’oreille contre le fer, elle crie « un ! ». Deux grands la suivent, l’air de rien. #l:pr_play
* [« Voici mon téléphone. Enregistre un bruit à toi. » #id:pro-make #comp:2.5/1]
  ~ do("idea-make")
  Elle enregistre le couinement de ses bottes. Elle l’écoute quatre fois, très grave, comme un ingénieur. #l:pr_make
- Le bateau arrive. Personne n’a regardé sa montre. #l:pr_boat_here
Ça a marché. Avec une petite fille, un dimanche de pluie, une fois. #l:pr_once #who:lila
Une fois, ce n’est pas une preuve. Mais c’est mieux qu’une opinion. #l:pr_proof #who:lila
-> dusk

=== dusk
Une heure plus tard, les terrils se découpent derrière le canal. Les visiteurs sont partis. Le chien aussi. #l:pr_dusk #scene:terrils #checkpoint:dusk
Il y a des lieux comme celui-ci partout chez nous. Et des gens qui savent encore comment ils sonnaient. #l:pr_places #who:lila
Je ne sais pas si c’est une entreprise. Je ne suis pas sûre que ce soit une idée. #l:pr_unsure #who:lila
Mais j’aimerais bien savoir. Pas toi ? #l:pr_ask #who:lila
Qu’est-ce que tu veux essayer ? #l:pr_try
+ [Partir du carnet, et voir si quelqu’un en veut. #id:begin-spark #quests #comp:2.2/1]
  -> spark
+ [Partir de mon entreprise, et voir ce qu’elle peut en faire. #id:begin-company #quests #comp:2.3/1]
  -> company
+ [Rien, pour aujourd’hui. #id:pro-leave]
  Lila déchire un coin du programme et y écrit « 41 ». #l:pr_leave
  Au cas où un bruit te réveille la nuit. Bonne route ! #l:pr_leave_lila #who:lila #ending:later
  -> END
