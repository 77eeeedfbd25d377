=== second
{is("closed"):
  Au café, on t’a reconnu. #l:se_known #chapter:second #checkpoint:second
- else:
  Au café, personne ne te connaît. #l:se_unknown #chapter:second #checkpoint:second-unknown
}
-> week ->
* [Vendre à l’école. #id:sell-school #comp:1.4/2]
  ~ do("school")
  L’école prend. #l:se_school
* [Vendre à la ville. #id:sell-town #comp:1.4/1]
  ~ do("town")
  La ville réfléchit. #l:se_town
- -> week ->
Voilà, pour cette fois. #l:se_done #ending:done
-> END
