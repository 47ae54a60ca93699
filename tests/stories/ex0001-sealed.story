# The second certification to its seal: points and weights, a deliberation after each passage, one
# competency made up for by the other, one under the threshold, one excused.

08:45     ALOUETTE opens the jury
08:58     ROITELET signs in TILLEUL
09:00:00  ROITELET starts préparation
09:30:00  ROITELET ends
09:31:00  ROITELET starts exposé
passage 2
09:35:00  ROITELET signs in AULNE
          ROITELET starts préparation
passage 1
09:39:30  ROITELET ends
09:40:00  ROITELET starts entretien
09:41:00  ALOUETTE asks a to TILLEUL
09:44:30  ROITELET asks b to TILLEUL "Que feriez-vous d’un silence ?"
09:49:00  ALOUETTE asks c to TILLEUL
09:54:00  ROITELET ends
09:54:30  ALOUETTE fills TILLEUL 3 4 4 3.5
          ALOUETTE comments TILLEUL B "Cadre clair, conclusion laissée à l’autre."
          ALOUETTE hands in TILLEUL
09:56:00  ROITELET fills TILLEUL 3.5 3 4 3
          ROITELET notes TILLEUL "Parle vite au début."
          ROITELET hands in TILLEUL

# Agreed on both: confirmed together.
09:58:00  ALOUETTE opens the deliberation of 1
          ?        proposal TILLEUL A = validated 2/0/0
          ROITELET confirms what is agreed                      ! no_right
09:59:00  ALOUETTE confirms what is agreed
          ?        decision TILLEUL B = validated
          ?        outcome TILLEUL = certified
          ALOUETTE decides AULNE A validated                    ! deliberation_not_open
          ALOUETTE seals                                        ! deliberation_not_open candidate=AULNE

# AULNE: A is refused, above the threshold, and the mean makes up for it.
passage 2
10:05:00  ROITELET ends
10:06:00  ROITELET starts exposé
10:15:00  ROITELET ends
10:15:30  ROITELET starts entretien
passage 3
10:15:30  ROITELET signs in MÉLÈZE
          ROITELET starts préparation
passage 2
10:17:00  ROITELET asks a to AULNE
10:21:00  ALOUETTE asks b to AULNE
10:26:00  ALOUETTE asks c to AULNE "À qui appartient ce que l’on vous confie ?"
10:30:30  ROITELET ends
10:31:00  ALOUETTE fills AULNE   2 2.5 4 4
          ALOUETTE hands in AULNE
10:32:00  ROITELET fills AULNE   2 2 4 3.5
          ROITELET hands in AULNE
          ALOUETTE seals                                        ! deliberation_not_open candidate=AULNE
10:33:00  ALOUETTE opens the deliberation of 2
          ?        proposal AULNE A = not_validated 0/2/0
          ?        proposal AULNE B = validated 2/0/0
10:34:00  ALOUETTE decides AULNE A not_validated for A2 "Avis donnés comme des faits."
10:34:30  ALOUETTE confirms what is agreed
          ?        outcome AULNE = certified
10:35:00  ALOUETTE writes for AULNE B "Conduit l’échange avec tact et le fait conclure par l’autre."

# MÉLÈZE: a third more time; B is under the threshold, nothing makes up for it.
passage 3
10:55:30  ROITELET ends
10:56:00  ROITELET starts exposé
11:09:00  ROITELET ends
11:09:30  ROITELET starts entretien
11:11:00  ROITELET asks a to MÉLÈZE
11:16:00  ALOUETTE asks b to MÉLÈZE
11:21:00  ROITELET asks c to MÉLÈZE
11:28:00  ROITELET ends
11:28:30  ALOUETTE fills MÉLÈZE  4 4 1.5 1.5
          ALOUETTE hands in MÉLÈZE
11:29:30  ROITELET fills MÉLÈZE  4 4.5 2 1
          ROITELET hands in MÉLÈZE
11:31:00  ALOUETTE opens the deliberation of 3
11:31:30  ALOUETTE decides MÉLÈZE B not_validated for B1 B2 "Ni but ni durée annoncés ; l’entretien s’arrête sans conclusion."
11:32:00  ALOUETTE confirms what is agreed
          ?        outcome MÉLÈZE = not_certified

# SORBIER is excused; CHARME's A is far apart, and debated.
passage 4
11:32:00  ROITELET tells SORBIER is excused
passage 5
11:34:00  ROITELET signs in CHARME
11:35:00  ROITELET starts préparation
12:05:00  ROITELET ends
12:06:00  ROITELET starts exposé
12:15:30  ROITELET ends
12:16:00  ROITELET starts entretien
12:18:00  ALOUETTE asks a to CHARME
12:22:00  ROITELET asks b to CHARME
12:27:00  ALOUETTE asks c to CHARME
12:31:00  ROITELET ends
12:31:30  ALOUETTE fills CHARME  3 3 3 3.5
          ALOUETTE hands in CHARME
12:32:30  ROITELET fills CHARME  2 2 3 3
          ROITELET hands in CHARME
12:34:00  ALOUETTE opens the deliberation of 5
          ?        proposal CHARME A = validated 1/1/0
12:35:00  ALOUETTE confirms what is agreed
          ?        decision CHARME A = none
          ?        decision CHARME B = validated
          ALOUETTE seals                                        ! decisions_missing value=1
12:38:00  ROITELET takes back CHARME "après débat du jury"
12:38:20  ROITELET marks CHARME A2 2.5 "distingue les faits dans l’entretien"
          ROITELET hands in CHARME
12:39:00  ALOUETTE decides CHARME A validated
          ?        outcome CHARME = certified
          ?        outcome SORBIER = excused

12:45:00  ROITELET seals                                        ! no_right
          ?        notes of ROITELET on TILLEUL = "Parle vite au début."
          ALOUETTE seals
          ?        version = 1
          ?        notes of ROITELET on TILLEUL = ""
12:46:00  ALOUETTE signs
12:46:30  ROITELET signs "Sans observation."
