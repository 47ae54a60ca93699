# A little of each kind: an opening, a phase, questions, marks, notes, and an act taken back.
08:52  MERLE   opens the jury
       MERLE   signs in ORME
       MERLE   signs in CÈDRE
09:00  MERLE   starts échange
09:01  MERLE   asks a to ORME
       PINSON  asks b to CÈDRE
       PINSON  undoes
09:02  MERLE   pauses for noise
09:03  MERLE   resumes
09:05  PINSON  notes ORME "Parle de « soi », jamais d’un cas."
       PINSON  marks ORME A1 2
09:20  MERLE   ends all the same "L’heure est passée."
09:21  PINSON  marks CÈDRE A1 1
       PINSON  hands in ORME
