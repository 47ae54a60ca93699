# One candidate has been heard; both sheets are in.

08:45     ALOUETTE opens the jury
08:58     ROITELET signs in TILLEUL
09:00:00  ROITELET starts préparation
09:30:00  ROITELET ends
09:31:00  ROITELET starts exposé
09:38:30  ROITELET ends
09:39:00  ROITELET starts entretien
09:40:00  ALOUETTE asks a to TILLEUL
09:44:00  ALOUETTE asks b to TILLEUL
09:48:00  ROITELET asks c to TILLEUL
09:56:30  ROITELET ends
09:57:00  ALOUETTE fills TILLEUL 2.5 3 4.5 0
          ROITELET fills TILLEUL 3 3 4 1
09:58:00  ROITELET hands in TILLEUL
